package dev.helpdesk4j.architecture.violations.nulls.ports;

final class Marked {}
