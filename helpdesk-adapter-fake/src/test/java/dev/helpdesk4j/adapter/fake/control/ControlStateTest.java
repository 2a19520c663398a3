package dev.helpdesk4j.adapter.fake.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ServiceAssumption;
import dev.helpdesk4j.adapter.fake.ShiftedClock;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CommentId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clock, the behavior of the service, and its requests. */
class ControlStateTest {

    private final ControlledDesk desk = new ControlledDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theClockCanBeReadAndSetAndMoved() throws Exception {
        assertThat(desk.client.done("GET", "/clock").get("now").getAsString()).isEqualTo("2026-03-02T09:00:00Z");

        var set = desk.client.done("POST", "/clock", "{'now':'2027-01-01T00:00:00.250Z'}");
        assertThat(set.get("now_ms").getAsLong()).isEqualTo(1798761600250L);
        assertThat(desk.clock.instant()).isEqualTo(Instant.parse("2027-01-01T00:00:00.250Z"));

        desk.client.done("POST", "/clock", "{'advance_ms':-250}");
        assertThat(desk.clock.instant()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void aClockThatRunsCanBeMoved() throws Exception {
        var clock = ShiftedClock.of(desk.clock);
        var fake = FakeHelpdesk.builder().clock(clock).build();
        try (var emulator = HelpdeskEmulator.builder(fake).clock(clock).start();
                var control =
                        EmulatorControl.builder(fake, emulator).clock(clock).start()) {
            new ControlClient(control).done("POST", "/clock", "{'advance_ms':86400000}");
            desk.clock.advance(Duration.ofSeconds(1));

            assertThat(fake.clock().instant()).isEqualTo(Instant.parse("2026-03-03T09:00:01Z"));
        }
    }

    @Test
    void anAccessTokenExpiresByTheClock() throws Exception {
        var token = desk.token();

        desk.client.done("POST", "/clock", "{'advance_ms':7200000}");

        assertThat(find(token)).isEqualTo(99991663);
    }

    @Test
    void accessTokensCanBeMadeToExpire() throws Exception {
        var token = desk.token();
        assertThat(find(token)).isZero();

        desk.client.done("DELETE", "/tokens");

        assertThat(find(token)).isEqualTo(99991663);
        assertThat(find(desk.token())).isZero();
    }

    private int find(String token) throws Exception {
        return ControlledDesk.code(desk.get(desk.find, token));
    }

    @Test
    void ticketsAreWrittenInTheShapesThatAreSet() throws Exception {
        desk.fake.put(Ticket.builder(TicketId.of("42"))
                .comments(List.of(Comment.of(CommentId.of("1"), "Hello", ControlledDesk.NINE)))
                .build());

        desk.client.done("PUT", "/ticket-shapes", "{'shapes':'reported'}");
        assertThat(desk.get("helpdesk/v1/tickets/42").body()).contains("\"comments\":[{");

        desk.client.done("PUT", "/ticket-shapes", "{'shapes':'documented'}");
        assertThat(desk.get("helpdesk/v1/tickets/42").body()).contains("\"comments\":{");
    }

    @ParameterizedTest
    @EnumSource
    void anAssumptionCanBeBroken(ServiceAssumption assumption) throws Exception {
        var name = assumption.name().toLowerCase(Locale.ROOT);
        desk.client.done("PUT", "/assumptions/" + name, "{'holds':false}");

        assertThat(desk.fake.assumes(assumption)).isFalse();
        var assumptions = desk.client.done("GET", "/assumptions");
        assertThat(assumptions.keySet()).hasSize(ServiceAssumption.values().length);
        assumptions
                .keySet()
                .forEach(other ->
                        assertThat(assumptions.get(other).getAsBoolean()).isEqualTo(!other.equals(name)));

        desk.client.done("PUT", "/assumptions/" + name, "{'holds':true}");
        assertThat(desk.fake.assumes(assumption)).isTrue();
    }

    @Test
    void aBrokenAssumptionIsSeenOnTheWire() throws Exception {
        assertThat(ControlledDesk.code(desk.get("helpdesk/v1/tickets/7"))).isEqualTo(154004);

        desk.client.done("PUT", "/assumptions/missing_ticket_is_154004", "{'holds':false}");

        assertThat(ControlledDesk.code(desk.get("helpdesk/v1/tickets/7"))).isEqualTo(154000);
    }

    @Test
    void rateLimitsCanBeEnforced() throws Exception {
        desk.client.done("PUT", "/rate-limits", "{'enforced':true}");
        for (var call = 0; call < 10; call++) {
            assertThat(desk.get(desk.find).statusCode()).isEqualTo(200);
        }
        assertThat(desk.get(desk.find).statusCode()).isEqualTo(429);

        desk.client.done("POST", "/clock", "{'advance_ms':1000}");
        assertThat(desk.get(desk.find).statusCode()).isEqualTo(200);
        desk.client.done("PUT", "/rate-limits", "{'enforced':false}");
        for (var call = 0; call < 11; call++) {
            assertThat(desk.get(desk.find).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void requestsAreShownAndForgotten() throws Exception {
        desk.send();

        var requests = desk.client.done("GET", "/requests").getAsJsonArray("requests");

        assertThat(requests).hasSize(2);
        var sent = requests.get(1).getAsJsonObject();
        assertThat(sent.get("method").getAsString()).isEqualTo("POST");
        assertThat(sent.get("target").getAsString()).isEqualTo("/open-apis/" + desk.messages);
        assertThat(sent.get("body").getAsString()).isEqualTo(ControlledDesk.MESSAGE);
        assertThat(sent.getAsJsonObject("headers").get("content-type").getAsString())
                .startsWith("application/json");
        desk.client.done("DELETE", "/requests");
        assertThat(desk.client.done("GET", "/requests").getAsJsonArray("requests"))
                .isEmpty();
    }

    @Test
    void theControlListsItsRoutes() throws Exception {
        var routes = desk.client.done("GET", "/routes").getAsJsonArray("routes");

        assertThat(routes)
                .extracting(JsonElement::getAsJsonObject)
                .extracting(route -> route.get("method").getAsString() + " "
                        + route.get("path").getAsString())
                .containsExactlyElementsOf(ControlRoutes.all().map(route -> route.method() + " " + route.path()));
        assertThat(routes)
                .allSatisfy(route -> assertThat(
                                route.getAsJsonObject().get("purpose").getAsString())
                        .isNotEmpty());
    }

    @Test
    void noTwoRoutesMatchTheSameRequest() {
        for (var route : ControlRoutes.all()) {
            assertThat(ControlRoutes.all())
                    .filteredOn(other -> other.method().equals(route.method()))
                    .filteredOn(other -> other.path().overlaps(route.path()))
                    .containsExactly(route);
        }
    }
}
