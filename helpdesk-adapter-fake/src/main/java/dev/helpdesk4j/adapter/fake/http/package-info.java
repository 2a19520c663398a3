/** The HTTP server of the emulator and its control. Not exported. */
@NullMarked
package dev.helpdesk4j.adapter.fake.http;

import org.jspecify.annotations.NullMarked;
