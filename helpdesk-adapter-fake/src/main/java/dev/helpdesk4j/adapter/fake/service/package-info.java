/** What the fake and the emulator both know of the service. Not exported: no user needs it. */
@NullMarked
package dev.helpdesk4j.adapter.fake.service;

import org.jspecify.annotations.NullMarked;
