package dev.helpdesk4j.architecture.violations.api;

final class Secret {

    public void notShown() {}
}
