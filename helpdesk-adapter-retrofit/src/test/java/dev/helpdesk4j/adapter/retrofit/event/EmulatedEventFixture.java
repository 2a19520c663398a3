package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.adapter.fake.EventTransport;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.contract.EventFixture;
import io.vavr.collection.List;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A fake whose events the emulator delivers to the adapter. */
abstract class EmulatedEventFixture implements EventFixture {

    private final ManualClock clock = ManualClock.at(START);
    private final FakeHelpdesk fake =
            FakeHelpdesk.builder().helpdeskId(HELPDESK).clock(clock).build();
    private final HelpdeskEmulator emulator;
    private final FeishuApp app;

    EmulatedEventFixture(UnaryOperator<HelpdeskEmulator.Builder> settings) {
        emulator = settings.apply(HelpdeskEmulator.builder(fake).strict()).start();
        app = FeishuApp.builder(emulator.appId(), emulator.appSecret())
                .baseUrl(emulator.baseUrl())
                .maxAttempts(1)
                .build();
    }

    HelpdeskEmulator emulator() {
        return emulator;
    }

    /** Sets how events from now on are delivered. */
    abstract void transport(EventTransport transport);

    @Override
    public Helpdesk helpdesk() {
        return app.helpdesk(emulator.helpdeskId(), emulator.helpdeskToken());
    }

    @Override
    public TicketId opens(String guest, Channel channel) {
        return fake.guest(guest).opensTicket(channel).id();
    }

    private TicketStory story(TicketId ticket) {
        return fake.story(ticket).get().agent(AGENT);
    }

    @Override
    public void guestWrites(TicketId ticket, String text) {
        story(ticket).guestSays(text);
    }

    @Override
    public void botWrites(TicketId ticket, String text) {
        story(ticket).botReplies(text);
    }

    @Override
    public void agentWrites(TicketId ticket, String text) {
        story(ticket).replies(text);
    }

    @Override
    public void act(TicketId ticket, Act act) {
        var story = story(ticket);
        switch (act) {
            case BOT_HANDS_OVER -> story.botHandsOver();
            case BOT_CLOSES -> story.botCloses();
            case AGENT_ENTERS -> story.enters();
            case AGENT_ASKS_GUEST -> story.asksGuest(QUESTION);
            case AGENT_SETS_PENDING -> story.pends();
            case AGENT_RESUMES -> story.resumes();
            case AGENT_TAGS -> story.tagged("vpn");
            case AGENT_COMMENTS ->
                fake.put(story.ticket().toBuilder()
                        .comments(List.of(Comment.empty().withContent("ask the network team")))
                        .build());
            case AGENT_MARKS_RESOLVED -> story.resolved();
            case AGENT_CLOSES -> story.closes();
            case GUEST_CLOSES -> story.guestCloses();
            case GUEST_RATES -> story.guestScores(Score.SATISFIED);
        }
    }

    @Override
    public UserId idOf(String name) {
        return fake.guest(name).person().id().get();
    }

    @Override
    public void transport(Transport transport) {
        var inOrder = EventTransport.inOrder();
        transport(
                switch (transport) {
                    case IN_ORDER -> inOrder;
                    case TWICE -> inOrder.duplicated();
                    case SHUFFLED -> inOrder.shuffled(42, Duration.ofHours(1));
                    case LOST -> inOrder.losingAll();
                });
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void advance(Duration duration) {
        clock.advance(duration);
    }

    @Override
    public void close() {
        emulator.close();
        app.close();
    }
}
