package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A sample help desk: every ticket a little play, drawn from the seed and the ticket's number alone, so that its messages
 * need not be kept: they are played again when somebody reads them.
 */
final class SampleDesk {

    static final LocalizedText HARD_TO_UNDERSTAND = LocalizedText.of(Locale.SIMPLIFIED_CHINESE, "答案看不懂")
            .and(Locale.US, "I don't understand")
            .and(Locale.JAPAN, "回答が複雑すぎる");
    static final LocalizedText TOO_SLOW = LocalizedText.of(Locale.SIMPLIFIED_CHINESE, "响应太慢")
            .and(Locale.US, "The response took too long")
            .and(Locale.JAPAN, "対応が遅い");

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
            var played = number;
            store.put(play(number, (sender, text, at) -> {}), () -> messages(played));
        }
    }

    private java.util.List<Message> messages(int number) {
        var messages = new ArrayList<Message>();
        play(number, (sender, text, at) -> messages.add(message(number, messages.size(), sender, text, at)));
        return messages;
    }

    private Ticket play(int number, SamplePlay.Transcript transcript) {
        var random = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L));
        var guest = people.guest(random);
        var topic = SampleTopic.ALL.get(random.nextInt(SampleTopic.ALL.size()));
        var created = schedule.openedAt(number, random.nextDouble());
        var opening = TicketCourse.opening(id(number), helpdeskId, guest.person(), channel(random), created)
                .customizedFields(random.nextInt(4) > 0 ? topic.fields() : List.empty())
                .tags(random.nextInt(5) > 0 ? topic.tags() : HashSet.empty());
        if (random.nextInt(16) == 0) {
            opening.collaborators(List.of(people.agent(random)));
        }
        if (random.nextInt(20) == 0) {
            opening.comments(List.of(comment(number, random, created)));
        }
        var play = new SamplePlay(
                opening.build(),
                guest.person(),
                people.agent(random),
                guest.chinese() ? topic.chinese() : topic.english(),
                new SamplePlay.Pace(random, created, Duration.between(created, now)),
                transcript);
        var ending = schedule.caseOf(number)
                .map(SampleCase::ending)
                .getOrElse(() -> SamplePlay.Ending.of(random, isRecent(number)));
        return play.to(ending, random);
    }

    /** Only the newest are still open: a help desk that keeps up. */
    private boolean isRecent(int number) {
        return tickets - 1 - number < Math.min(2000, Math.max(24, tickets / 30));
    }

    private TicketId id(int number) {
        return TicketId.of(Long.toString(6_000_000_000_000_000_000L + firstId + number));
    }

    /** Now and then somebody answers with a link or sends a picture. */
    private MessageContent content(int number, int place, String text) {
        if (number % 5 == 0 && place == 1) {
            var answer = RichText.builder()
                    .in(Locale.US)
                    .paragraph()
                    .text(text + " ")
                    .link("wiki.example.com", "https://wiki.example.com/" + number % 40);
            return new MessageContent.Post(answer.build(), List.empty());
        }
        var picture = schedule.caseOf(number).contains(SampleCase.WAITS_FOR_ANSWER)
                ? place == 3
                : number % 7 == 3 && place == 2;
        return picture
                ? new MessageContent.Image(ImageKey.of("img_v2_sample_" + number))
                : new MessageContent.Text(text);
    }

    private Message message(int number, int place, Person sender, String text, Instant at) {
        var id = firstId + number * 16L + place;
        return Message.builder(
                        MessageId.of(Long.toString(8_000_000_000_000_000_000L + id)), content(number, place, text))
                .chatMessageId(ChatMessageId.of(Long.toString(7_500_000_000_000_000_000L + id)))
                .sender(new Person(
                        sender.id(),
                        sender.name(),
                        sender.avatarUrl(),
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Option.none()))
                .sentAt(at)
                .build();
    }

    private Comment comment(int number, SplittableRandom random, Instant created) {
        var author = people.agent(random);
        return new Comment(
                Option.some(CommentId.of(Integer.toString(number + 1))),
                Option.some(random.nextBoolean() ? "请优先处理" : "Known issue, see the announcement"),
                Option.some(created.plusSeconds(2)),
                Option.some(UserId.of("7262656095919128578")),
                author.name(),
                Option.none());
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
        return drawn < 98 ? Channel.OPEN_API : Channel.of(0);
    }
}
