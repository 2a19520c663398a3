package dev.helpdesk4j.architecture.violations.arrows.ports;

import dev.helpdesk4j.architecture.violations.arrows.adapter.fake.AdapterThatKnowsExamples;

public final class PortsThatKnowAdapters {

    AdapterThatKnowsExamples adapter;
}
