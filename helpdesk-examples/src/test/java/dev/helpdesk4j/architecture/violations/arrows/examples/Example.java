package dev.helpdesk4j.architecture.violations.arrows.examples;

public final class Example {}
