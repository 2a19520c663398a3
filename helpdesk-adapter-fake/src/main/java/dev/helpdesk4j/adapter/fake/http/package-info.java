/** HTTP as the emulator and its control speak it. */
@NullMarked
package dev.helpdesk4j.adapter.fake.http;

import org.jspecify.annotations.NullMarked;
