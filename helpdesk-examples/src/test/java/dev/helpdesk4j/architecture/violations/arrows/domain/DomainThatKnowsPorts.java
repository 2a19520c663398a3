package dev.helpdesk4j.architecture.violations.arrows.domain;

import dev.helpdesk4j.architecture.violations.arrows.ports.PortsThatKnowAdapters;

final class DomainThatKnowsPorts {

    PortsThatKnowAdapters port;
}
