/**
 * Control of an emulator over HTTP, for tests in any language: start with {@link
 * dev.helpdesk4j.adapter.fake.control.EmulatorControl}.
 */
@NullMarked
package dev.helpdesk4j.adapter.fake.control;

import org.jspecify.annotations.NullMarked;
