package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws of {@link dev.helpdesk4j.ports.Messages#list}. */
public abstract class ListMessagesContract extends HelpdeskContract<ArrangedFixture> {

    private static final TicketId TICKET = TicketId.of("6948728206392295444");
    private static final TicketId OTHER = TicketId.of("other");

    @Override
    final String advice() {
        return "Make Messages.list return the ticket's messages as they were arranged, the oldest first.";
    }

    @BeforeEach
    @WithinAMinute
    void arrange() {
        shows(Law.LIST_MESSAGES);
        fixture().has(Examples.ticket(TICKET.value(), TicketStatus.PROCESSING, "2026-03-02T09:00:00Z"));
        fixture().has(Examples.ticket(OTHER.value(), TicketStatus.PROCESSING, "2026-03-02T09:00:00Z"));
    }

    private static Message text(String id, String sentAt) {
        return Message.builder(MessageId.of(id), new MessageContent.Text("text of " + id))
                .sentAt(Instant.parse(sentAt))
                .build();
    }

    private Seq<String> listed(MessageCriteria criteria) {
        return List.ofAll(messageIds(result(messages().list(TICKET, criteria, PageRequest.first()))));
    }

    private Message listed() {
        return only("message", list(TICKET).items());
    }

    /** Arranges a message with this content and returns the content of the listed one. */
    private MessageContent roundTrip(MessageContent content) {
        fixture().has(TICKET, Message.builder(MessageId.of("m1"), content).build());
        return listed().content();
    }

    @Test
    void aTicketWithoutMessagesHasOneEmptyPage() {
        var page = list(TICKET);

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isZero();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void anArrangedMessageIsListedFieldForField() {
        fixture()
                .has(
                        TICKET,
                        Message.builder(
                                        MessageId.of("6948728206392295444"),
                                        new MessageContent.Text("进入人工服务。 @李宁  为你提供服务，开始聊起来吧~"))
                                .chatMessageId(ChatMessageId.of("6949088236610273307"))
                                .sender(Person.of(UserId.of("ou_37019b7c830210acd88fdce886e25c71"), "李宁")
                                        .withAvatarUrl(
                                                "https://avatars.example.com/a~?size=72x72&quality=&format=image"))
                                .sentAt(Instant.parse("2021-04-09T09:31:26.007Z"))
                                .build());

        var message = listed();

        assertThat(message.id()).isEqualTo(MessageId.of("6948728206392295444"));
        assertThat(message.chatMessageId()).contains(ChatMessageId.of("6949088236610273307"));
        assertThat(message.content()).isEqualTo(new MessageContent.Text("进入人工服务。 @李宁  为你提供服务，开始聊起来吧~"));
        var sender = present("the sender", message.sender());
        assertThat(sender.id()).contains(UserId.of("ou_37019b7c830210acd88fdce886e25c71"));
        assertThat(sender.name()).contains("李宁");
        assertThat(sender.avatarUrl()).contains("https://avatars.example.com/a~?size=72x72&quality=&format=image");
        assertThat(message.sentAt()).contains(Instant.parse("2021-04-09T09:31:26.007Z"));
    }

    @Test
    void aMessageWithOnlyIdAndContentIsListed() {
        fixture()
                .has(
                        TICKET,
                        Message.builder(MessageId.of("m1"), new MessageContent.Text("hello"))
                                .build());

        var message = listed();

        assertThat(message.chatMessageId()).isEmpty();
        assertThat(message.sender()).isEmpty();
        assertThat(message.sentAt()).isEmpty();
    }

    @Test
    void textsOfEveryKindOfCharacterRoundTrip() {
        var text = new MessageContent.Text(
                "中文 \"quoted\" \\back\\slash\\ 🤷‍♀️ <b>&nbsp;</b>\nsecond line\ttab {\"a\":1}");

        assertThat(roundTrip(text)).isEqualTo(text);
    }

    @Test
    void anEmptyTextRoundTrips() {
        assertThat(roundTrip(new MessageContent.Text(""))).isEqualTo(new MessageContent.Text(""));
    }

    @Test
    void aPostWithEveryElementInEveryLanguageRoundTrips() {
        var post = new MessageContent.Post(
                RichText.builder()
                        .title("标题")
                        .paragraph()
                        .text("第一行 :")
                        .escapedText("a&nbsp;b")
                        .link("超链接", "https://www.example.com/?a=1&b=\"2\"")
                        .paragraph()
                        .mention(UserId.of("ou_1"))
                        .element(new RichText.Mention(UserId.of("ou_2"), Option.some("Lin")))
                        .element(new RichText.Link("escaped", "https://www.example.com", true))
                        .paragraph()
                        .image(ImageKey.of("img_1"), 300, 200)
                        .element(new RichText.Image(ImageKey.of("img_2"), Option.none()))
                        .in(Locale.US)
                        .title("title")
                        .paragraph()
                        .text("first \\ line 🤷")
                        .in(Locale.JAPAN)
                        .paragraph()
                        .text("一行目")
                        .build(),
                List.of(ImageKey.of("img_1"), ImageKey.of("img_2")));

        assertThat(roundTrip(post)).isEqualTo(post);
    }

    @Test
    void aPlainPostRoundTrips() {
        var post = new MessageContent.Post(RichText.ofPlain("first line\nsecond line"), List.of(ImageKey.of("img_1")));

        assertThat(roundTrip(post)).isEqualTo(post);
    }

    @Test
    void aPostWithoutALanguageRoundTrips() {
        var post = new MessageContent.Post(
                RichText.builder()
                        .in(Locale.ROOT)
                        .title("title")
                        .paragraph()
                        .text("see ")
                        .link("here", "https://www.example.com")
                        .build(),
                List.empty());

        assertThat(roundTrip(post)).isEqualTo(post);
    }

    @Test
    void anUnknownElementIsKept() {
        var post = new MessageContent.Post(
                RichText.builder()
                        .paragraph()
                        .text("before")
                        .element(new RichText.Unrecognized("emotion", "{\"tag\":\"emotion\",\"emoji_type\":\"SMILE\"}"))
                        .build(),
                List.empty());

        assertThat(roundTrip(post)).isEqualTo(post);
    }

    @Test
    void anImageRoundTrips() {
        var image = new MessageContent.Image(ImageKey.of("img_v2_041b28e3"));

        assertThat(roundTrip(image)).isEqualTo(image);
    }

    @Test
    void aFileKeepsItsRawContent() {
        var file = new MessageContent.File("{\"msg_type\":\"file\",\"file_key\":\"file_1\",\"name\":\"a b.pdf\"}");

        assertThat(roundTrip(file)).isEqualTo(file);
    }

    @Test
    void aVideoKeepsItsRawContent() {
        var media = new MessageContent.Media("{\"msg_type\":\"media\",\"file_key\":\"file_2\"}");

        assertThat(roundTrip(media)).isEqualTo(media);
    }

    @Test
    void unreadableContentIsKept() {
        var unreadable = new MessageContent.Unreadable("text", "this is {no JSON");

        assertThat(roundTrip(unreadable)).isEqualTo(unreadable);
    }

    @Test
    void contentOfAnUnknownTypeIsKept() {
        var unreadable = new MessageContent.Unreadable("sticker", "{\"msg_type\":\"sticker\",\"key\":\"s1\"}");

        assertThat(roundTrip(unreadable)).isEqualTo(unreadable);
    }

    @Test
    void messagesAreListedOldestFirst() {
        fixture().has(TICKET, text("m2", "2026-03-02T09:00:02Z"));
        fixture().has(TICKET, text("m1", "2026-03-02T09:00:01Z"));
        fixture().has(TICKET, text("m3", "2026-03-02T09:00:03Z"));

        assertThat(messageIds(list(TICKET))).containsExactly("m1", "m2", "m3");
    }

    @Test
    void aTicketHasItsOwnMessagesOnly() {
        fixture().has(TICKET, text("m1", "2026-03-02T09:00:01Z"));
        fixture().has(OTHER, text("m2", "2026-03-02T09:00:02Z"));

        assertThat(messageIds(list(TICKET))).containsExactly("m1");
        assertThat(messageIds(list(OTHER))).containsExactly("m2");
    }

    @Test
    void timesSelectWholeSecondsWithBothEndsIncluded() {
        fixture().has(TICKET, text("a", "2026-03-02T09:00:00.999Z"));
        fixture().has(TICKET, text("b", "2026-03-02T09:00:01.000Z"));
        fixture().has(TICKET, text("c", "2026-03-02T09:00:02.999Z"));
        fixture().has(TICKET, text("d", "2026-03-02T09:00:03.000Z"));
        var first = Instant.parse("2026-03-02T09:00:01Z");
        var last = Instant.parse("2026-03-02T09:00:02Z");

        assertThat(listed(MessageCriteria.any().from(first).to(last))).containsExactly("b", "c");
        assertThat(listed(MessageCriteria.any().from(first))).containsExactly("b", "c", "d");
        assertThat(listed(MessageCriteria.any().to(last))).containsExactly("a", "b", "c");
        assertThat(listed(MessageCriteria.any().from(last).to(last))).containsExactly("c");
        assertThat(listed(MessageCriteria.any())).containsExactly("a", "b", "c", "d");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepeats() {
        for (var number = 10; number < 33; number++) {
            fixture().has(TICKET, text("m" + number, "2026-03-02T09:00:" + number + "Z"));
        }

        var first = result(messages().list(TICKET, MessageCriteria.any(), PageRequest.of(1, 10)));
        var last = result(messages().list(TICKET, MessageCriteria.any(), PageRequest.of(3, 10)));
        var past = result(messages().list(TICKET, MessageCriteria.any(), PageRequest.of(4, 10)));

        assertThat(messageIds(first))
                .containsExactly("m10", "m11", "m12", "m13", "m14", "m15", "m16", "m17", "m18", "m19");
        assertThat(first.total()).isEqualTo(23);
        assertThat(first.next()).contains(PageRequest.of(2, 10));
        assertThat(messageIds(last)).containsExactly("m30", "m31", "m32");
        assertThat(last.next()).isEmpty();
        assertThat(past.items()).isEmpty();
        assertThat(past.total()).isEqualTo(23);
    }

    @Test
    void theLargestPageHas200MessagesAndAnExactTotal() {
        for (var number = 0; number < 201; number++) {
            fixture()
                    .has(
                            TICKET,
                            text(
                                    "m" + number,
                                    Instant.ofEpochSecond(1_700_000_000 + number)
                                            .toString()));
        }

        var page = list(TICKET);

        assertThat(page.items()).hasSize(200);
        assertThat(page.total()).isEqualTo(201);
        assertThat(page.totalIsLowerBound()).isFalse();
    }

    @Test
    void aMessageWithoutATimeIsListedLast() {
        fixture()
                .has(
                        TICKET,
                        Message.builder(MessageId.of("timeless"), new MessageContent.Text("x"))
                                .build());
        fixture().has(TICKET, text("m1", "2026-03-02T09:00:01Z"));

        assertThat(messageIds(list(TICKET))).containsExactly("m1", "timeless");
        assertThat(listed(MessageCriteria.any().from(Instant.EPOCH))).containsExactly("m1");
    }

    @Test
    void aSenderHasIdNameAndPicture() {
        var sender = Person.of(UserId.of("ou_1"), "Lin").withAvatarUrl("https://avatars.example.com/lin");
        fixture()
                .has(
                        TICKET,
                        Message.builder(MessageId.of("m1"), new MessageContent.Text("x"))
                                .sender(sender.withEmail("lin@example.com").withCity("Shanghai"))
                                .build());

        assertThat(listed().sender()).contains(sender);
    }

    @Test
    void theTotalCountsWhatTheTimesSelect() {
        fixture().has(TICKET, text("a", "2026-03-02T09:00:00Z"));
        fixture().has(TICKET, text("b", "2026-03-02T09:00:01Z"));

        var page = result(messages()
                .list(TICKET, MessageCriteria.any().from(Instant.parse("2026-03-02T09:00:01Z")), PageRequest.first()));

        assertThat(page.total()).isEqualTo(1);
    }

    @Test
    void aTicketThatIsNotThereIsNotFound() {
        var failure = failure(messages().list(TicketId.of("9"), MessageCriteria.any(), PageRequest.first()));

        assertThat(failure).isInstanceOf(HelpdeskFailure.NotFound.class);
        assertThat(failure.operation()).isEqualTo(Operation.LIST_MESSAGES);
        assertThat(response(failure).code()).contains(154004);
    }

    @Test
    void nullIsAProgrammingError() {
        list(TICKET);
        assertThatNullPointerException()
                .isThrownBy(() -> messages().list(null, MessageCriteria.any(), PageRequest.first()));
        assertThatNullPointerException().isThrownBy(() -> messages().list(TICKET, null, PageRequest.first()));
        assertThatNullPointerException().isThrownBy(() -> messages().list(TICKET, MessageCriteria.any(), null));
    }
}
