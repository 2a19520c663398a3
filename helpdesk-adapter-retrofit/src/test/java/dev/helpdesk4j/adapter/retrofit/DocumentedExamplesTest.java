package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each response of the documents, read from a socket into domain objects with every field. */
class DocumentedExamplesTest {

    private final MockService service = new MockService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void getATicket() {
        service.enqueue(200, MockService.document("get-ticket.json"));

        var ticket = service.helpdesk()
                .tickets()
                .find(TicketId.of("6626871355780366331"))
                .get();

        assertIsTheExample(ticket);
        var tag = ticket.tags().get().single();
        assertThat(tag.id().get().value()).isEqualTo("7474857595946745884");
        assertThat(tag.name()).contains("标签名称");
    }

    @Test
    void listTickets() {
        service.enqueue(200, MockService.document("list-tickets.json"));

        var page = service.helpdesk()
                .tickets()
                .search(TicketCriteria.any(), PageRequest.first())
                .get();

        assertThat(page.total()).isEqualTo(100);
        assertThat(page.totalIsLowerBound()).isFalse();
        assertIsTheExample(page.items().single());
        assertThat(page.items().single().tags()).isEmpty();
    }

    private static void assertIsTheExample(Ticket ticket) {
        var person = new Person(
                Option.some(UserId.of("ou_37019b7c830210acd88fdce886e25c71")),
                Option.some("abc"),
                Option.some("https://xxxx"),
                Option.some("xxxx@abc.com"),
                Option.some("用户部门名称(有权限才展示)"),
                Option.some("城市"),
                Option.some("国家"));
        assertThat(ticket.id().value()).isEqualTo("6626871355780366331");
        assertThat(ticket.helpdesk().get().value()).isEqualTo("6626871355780366330");
        assertThat(ticket.guest()).contains(person);
        assertThat(ticket.comments().single().content()).contains("备注内容");
        assertThat(ticket.comments().single().createdAt()).contains(Instant.ofEpochMilli(1690970837624L));
        assertThat(ticket.comments().single().id().get().value()).isEqualTo("12");
        assertThat(ticket.comments().single().authorAvatarUrl()).contains("备注人头像");
        assertThat(ticket.comments().single().authorName()).contains("备注人姓名");
        assertThat(ticket.comments().single().authorId().get().value()).isEqualTo("7262656095919128578");
        assertThat(ticket.stage()).contains(Stage.BOT);
        assertThat(ticket.status()).contains(TicketStatus.CLOSED_BY_BOT);
        assertThat(ticket.satisfaction().score()).contains(Score.DISSATISFIED);
        var reason = ticket.satisfaction().reasons().single();
        assertThat(reason.in(Locale.SIMPLIFIED_CHINESE)).contains("答案看不懂");
        assertThat(reason.in(Locale.US)).contains("I don't understand");
        assertThat(reason.in(Locale.JAPAN)).contains("回答が複雑すぎる");
        assertThat(reason.byLocale().size()).isEqualTo(3);
        assertThat(ticket.timeline().createdAt()).contains(Instant.ofEpochMilli(1616920429000L));
        assertThat(ticket.timeline().updatedAt()).contains(Instant.ofEpochMilli(1616920429000L));
        assertThat(ticket.timeline().closedAt()).contains(Instant.ofEpochMilli(1616920429000L));
        assertThat(ticket.agents()).containsExactly(person);
        assertThat(ticket.channel()).contains(Channel.of(0));
        assertThat(ticket.resolution()).contains(Resolution.UNRESOLVED);
        assertThat(ticket.closedBy()).contains(person);
        assertThat(ticket.collaborators()).containsExactly(person);
        var field = ticket.customizedFields().single();
        assertThat(field.id().get().value()).isEqualTo("123");
        assertThat(field.value()).contains("value");
        assertThat(field.keyName()).contains("key");
        assertThat(field.displayName()).contains("display name");
        assertThat(field.position()).contains(1);
        assertThat(field.required()).contains(true);
        assertThat(field.editable()).contains(true);
        assertThat(ticket.serviceTimes().agentService()).contains(Duration.ofSeconds(2_557_497));
        assertThat(ticket.serviceTimes().agentFirstResponse()).contains(Duration.ofSeconds(123_869));
        assertThat(ticket.serviceTimes().botService()).contains(Duration.ofSeconds(1));
        assertThat(ticket.serviceTimes().agentResolution()).contains(Duration.ofSeconds(66));
        assertThat(ticket.serviceTimes().actualProcessing()).contains(Duration.ofSeconds(68));
        assertThat(ticket.timeline().agentEnteredAt()).contains(Instant.ofEpochMilli(1636444596000L));
        assertThat(ticket.timeline().agentFirstRespondedAt()).contains(Instant.ofEpochMilli(1636444696000L));
        assertThat(ticket.timeline().agentLastRespondedAt()).contains(Instant.ofEpochMilli(1636444796000L));
        assertThat(ticket.agentOwner()).contains(person);
    }

    @Test
    void listMessages() {
        service.enqueue(200, MockService.document("list-messages.json"));

        var page = service.helpdesk()
                .messages()
                .list(TicketId.of("6948728206392295444"), MessageCriteria.any(), PageRequest.first())
                .get();

        assertThat(page.total()).isEqualTo(100);
        var message = page.items().single();
        assertThat(message.id().value()).isEqualTo("6948728206392295444");
        assertThat(message.chatMessageId().get().value()).isEqualTo("6949088236610273307");
        assertThat(message.content()).isEqualTo(new MessageContent.Text("进入人工服务。 @李宁  为你提供服务，开始聊起来吧~"));
        assertThat(message.sentAt()).contains(Instant.ofEpochMilli(1617960686000L));
        assertThat(message.sender())
                .contains(Person.of(UserId.of("ou_37019b7c830210acd88fdce886e25c71"), "李宁")
                        .withAvatarUrl("https://internal-api-lark-file.feishu-boe.cn/static-resource/v1/"
                                + "3e73cdce-54b0-4c6a-8226-b131fb2825dj~"
                                + "?image_size=72x72&cut_type=&quality=&format=image&sticker_format=.webp"));
    }

    @Test
    void sendAMessage() {
        service.enqueue(200, MockService.document("send-message-response.json"));

        var id = service.helpdesk()
                .messages()
                .send(TicketId.of("6948728206392295444"), OutgoingMessage.text("hello"))
                .get();

        assertThat(id.value()).isEqualTo("om_8baa3656c7b41900d29bf9104bf5310b");
    }
}
