package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.LocalizedText;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.event.ChatId;
import dev.helpdesk4j.domain.event.EventId;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.MessagePosted;
import dev.helpdesk4j.domain.event.QueryId;
import dev.helpdesk4j.domain.event.TicketOpened;
import dev.helpdesk4j.domain.event.TicketUpdated;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.ImageKey;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.CustomizedFieldId;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Satisfaction;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.ServiceTimes;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.domain.ticket.Timeline;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A ticket and messages of every kind with every field. */
final class Examples {

    static final TicketId TICKET = TicketId.of("6626871355780366331");

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Person MEI = Person.of(UserId.of("ou_mei"), "Mei");

    private Examples() {}

    static Ticket ticket() {
        return Ticket.builder(TICKET)
                .helpdesk(HelpdeskId.of("6626871355780366330"))
                .stage(Stage.AGENT)
                .status(TicketStatus.CLOSED_BY_AGENT)
                .channel(Channel.QR_CODE)
                .resolution(Resolution.RESOLVED)
                .satisfaction(Satisfaction.of(
                        Score.DISSATISFIED,
                        LocalizedText.of(Locale.SIMPLIFIED_CHINESE, "太慢")
                                .and(Locale.US, "Too slow")
                                .and(Locale.JAPAN, "遅い")))
                .guest(everythingOf("ou_lin", "林小雨"))
                .agents(List.of(everythingOf("ou_mei", "Mei")))
                .agentOwner(everythingOf("ou_mei", "Mei"))
                .collaborators(List.of(everythingOf("ou_tom", "Tom")))
                .closedBy(everythingOf("ou_mei", "Mei"))
                .comments(List.of(new Comment(
                        Option.some(CommentId.of("17")),
                        Option.some("Known issue"),
                        Option.some(NINE.plusSeconds(60)),
                        Option.some(UserId.of("99")),
                        Option.some("Mei"),
                        Option.some("https://avatars.example.com/99.png"))))
                .customizedFields(List.of(new CustomizedField(
                        Option.some(CustomizedFieldId.of("7300000000000000001")),
                        Option.some("软件"),
                        Option.some("category"),
                        Option.some("类别"),
                        Option.some(1),
                        Option.some(true),
                        Option.some(false))))
                .tags(HashSet.of(Tag.of(TagId.of("7400000000000000001"), "VPN")))
                .timeline(new Timeline(
                        Option.some(NINE),
                        Option.some(NINE.plusSeconds(7200)),
                        Option.some(NINE.plusMillis(7_199_250)),
                        Option.some(NINE.plusSeconds(120)),
                        Option.some(NINE.plusSeconds(180)),
                        Option.some(NINE.plusSeconds(7000))))
                .serviceTimes(new ServiceTimes(
                        Option.some(Duration.ofSeconds(90)),
                        Option.some(Duration.ofMinutes(1)),
                        Option.some(Duration.ofMinutes(2)),
                        Option.some(Duration.ofSeconds(7079)),
                        Option.some(Duration.ofHours(26))))
                .build();
    }

    private static Person everythingOf(String id, String name) {
        return Person.of(UserId.of(id), name)
                .withAvatarUrl("https://avatars.example.com/" + id + ".png")
                .withEmail(id + "@example.com")
                .withDepartment("市场部")
                .withCity("上海")
                .withCountry("China");
    }

    /** Returns one message of each kind, a minute apart. */
    static List<Message> messages() {
        return List.of(
                        new MessageContent.Text("三楼的打印机卡纸了。"),
                        new MessageContent.Post(
                                RichText.builder()
                                        .in(Locale.US)
                                        .title("VPN is back")
                                        .paragraph()
                                        .text("See ")
                                        .link("status", "https://status.example.com")
                                        .paragraph()
                                        .mention(UserId.of("ou_lin"))
                                        .in(Locale.SIMPLIFIED_CHINESE)
                                        .title("VPN 恢复了")
                                        .text("请重试")
                                        .build(),
                                List.of(ImageKey.of("img_v2_1"))),
                        new MessageContent.Image(ImageKey.of("img_v2_2")),
                        new MessageContent.File("{\"file_key\":\"file_1\"}"),
                        new MessageContent.Media("{\"file_key\":\"media_1\"}"),
                        new MessageContent.Unreadable("sticker", "{\"file_key\":\"sticker_1\"}"))
                .zipWithIndex((content, number) -> message(number, content));
    }

    /** Returns events of each kind, with a message of each kind. */
    static List<HelpdeskEvent> events() {
        var id = EventId.of("5e3702a84e847582be8db7fb73283c02");
        var at = Option.some(NINE);
        var chat = Option.some(ChatId.of("oc_1"));
        var before = new TicketUpdated.Before(Option.some(Stage.BOT), Option.some(TicketStatus.CREATED), at);
        return List.<HelpdeskEvent>of(
                        new TicketOpened(id, at, ticket(), chat),
                        new TicketUpdated(id, at, ticket(), before, chat),
                        new UnrecognizedEvent(id, at, "im.message.receive_v1", "{}"))
                .appendAll(messages()
                        .map(message -> new MessagePosted(
                                id,
                                at,
                                Option.some(HelpdeskId.of("6626871355780366330")),
                                TICKET,
                                Option.some(TicketStatus.PROCESSING),
                                message,
                                Option.some(SenderRole.AGENT),
                                Option.some(2),
                                chat,
                                Option.some(QueryId.of("ad6a8f4b")))));
    }

    static Message message(int number, MessageContent content) {
        return Message.builder(MessageId.of("800" + number), content)
                .chatMessageId(ChatMessageId.of("750" + number))
                .sender(MEI.withAvatarUrl("https://avatars.example.com/ou_mei.png"))
                .sentAt(NINE.plusSeconds(60L * number))
                .build();
    }
}
