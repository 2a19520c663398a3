/**
 * An HTTP server that emulates the service on a {@link dev.helpdesk4j.adapter.fake.FakeHelpdesk}, for clients in any
 * language: the paths, credentials, codes and JSON of the platform's documents on a loopback port. A proxy in front of it
 * injects faults of the network.
 *
 * <p>This package alone needs Netty (4.1 or 4.2) and Gson (2.8.9 or newer). On the class path, applications that do not use
 * it may leave both out.
 */
@NullMarked
package dev.helpdesk4j.adapter.fake.emulator;

import org.jspecify.annotations.NullMarked;
