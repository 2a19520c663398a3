package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;

/** Runs an emulator until standard input ends; prints its port. */
final class ServeInLittleMemory {

    private ServeInLittleMemory() {}

    public static void main(String[] args) throws Exception {
        try (var emulator = HelpdeskEmulator.builder(FakeHelpdesk.empty()).start()) {
            System.out.println(emulator.port());
            while (System.in.read() >= 0) {}
        }
    }
}
