package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.SplittableRandom;

/**
 * A sample help desk. Each ticket is generated from the seed and its number alone, so that its messages need not be stored:
 * they are generated again on each read.
 */
final class SampleDesk {

    private static final Channel OTHER_CHANNEL = Channel.of(0);
    private static final Vector<String> NOTES = Vector.of(
            "请优先处理",
            "Known issue, see the announcement",
            "已联系二线支持",
            "Had the same problem last month",
            "等待供应商回复",
            "Handed over from the night shift");

    private static final long IDS_PER_SEED = 10_000_000_000L;

    private final long seed;
    private final long firstId;
    private final int tickets;
    private final Instant now;
    private final HelpdeskId helpdeskId;
    private final SampleSchedule schedule;
    private final SamplePeople people;

    SampleDesk(long seed, int tickets, Instant now, HelpdeskId helpdeskId) {
        this.seed = seed;
        this.firstId = Math.floorMod(new SplittableRandom(seed).nextLong(), 90_000_000L) * IDS_PER_SEED;
        this.tickets = tickets;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.helpdeskId = helpdeskId;
        this.schedule = new SampleSchedule(tickets, this.now);
        this.people = new SamplePeople(seed);
    }

    /** Puts every ticket into the store, the oldest first. */
    void fill(TicketStore store) {
        for (var number = 0; number < tickets; number++) {
            var current = number;
            store.put(generate(number, (guest, sender, text, at) -> {}), () -> messages(current));
        }
    }

    private java.util.List<Message> messages(int number) {
        var messages = new ArrayList<Message>();
        generate(
                number,
                (guest, sender, text, at) -> messages.add(message(number, messages.size(), guest, sender, text, at)));
        return messages;
    }

    private Ticket generate(int number, SampleStory.Transcript transcript) {
        var random = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L));
        var guest = people.guest(random);
        var agent = people.agent(random);
        var colleague = people.colleagueOf(agent, random);
        var topic = pick(SampleTopic.ALL, random);
        var created = schedule.openedAt(number, random.nextDouble());
        var opening = TicketLifecycle.opening(id(number), helpdeskId, guest.person(), channel(random), created)
                .customizedFields(random.nextInt(4) > 0 ? pick(topic.fields(), random) : List.empty())
                .tags(pick(topic.tags(), random))
                .collaborators(collaborators(colleague, random));
        var story = new SampleStory(
                opening.build(),
                guest,
                agent.person(),
                colleague.person(),
                comments(number, random.nextBoolean() ? agent : colleague, random),
                topic.script(guest.language()),
                new SampleStory.Timing(random, created, Duration.between(created, now)),
                transcript);
        var ending = schedule.caseOf(number)
                .map(SampleCase::ending)
                .getOrElse(() -> SampleStory.Ending.of(random, isRecent(number)));
        return story.to(ending, random);
    }

    /** Returns whether the ticket is new enough to be still open. */
    private boolean isRecent(int number) {
        return tickets - 1 - number < Math.min(2000, Math.max(24, tickets / 30));
    }

    private TicketId id(int number) {
        return TicketId.of(Long.toString(6_000_000_000_000_000_000L + firstId + number));
    }

    private Message message(int number, int place, SamplePeople.Guest guest, Person sender, String text, Instant at) {
        var id = firstId + number * 16L + place;
        return Message.builder(
                        MessageId.of(Long.toString(8_000_000_000_000_000_000L + id)),
                        sendsPicture(number, place)
                                ? SampleContent.picture(number)
                                : SampleContent.of(number, place, guest, text))
                .chatMessageId(ChatMessageId.of(Long.toString(7_500_000_000_000_000_000L + id)))
                .sender(AsReturned.sender(sender))
                .sentAt(at)
                .build();
    }

    /** Returns whether it is the picture for which a guest waits in {@link SampleCase#WAITS_FOR_ANSWER}. */
    private boolean sendsPicture(int number, int place) {
        return place == 3 && schedule.caseOf(number).contains(SampleCase.WAITS_FOR_ANSWER);
    }

    /** Returns up to three comments for one ticket in sixteen; the story adds them in turn. */
    private static List<Comment> comments(int number, SamplePeople.Agent author, SplittableRandom random) {
        var count = random.nextInt(16) > 0 ? 0 : 1 + random.nextInt(3);
        return List.range(0, count)
                .map(index -> new Comment(
                        Option.some(CommentId.of(Integer.toString(number * 4 + index + 1))),
                        Option.some(pick(NOTES, random)),
                        Option.none(),
                        Option.some(author.commentAuthor()),
                        author.person().name(),
                        author.person().avatarUrl()));
    }

    /** Returns one or two collaborators for one ticket in sixteen, otherwise none. */
    private List<Person> collaborators(SamplePeople.Agent first, SplittableRandom random) {
        if (random.nextInt(16) > 0) {
            return List.empty();
        }
        return random.nextInt(3) > 0
                ? List.of(first.person())
                : List.of(first.person(), people.colleagueOf(first, random).person());
    }

    private static Channel channel(SplittableRandom random) {
        var drawn = random.nextInt(100);
        if (drawn < 50) {
            return Channel.SEARCH;
        } else if (drawn < 75) {
            return Channel.QR_CODE;
        } else if (drawn < 90) {
            return Channel.SHARE;
        }
        return drawn < 98 ? Channel.OPEN_API : OTHER_CHANNEL;
    }

    private static <T> T pick(Vector<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
