package dev.helpdesk4j.escalation.application;

import dev.helpdesk4j.adapter.retrofit.event.FeishuEvents;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.escalation.adapter.database.Databases;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventInbox;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;

/** Receives an event in a process of its own. At the critical moment it prints a line, then waits to be killed. */
final class ReceiverToKill {

    private ReceiverToKill() {}

    /** @param args the critical moment, the time, the database, the help desk, and the event */
    public static void main(String[] args) throws Exception {
        var moment = args[0];
        var stored = new CountDownLatch(1);
        var clock = Clock.fixed(Instant.parse(args[1]), ZoneOffset.UTC);
        var inbox = new Watched(
                Databases.pooledInbox(args[2], HelpdeskId.of(args[3]), clock), () -> waitIf(moment, "handled"));
        var receiver = EventReceiver.afterStoring(
                inbox,
                FeishuEvents::decode,
                event -> {
                    stored.await();
                    waitIf(moment, "stored");
                    System.out.println("handled " + event.id().value());
                },
                EventListener.NONE);
        System.out.println(receiver.receive(new EventDelivery(FeishuEvents.decode(args[4]), args[4])));
        stored.countDown();
        System.in.read();
    }

    private static void waitIf(String moment, String reached) {
        if (moment.equals(reached)) {
            System.out.println("kill me now");
            try {
                System.in.read();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** An inbox that runs an action before an event is removed. */
    private record Watched(EventInbox inbox, Runnable beforeHandled) implements EventInbox {

        @Override
        public boolean store(EventId event, String json) {
            return inbox.store(event, json);
        }

        @Override
        public Option<StoredEvent> take() {
            return inbox.take();
        }

        @Override
        public void handled(EventId event) {
            beforeHandled.run();
            inbox.handled(event);
        }

        @Override
        public void postpone(EventId event, Duration pause) {
            inbox.postpone(event, pause);
        }
    }
}
