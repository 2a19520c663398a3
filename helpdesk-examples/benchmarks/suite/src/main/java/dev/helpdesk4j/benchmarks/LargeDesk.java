package dev.helpdesk4j.benchmarks;

import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;

/** Serves many full tickets by an emulator until it is killed, and prints its URL. */
final class LargeDesk {

    private LargeDesk() {}

    public static void main(String[] args) throws InterruptedException {
        var fake = FullTickets.desk(Integer.parseInt(args[0]), false);
        System.out.println(HelpdeskEmulator.builder(fake).start().baseUrl());
        Thread.currentThread().join();
    }
}
