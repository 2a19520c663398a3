package dev.helpdesk4j.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.event.FeishuEvents;
import dev.helpdesk4j.domain.event.HelpdeskEvent;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EventDocumentTest {

    private static String document(HelpdeskEvent event) throws IOException {
        return Json.line(json -> EventDocument.write(json, event)).readUtf8();
    }

    @Test
    void anUnrecognizedEventHasItsContentWithoutTheToken() throws IOException {
        var event = FeishuEvents.decode("""
                {"schema":"2.0","header":{"event_id":"5e37","event_type":"im.message.receive_v1",\
                "create_time":"1772442000000","token":"marked-token"},"event":{"text":"a\u202eb"}}""");

        assertThat(document(event)).isEqualTo("""
                {"event":"UNRECOGNIZED","id":"5e37","createdAt":"2026-03-02T09:00:00Z","type":"im.message.receive_v1",\
                "raw":"{\\"text\\":\\"a\\u202eb\\"}"}
                """);
    }

    @Test
    void anEventOfTheOlderFormHasNoTokenEither() throws IOException {
        var event = FeishuEvents.decode("""
                {"uuid":"41b5","token":"marked-token","ts":"1772442000.5","type":"event_callback","event":{"a":1}}""");

        assertThat(document(event)).isEqualTo("""
                {"event":"UNRECOGNIZED","id":"41b5","createdAt":"2026-03-02T09:00:00.500Z","raw":"{\\"a\\":1}"}
                """);
    }

    @Test
    void listsThatAnEventDoesNotContainAreMissing() throws IOException {
        var event = FeishuEvents.decode("""
                {"header":{"event_id":"5e37","event_type":"helpdesk.ticket.created_v1"},"event":{"ticket_id":"7"}}""");

        assertThat(document(event)).isEqualTo("""
                {"event":"TICKET_CREATED","id":"5e37","ticketId":"7","ticket":{"id":"7"}}
                """);
    }
}
