/**
 * The service's wire face over a {@link dev.helpdesk4j.adapter.fake.FakeHelpdesk}, for clients in any language: the
 * paths, credentials, codes and JSON of the platform's documents on a loopback port. And a proxy to put in front of it,
 * which behaves as badly as a network can.
 */
@NullMarked
package dev.helpdesk4j.adapter.fake.emulator;

import org.jspecify.annotations.NullMarked;
