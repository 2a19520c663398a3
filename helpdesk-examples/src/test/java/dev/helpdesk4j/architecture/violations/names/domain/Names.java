package dev.helpdesk4j.architecture.violations.names.domain;

/** The last two are fine. */
final class Names {

    static final class TicketManager {}

    static final class TicketHelper {}

    static final class TicketUtil {}

    static final class TicketUtils {}

    static final class TicketImpl {}

    static final class TicketData {}

    static final class TicketInfo {}

    static final class Information {}

    static final class Database {}
}
