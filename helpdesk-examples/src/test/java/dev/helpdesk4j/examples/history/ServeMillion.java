package dev.helpdesk4j.examples.history;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Serves {@link MillionTickets} until it is killed, and prints the variables of its clients. */
final class ServeMillion {

    private ServeMillion() {}

    public static void main(String[] args) throws Exception {
        var start = System.nanoTime();
        var fake = FakeHelpdesk.empty();
        new MillionTickets().fill(fake);
        try (var emulator = HelpdeskEmulator.builder(fake).start()) {
            System.out.println("export FEISHU_APP_ID=" + emulator.appId());
            System.out.println("export FEISHU_APP_SECRET=" + emulator.appSecret());
            System.out.println(
                    "export FEISHU_HELPDESK_ID=" + emulator.helpdeskId().value());
            System.out.println("export FEISHU_HELPDESK_TOKEN=" + emulator.helpdeskToken());
            System.out.println("export FEISHU_BASE_URL=" + emulator.baseUrl());
            System.out.println(
                    "# filled in " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
            new CountDownLatch(1).await();
        }
    }
}
