/**
 * The service's wire face over a {@link dev.helpdesk4j.adapter.fake.FakeHelpdesk}, for clients in any language: the
 * paths, credentials, codes and JSON of the platform's documents on a loopback port.
 */
@NullMarked
package dev.helpdesk4j.adapter.fake.emulator;

import org.jspecify.annotations.NullMarked;
