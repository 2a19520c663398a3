package dev.helpdesk4j.adapter.fake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.collection.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    private final PathTemplate messages = PathTemplate.of("/tickets/:ticket_id/messages");

    @Test
    void aMatchHasTheParametersAsTheyAreEncoded() {
        assertThat(messages.match("/tickets/a%2Fb/messages")).contains(HashMap.of("ticket_id", "a%2Fb"));
        assertThat(PathTemplate.of("/:a/:b").match("/1/2")).contains(HashMap.of("a", "1", "b", "2"));
        assertThat(PathTemplate.of("/tickets").match("/tickets")).contains(HashMap.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/tickets",
                "/tickets/1",
                "/tickets/1/message",
                "/tickets/1/messages/",
                "/tickets//messages",
                "//tickets/1/messages",
                "/tickets/1/2/messages",
                "tickets/1/messages",
                "/Tickets/1/messages"
            })
    void otherPathsDoNotMatch(String path) {
        assertThat(messages.matches(path)).isFalse();
        assertThat(messages.match(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/tickets/:id, /tickets/:ticket_id, true",
        "/tickets/:id, /tickets/open, true",
        "/:kind/1, /tickets/:id, true",
        "/tickets, /tickets/:id, false",
        "/tickets/:id, /fields/:id, false",
        "/tickets/:id/messages, /tickets/:id/images, false"
    })
    void templatesOverlapWhereOnePathMatchesBoth(String one, String other, boolean overlap) {
        assertThat(PathTemplate.of(one).overlaps(PathTemplate.of(other))).isEqualTo(overlap);
        assertThat(PathTemplate.of(other).overlaps(PathTemplate.of(one))).isEqualTo(overlap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "tickets", "/tickets/", "//tickets", "/tickets/:", "/:id/:id"})
    void malformedTemplatesAreRefused(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathTemplate.of(template))
                .withMessageStartingWith("path template must ")
                .withMessageEndingWith(", got '" + template + "'");
    }
}
