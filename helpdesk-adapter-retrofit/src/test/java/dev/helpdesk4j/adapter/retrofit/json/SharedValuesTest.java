package dev.helpdesk4j.adapter.retrofit.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.ports.PageRequest;
import java.io.IOException;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** Equal people, fields and reasons of a page are the same objects. */
class SharedValuesTest {

    private final SharedValues shared = new SharedValues();

    private static Person person(String id) {
        return Person.of(UserId.of(id), "Lin");
    }

    @Test
    void anEqualValueIsReplacedByTheFirstOne() {
        var first = person("ou_1");

        assertThat(shared.share("key", first)).isSameAs(first);
        assertThat(shared.share("key", person("ou_1"))).isSameAs(first);
    }

    @Test
    void anotherValueWithTheSameKeyIsKept() {
        var first = person("ou_1");
        var second = person("ou_2");
        shared.share("key", first);

        assertThat(shared.share("key", second)).isSameAs(second);
        assertThat(shared.share("key", person("ou_2"))).isSameAs(second);
    }

    @Test
    void thePeopleFieldsAndReasonsOfAPageAreShared() throws IOException {
        var ticket = """
                {"ticket_id":"7","guest":{"id":"ou_1","name":"Lin"},"agent_owner":{"id":"ou_2"},"agents":[{"id":"ou_2"}],\
                "customized_fields":[{"id":"1","value":"VPN","key_name":"category"}],\
                "dissatisfaction_reason":{"zh_cn":"too slow"}}""";
        var json = "{\"total\":2,\"tickets\":[" + ticket + "," + ticket + "]}";

        var tickets = PageJson.ofTickets(PageRequest.first())
                .fromJson(JsonText.reader(ByteString.encodeUtf8(json), () -> false))
                .items();

        var first = tickets.get(0);
        var second = tickets.get(1);
        assertThat(second.guest().get()).isSameAs(first.guest().get());
        assertThat(second.agents().head()).isSameAs(first.agentOwner().get());
        assertThat(second.customizedFields().head())
                .isSameAs(first.customizedFields().head());
        assertThat(second.satisfaction().reasons().head())
                .isSameAs(first.satisfaction().reasons().head());
        assertThat(tickets.map(Ticket::guest).get().get()).isEqualTo(person("ou_1"));
    }
}
