package dev.helpdesk4j.adapter.retrofit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.ports.PageRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that repeat in a response, byte by byte, are decoded once. */
class RepeatedObjectsTest {

    private static List<Person> read(String... people) throws IOException {
        return read(JsonText.reader(ByteString.encodeUtf8("[" + String.join(",", people) + "]"), () -> false));
    }

    private static List<Person> read(JsonReader reader) throws IOException {
        var people = new RepeatedObjects<>(new PersonJson(), 256);
        var read = new ArrayList<Person>();
        reader.beginArray();
        while (reader.hasNext()) {
            read.add(people.read(reader));
        }
        reader.endArray();
        assertThat(reader.peek()).isEqualTo(JsonReader.Token.END_DOCUMENT);
        return read;
    }

    @Test
    void aRepeatedObjectIsTheSameValue() throws IOException {
        var read = read("{\"id\":\"ou_1\",\"name\":\"林\"}", "{\"id\":\"ou_1\",\"name\":\"林\"}");

        assertThat(read.get(0)).isEqualTo(Person.of(UserId.of("ou_1"), "林"));
        assertThat(read.get(1)).isSameAs(read.get(0));
    }

    /** It is read in chunks, whose ends are within objects. */
    @Test
    void repeatedObjectsOfALongResponseAreTheSameValue() throws IOException {
        var people = new String[20_000];
        for (var i = 0; i < people.length; i++) {
            people[i] = "{\"id\":\"ou_" + i % 7 + "\",\"name\":\"" + "林".repeat(i % 7) + "\"}";
        }

        var read = read(people);

        assertThat(read).hasSize(people.length);
        for (var i = 0; i < people.length; i++) {
            assertThat(read.get(i).id().get().value()).isEqualTo("ou_" + i % 7);
            assertThat(read.get(i)).isSameAs(read.get(i % 7));
        }
    }

    @Test
    void objectsThatDifferAreDecoded() throws IOException {
        assertThat(read("{\"id\":\"ou_1\"}", "{\"id\":\"ou_2\"}", "{\"id\":\"ou_12\"}"))
                .extracting(person -> person.id().get().value())
                .containsExactly("ou_1", "ou_2", "ou_12");
    }

    /** Among so many pairs there are some whose hash codes collide. */
    @Test
    void anObjectThatBeginsAsAnEarlierOneIsDecoded() throws IOException {
        for (var id = 10_000; id < 12_000; id++) {
            assertThat(read("{\"id\":" + id + "0}", "{\"id\":" + id + "}"))
                    .extracting(person -> person.id().get().value())
                    .containsExactly(id + "0", Integer.toString(id));
        }
    }

    /** The bytes to the first closing brace are equal, but the objects are not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x\":{},\"id\":\"ou_%d\"}",
                "{\"x\":\"}\",\"id\":\"ou_%d\"}",
                "{\"x\":[{\"y\":1}],\"id\":\"ou_%d\"}"
            })
    void anObjectWithAnInnerBraceIsAlwaysDecoded(String json) throws IOException {
        assertThat(read(json.formatted(1), json.formatted(2), json.formatted(1)))
                .extracting(person -> person.id().get().value())
                .containsExactly("ou_1", "ou_2", "ou_1");
    }

    @Test
    void theReaderContinuesAfterARepeatedObject() throws IOException {
        var read = read("{\"id\":\"ou_1\"}", " {\"id\":\"ou_1\"} ", "null", "7", "{\"id\":\"ou_3\"}");

        assertThat(read)
                .containsExactly(
                        Person.empty().withId(UserId.of("ou_1")),
                        Person.empty().withId(UserId.of("ou_1")),
                        null,
                        null,
                        Person.empty().withId(UserId.of("ou_3")));
    }

    @Test
    void anObjectWithoutUsableFieldsIsNoPersonEachTime() throws IOException {
        assertThat(read("{}", "{}", "{\"x\":1}", "{\"x\":1}")).containsExactly(null, null, null, null);
    }

    /** More than the objects that are kept, and more than a chunk of a long response. */
    @Test
    void manyObjectsAreDecodedAsTheyAre() throws IOException {
        var ids = new ArrayList<String>();
        for (var number = 0; number < 20_000; number++) {
            ids.add("ou_" + number % 700);
        }

        assertThat(read(ids.stream()
                        .map(id -> "{\"id\":\"" + id + "\",\"name\":\"" + "n".repeat(40) + "\"}")
                        .toArray(String[]::new)))
                .extracting(person -> person.id().get().value())
                .isEqualTo(ids);
    }

    /** The bytes of the first response are not those of the second. */
    @Test
    void anotherResponseIsDecodedAnew() throws IOException {
        var people = new RepeatedObjects<>(new PersonJson(), 16);
        for (var id : new String[] {"ou_1", "ou_2", "ou_1"}) {
            var reader = JsonText.reader(ByteString.encodeUtf8("{\"id\":\"" + id + "\"}"), () -> false);

            assertThat(people.read(reader)).isEqualTo(Person.empty().withId(UserId.of(id)));
        }
    }

    @Test
    void readersOfOtherJsonDecodeEachObject() throws IOException {
        var read = read(JsonText.reader("[{\"id\":\"ou_1\"},{\"id\":\"ou_1\"}]"));

        assertThat(read.get(1)).isEqualTo(read.get(0)).isNotSameAs(read.get(0));
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
        assertThat(second).isEqualTo(first);
        assertThat(second.guest().get()).isSameAs(first.guest().get());
        assertThat(first.agents().head()).isSameAs(first.agentOwner().get());
        assertThat(second.customizedFields().head())
                .isSameAs(first.customizedFields().head());
        assertThat(second.satisfaction().reasons().head())
                .isSameAs(first.satisfaction().reasons().head());
    }
}
