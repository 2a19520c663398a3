package dev.helpdesk4j.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the sample data of the command line contain, 500 tickets of seed 4: on a Wednesday at work, on a Sunday at night, and
 * at the turn of a year.
 */
@ParameterizedClass
@ValueSource(strings = {"2026-03-04T08:00:00Z", "2026-03-08T19:00:00Z", "2027-12-31T23:59:59.999Z"})
class SampleFieldsTest {

    @Parameter
    private Instant now;

    private Seq<Ticket> tickets() {
        return tickets(desk());
    }

    /** Returns every ticket, with its tags as find returns them. */
    private static Seq<Ticket> tickets(FakeHelpdesk desk) {
        return List.rangeClosed(1, 3)
                .flatMap(page -> desk.tickets()
                        .search(TicketCriteria.any(), PageRequest.of(page, 200))
                        .get()
                        .items())
                .map(listed -> desk.tickets().find(listed.id()).get());
    }

    private Seq<Message> messages() {
        var desk = desk();
        return tickets(desk)
                .flatMap(ticket -> desk.messages()
                        .list(ticket.id(), MessageCriteria.any(), PageRequest.first())
                        .get()
                        .items());
    }

    private FakeHelpdesk desk() {
        return FakeHelpdesk.builder()
                .clock(ManualClock.at(now))
                .sampleData(4, 500)
                .build();
    }

    @Test
    void everyCodeOccurs() {
        var tickets = tickets();

        assertThat(tickets.flatMap(Ticket::channel).toSet())
                .containsExactlyInAnyOrder(
                        Channel.OPEN_API, Channel.QR_CODE, Channel.SHARE, Channel.SEARCH, Channel.of(0));
        assertThat(tickets.flatMap(Ticket::status).toSet()).containsExactlyInAnyOrderElementsOf(TicketStatus.known());
        assertThat(tickets.flatMap(Ticket::stage).toSet()).containsExactlyInAnyOrder(Stage.BOT, Stage.AGENT);
        assertThat(tickets.flatMap(Ticket::resolution).toSet())
                .containsExactlyInAnyOrder(Resolution.RESOLVED, Resolution.UNRESOLVED);
        assertThat(tickets.flatMap(ticket -> ticket.satisfaction().score()).toSet())
                .containsExactlyInAnyOrder(Score.DISSATISFIED, Score.NEUTRAL, Score.SATISFIED);
    }

    @Test
    void everyListIsEmptyOnceAndHasSeveralOnce() {
        var tickets = tickets();

        assertThat(sizes(tickets.map(Ticket::agents))).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(sizes(tickets.map(Ticket::collaborators))).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(sizes(tickets.map(Ticket::comments))).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(sizes(tickets.map(Ticket::customizedFields))).containsExactlyInAnyOrder(0, 2, 3, 4);
        assertThat(sizes(tickets.map(ticket -> ticket.satisfaction().reasons())))
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(sizes(tickets.map(ticket -> ticket.tags().get().toList()))).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void everyPersonCommentAndTimeHasEveryField() {
        var tickets = tickets();

        everyComponentIsFilled(Person.class, "guest", tickets.flatMap(Ticket::guest));
        everyComponentIsFilled(Person.class, "agents", tickets.flatMap(Ticket::agents));
        everyComponentIsFilled(Person.class, "agent owner", tickets.flatMap(Ticket::agentOwner));
        everyComponentIsFilled(Person.class, "collaborators", tickets.flatMap(Ticket::collaborators));
        everyComponentIsFilled(Person.class, "closed by", tickets.flatMap(Ticket::closedBy));
        everyComponentIsFilled(Comment.class, "comments", tickets.flatMap(Ticket::comments));
        everyComponentIsFilled(CustomizedField.class, "customized fields", tickets.flatMap(Ticket::customizedFields));
        everyComponentIsFilled(Tag.class, "tags", tickets.flatMap(Ticket::tags).flatMap(tags -> tags));
        everyComponentIsFilled(tickets.head().timeline().getClass(), "timeline", tickets.map(Ticket::timeline));
        everyComponentIsFilled(
                tickets.head().serviceTimes().getClass(), "service times", tickets.map(Ticket::serviceTimes));
        assertThat(tickets.flatMap(Ticket::helpdesk).toSet()).hasSize(1);
    }

    @Test
    void botAgentsAndGuestsCloseTickets() {
        var closed = tickets().filter(Ticket::isClosed);

        assertThat(closed.filter(ticket -> ticket.closedBy().contains(StoryContext.BOT)))
                .isNotEmpty();
        assertThat(closed.filter(ticket -> ticket.closedBy().equals(ticket.guest())))
                .isNotEmpty();
        assertThat(closed.filter(ticket -> ticket.closedBy().equals(ticket.agentOwner())))
                .isNotEmpty();
        assertThat(closed.filter(
                        ticket -> ticket.closedBy().exists(ticket.agents().drop(1)::contains)))
                .isNotEmpty();
    }

    @Test
    void reasonsAreInEveryLanguageOfThePlatform() {
        var reasons = tickets().flatMap(ticket -> ticket.satisfaction().reasons());

        assertThat(reasons.map(LocalizedText::byLocale)
                        .map(texts -> texts.keySet())
                        .toSet())
                .containsExactly(HashSet.of(Locale.SIMPLIFIED_CHINESE, Locale.US, Locale.JAPAN));
    }

    @Test
    void customizedFieldsAreOptionsTextsAndLists() {
        var values = tickets()
                .flatMap(Ticket::customizedFields)
                .groupBy(field -> field.keyName().get())
                .mapValues(fields -> fields.flatMap(CustomizedField::value).toSet());

        assertThat(values.keySet()).containsExactlyInAnyOrder("category", "site", "device", "affected");
        assertThat(values.get("site").get()).hasSize(3);
        assertThat(values.get("device").get()).allMatch(value -> value.matches("[A-Z]{2}-[0-9]{4}"));
        assertThat(values.get("affected").get())
                .containsExactlyInAnyOrder("[\"只有我 Only me\"]", "[\"团队 My team\",\"客户 Customers\"]");
    }

    @Test
    void commentsAreWrittenWhileTheirTicketsAreOpen() {
        for (var ticket : tickets().filter(ticket -> ticket.comments().nonEmpty())) {
            var times = ticket.comments().flatMap(Comment::createdAt);
            assertThat(times.asJava()).isSorted();
            assertThat(times.head()).isAfter(ticket.timeline().agentEnteredAt().get());
            assertThat(times.last())
                    .isBeforeOrEqualTo(ticket.timeline().updatedAt().get());
            assertThat(ticket.timeline().closedAt()).allMatch(times.last()::isBefore);
        }
        assertThat(tickets()
                        .flatMap(Ticket::comments)
                        .flatMap(Comment::authorId)
                        .map(UserId::value))
                .allMatch(id -> id.matches("[0-9]{19}"));
    }

    @Test
    void everyKindOfMessageOccurs() {
        var messages = messages();

        assertThat(messages.map(message -> message.content().kind()).toSet())
                .containsExactlyInAnyOrder(
                        MessageContent.Kind.TEXT,
                        MessageContent.Kind.POST,
                        MessageContent.Kind.IMAGE,
                        MessageContent.Kind.FILE,
                        MessageContent.Kind.MEDIA);
        var elements =
                posts(messages).flatMap(post -> post.text().best().paragraphs()).flatMap(RichText.Paragraph::elements);
        assertThat(elements.map(RichText.Element::kind).toSet())
                .containsExactlyInAnyOrder(
                        RichText.Element.Kind.TEXT,
                        RichText.Element.Kind.LINK,
                        RichText.Element.Kind.MENTION,
                        RichText.Element.Kind.IMAGE);
        assertThat(posts(messages)
                        .flatMap(post -> post.text().byLocale().keySet())
                        .toSet())
                .containsExactlyInAnyOrder(Locale.SIMPLIFIED_CHINESE, Locale.US);
        assertThat(posts(messages).flatMap(post -> post.text().best().title())).isNotEmpty();
        assertThat(posts(messages).flatMap(MessageContent.Post::imageKeys)).isNotEmpty();
    }

    @Test
    void everyFieldOfAMessageIsFilled() {
        var messages = messages();

        assertThat(messages).allMatch(message -> message.chatMessageId().isDefined());
        assertThat(messages).allMatch(message -> message.sentAt().isDefined());
        assertThat(messages.flatMap(Message::sender)).hasSize(messages.size());
        assertThat(messages.flatMap(Message::sender)
                        .filter(sender -> !sender.name().equals(StoryContext.BOT.name())))
                .allMatch(sender -> sender.avatarUrl().isDefined());
    }

    @Test
    void addressesAreOfHostsReservedForExamples() {
        var tickets = tickets();
        var people = tickets.flatMap(ticket -> ticket.guest()
                .toList()
                .appendAll(ticket.agents())
                .appendAll(ticket.collaborators())
                .appendAll(ticket.closedBy()));
        var pictures = people.flatMap(Person::avatarUrl)
                .appendAll(tickets.flatMap(Ticket::comments).flatMap(Comment::authorAvatarUrl));
        var links = posts(messages())
                .flatMap(post -> post.text().best().paragraphs())
                .flatMap(RichText.Paragraph::elements)
                .filter(RichText.Link.class::isInstance)
                .map(link -> ((RichText.Link) link).href());

        assertThat(people.flatMap(Person::email)).allMatch(mail -> mail.matches("[a-z]+[.][a-z]+@example[.]com"));
        assertThat(pictures).allMatch(url -> url.matches("https://avatars[.]example[.]com/ou_[0-9a-f]{32}[.]png"));
        assertThat(links).isNotEmpty().allMatch(url -> url.startsWith("https://wiki.example.com/"));
    }

    private static Seq<MessageContent.Post> posts(Seq<Message> messages) {
        return messages.map(Message::content)
                .filter(MessageContent.Post.class::isInstance)
                .map(MessageContent.Post.class::cast);
    }

    private static Set<Integer> sizes(Seq<? extends Seq<?>> lists) {
        return lists.<Integer>map(Seq::size).toSet();
    }

    /** Asserts that each component of the record is an {@code Option} that has a value in at least one record. */
    private static void everyComponentIsFilled(Class<?> type, String name, Seq<?> values) {
        assertThat(values).as(name).isNotEmpty();
        for (var component : type.getRecordComponents()) {
            assertThat(values.filter(value -> isFilled(component, value)))
                    .as(name + ": " + component.getName())
                    .isNotEmpty();
        }
    }

    private static boolean isFilled(RecordComponent component, Object value) {
        try {
            return !((Value<?>) component.getAccessor().invoke(value)).isEmpty();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
