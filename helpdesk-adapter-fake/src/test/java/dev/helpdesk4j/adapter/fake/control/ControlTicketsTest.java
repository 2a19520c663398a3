package dev.helpdesk4j.adapter.fake.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.TicketStory;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.Seq;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tickets and people through the control, compared with the story in Java. */
class ControlTicketsTest {

    private final ControlledDesk desk = new ControlledDesk();

    /** The same help desk, with its story in Java. */
    private final ManualClock clock = ManualClock.at(ControlledDesk.NINE);

    private final FakeHelpdesk java = FakeHelpdesk.builder().clock(clock).build();

    private TicketId id = java.guest("Lin").opensTicket().id();
    private TicketStory story = java.story(id).get();

    @AfterEach
    void close() {
        desk.close();
    }

    private void both(String act, UnaryOperator<TicketStory> inJava) throws Exception {
        desk.client.done("POST", "/clock", "{'advance_ms':61500}");
        desk.client.done("POST", "/tickets/" + id.value() + "/acts", "{'act':" + act + "}");
        clock.advance(Duration.ofMillis(61500));
        inJava.apply(story);
        assertThat(ticket(desk.fake)).as(act).isEqualTo(ticket(java));
        assertThat(messages(desk.fake)).as(act).isEqualTo(messages(java));
    }

    private void bothOpen(String guest, int channel) throws Exception {
        var opened = desk.client.done("POST", "/tickets", "{'guest':'" + guest + "','channel':" + channel + "}");
        story = java.guest(guest).opensTicket(Channel.of(channel));
        id = story.id();
        assertThat(opened.get("ticket_id").getAsString()).isEqualTo(id.value());
    }

    private Ticket ticket(Helpdesk helpdesk) {
        return helpdesk.tickets().find(id).get();
    }

    private Seq<Message> messages(Helpdesk helpdesk) {
        return helpdesk.messages()
                .list(id, MessageCriteria.any(), PageRequest.first())
                .get()
                .items();
    }

    @Test
    void aStoryOfAgentsIsTheSameAsInJava() throws Exception {
        bothOpen("Anna", 9);
        both("'guest_says','text':'The VPN is down'", it -> it.guestSays("The VPN is down"));
        both("'bot_replies','text':'Really?'", it -> it.botReplies("Really?"));
        both("'bot_hands_over'", TicketStory::botHandsOver);
        both("'enters','agent':'Mei'", it -> it.agent("Mei").enters());
        both("'enters','agent':'Bo'", it -> it.agent("Bo").enters());
        both("'replies','agent':'Mei','text':'I look'", it -> it.agent("Mei").replies("I look"));
        both("'asks_guest','agent':'Bo','text':'Where?'", it -> it.agent("Bo").asksGuest("Where?"));
        both("'guest_says','text':'Here'", it -> it.guestSays("Here"));
        both("'pends','agent':'Mei'", it -> it.agent("Mei").pends());
        both("'tagged','tag':'VPN'", it -> it.tagged("VPN"));
        both("'resumes','agent':'Mei'", it -> it.agent("Mei").resumes());
        both("'closes','agent':'Mei'", it -> it.agent("Mei").closes());
        both("'guest_scores','score':'satisfied'", it -> it.guestScores(Score.SATISFIED));
        both("'resolved'", TicketStory::resolved);
        both(
                "'guest_scores','score':'dissatisfied','reason':{'en_us':'slow','zh_cn':'慢'}",
                it -> it.guestScores(
                        Score.DISSATISFIED,
                        LocalizedText.of(Locale.SIMPLIFIED_CHINESE, "慢").and(Locale.US, "slow")));
        both("'unresolved'", TicketStory::unresolved);
    }

    @Test
    void theBotAndTheGuestCanCloseATicket() throws Exception {
        bothOpen("Anna", 13);
        both("'bot_closes'", TicketStory::botCloses);
        bothOpen("Emma", 2);
        both("'guest_closes'", TicketStory::guestCloses);
    }

    @Test
    void aTicketThatWasThereBeforeHasAStoryToo() throws Exception {
        both("'guest_says','text':'Hello?'", it -> it.guestSays("Hello?"));
        desk.fake.put(Ticket.builder(TicketId.of("42"))
                .status(TicketStatus.PROCESSING)
                .build());

        desk.client.done("POST", "/tickets/42/acts", "{'act':'enters','agent':'Mei'}");

        assertThat(desk.fake.tickets().find(TicketId.of("42")).get().agents()).hasSize(1);
    }

    @Test
    void anActThatMakesNoSenseIsAConflict() throws Exception {
        desk.client.done("POST", "/tickets/" + id.value() + "/acts", "{'act':'guest_closes'}");

        assertThat(desk.client.refused("POST", "/tickets/" + id.value() + "/acts", "{'act':'guest_closes'}"))
                .isEqualTo("409 ticket 7000000000000000001 must be open when the guest closes it, but is closed");
    }

    @Test
    void everyActOfAStoryHasAName() throws Exception {
        var acts = new TreeSet<String>();
        Arrays.stream(TicketStory.class.getMethods())
                .filter(method -> method.getReturnType() == TicketStory.class)
                .map(Method::getName)
                .filter(name -> !name.equals("agent"))
                .map(ControlFaultsTest::snake)
                .forEach(acts::add);

        var refusal = desk.client.refused("POST", "/tickets/" + id.value() + "/acts", "{'act':'?'}");

        assertThat(ControlFaultsTest.names(refusal)).isEqualTo(acts);
    }

    @Test
    void aTicketCanHaveAnyMessage() throws Exception {
        var path = "/tickets/" + id.value() + "/messages";
        var first = desk.client.done("POST", path, "{'sender':'Lin','text':'Hello','sent_at':'2026-03-02T08:00:00Z'}");
        desk.client.done(
                "POST",
                path,
                "{'sender':'Mei','message_type':'file','content':'{\\'file_key\\':\\'f1\\'}'}".replace("\\'", "\\\""));

        var messages = messages(desk.fake);

        assertThat(messages.map(message -> message.id().value())).doesNotHaveDuplicates();
        assertThat(messages.get(0).id().value()).isEqualTo(first.get("id").getAsString());
        assertThat(messages.get(0).content()).isEqualTo(new MessageContent.Text("Hello"));
        assertThat(messages.get(0).sentAt()).contains(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(messages.get(0).sender()).contains(desk.fake.guest("Lin").person());
        assertThat(messages.get(1).sentAt()).contains(ControlledDesk.NINE);
        assertThat(desk.get(desk.messages).body())
                .contains("\"message_type\":\"file\"", "\"content\":\"{\\\"file_key\\\":\\\"f1\\\"}\"");
    }
}
