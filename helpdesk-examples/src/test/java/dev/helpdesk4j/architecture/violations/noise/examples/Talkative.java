package dev.helpdesk4j.architecture.violations.noise.examples;

/** May speak: it is a command line. */
final class Talkative {

    void speaks() {
        System.out.println("hello");
    }
}
