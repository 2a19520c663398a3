/** Properties of the service that the fake and the emulator share. Not exported. */
@NullMarked
package dev.helpdesk4j.adapter.fake.service;

import org.jspecify.annotations.NullMarked;
