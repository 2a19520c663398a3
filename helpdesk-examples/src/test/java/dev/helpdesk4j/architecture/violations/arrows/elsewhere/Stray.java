package dev.helpdesk4j.architecture.violations.arrows.elsewhere;

final class Stray {}
