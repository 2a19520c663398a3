package dev.helpdesk4j.architecture.violations.libraries.domain;

/** Does nothing wrong. */
final class DomainWithBytes {

    byte[] bytes = new byte[1];
    int[][] numbers = {{1}};
    String[] words = {"a"};
}
