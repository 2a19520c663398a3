/** For this library's own tests that need more than a JDK and Maven; no part of the contract. */
@NullMarked
package dev.helpdesk4j.external;

import org.jspecify.annotations.NullMarked;
