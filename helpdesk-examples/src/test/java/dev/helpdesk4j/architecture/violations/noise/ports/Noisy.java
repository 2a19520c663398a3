package dev.helpdesk4j.architecture.violations.noise.ports;

import java.util.logging.Logger;

final class Noisy {

    void speaks() {
        System.out.println("hello");
    }

    void complains() {
        System.err.println("hello");
    }

    void logs() {
        Logger.getLogger("noisy").info("hello");
    }
}
