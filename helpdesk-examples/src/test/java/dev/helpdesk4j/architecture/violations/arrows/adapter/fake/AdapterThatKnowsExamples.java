package dev.helpdesk4j.architecture.violations.arrows.adapter.fake;

import dev.helpdesk4j.architecture.violations.arrows.examples.Example;

public final class AdapterThatKnowsExamples {

    Example example;
}
