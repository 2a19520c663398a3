package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.ports.Operation;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules for every route, which apply to a new one at once. */
class ServiceRoutesTest {

    private static final String ID = "42";

    @ParameterizedTest
    @EnumSource
    void anOperationHasARowOfItsOwn(Operation operation) {
        var route = ServiceRoutes.of(operation);

        assertThat(ServiceRoutes.of(operation)).isSameAs(route);
        assertThat(ServiceRoutes.find(route.method(), pathOf(route))).containsExactly(route);
        assertThat(ServiceRoutes.all()).hasSize(Operation.values().length + 1).containsOnlyOnce(route);
    }

    @Test
    void noTwoRowsMatchTheSameRequest() {
        for (var route : ServiceRoutes.all()) {
            assertThat(ServiceRoutes.all())
                    .filteredOn(other -> other.method().equals(route.method()))
                    .filteredOn(other -> other.path().overlaps(route.path()))
                    .containsExactly(route);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOperationIsServedAtItsRowOnly(Operation operation) throws Exception {
        var fake = FakeHelpdesk.empty();
        try (var emulator = HelpdeskEmulator.builder(fake).start()) {
            var route = ServiceRoutes.of(operation);
            var answer = call(new Client(emulator), route);

            assertThat(answer.statusCode()).isNotIn(401, 405, 500);
            for (var other : Operation.values()) {
                assertThat(fake.calls(other)).as("%s", other).isEqualTo(other == operation ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOperationNeedsAnAccessToken(Operation operation) throws Exception {
        var fake = FakeHelpdesk.empty();
        try (var emulator = HelpdeskEmulator.builder(fake).start()) {
            var client = new Client(emulator);
            var route = ServiceRoutes.of(operation);
            var answer = client.call(client.bare(relative(route)).method(route.method(), BodyPublishers.noBody()));

            assertThat(Client.code(answer)).isEqualTo(99991661);
            assertThat(fake.calls(operation)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLimitOfARowIsEnforced(Operation operation) throws Exception {
        var clock = ManualClock.at(Instant.parse("2026-03-02T09:00:00Z"));
        try (var emulator = HelpdeskEmulator.builder(FakeHelpdesk.empty())
                .clock(clock)
                .rateLimits(true)
                .start()) {
            var client = new Client(emulator);
            var route = ServiceRoutes.of(operation);
            var second = route.limits().find(limit -> limit.window().equals(Duration.ofSeconds(1)));

            for (var call = 0; call < second.get().requests(); call++) {
                assertThat(call(client, route).statusCode()).isNotEqualTo(429);
            }
            assertThat(call(client, route).statusCode()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theProxyFindsTheRequestsOfARow(Operation operation) throws Exception {
        try (var desk = new ProxiedDesk()) {
            desk.proxy.on(operation).always(NetworkFault.answers(CannedAnswer.of(418)));

            for (var other : Operation.values()) {
                assertThat(call(desk.client, ServiceRoutes.of(other)).statusCode() == 418)
                        .as("%s", other)
                        .isEqualTo(other == operation);
            }
            assertThat(desk.proxy.on(operation).requests()).isEqualTo(1);
        }
    }

    @Test
    void allowNamesTheMethodsOfAllRowsOfAPath() throws Exception {
        try (var emulator = HelpdeskEmulator.builder(FakeHelpdesk.empty()).start()) {
            var client = new Client(emulator);

            for (var route : ServiceRoutes.all()) {
                var answer = client.call(client.bare(relative(route)).method("OPTIONS", BodyPublishers.noBody()));
                var methods = ServiceRoutes.all()
                        .filter(other ->
                                other.path().toString().equals(route.path().toString()))
                        .map(Route::method);
                assertThat(answer.statusCode()).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow")).contains(methods.mkString(", "));
            }
        }
    }

    @Test
    void whatCannotBeALimitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.perSecond(0))
                .withMessage("requests of a rate limit must be 1 or more, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateLimit(1, Duration.ZERO))
                .withMessage("window of a rate limit must be 1 ms or more, got PT0S");
    }

    private static HttpResponse<String> call(Client client, Route route) throws Exception {
        return client.call(client.request(relative(route), client.token())
                .method(route.method(), BodyPublishers.ofString(bodyOf(route))));
    }

    /** Returns a valid body, if the operation has one. */
    private static String bodyOf(Route route) {
        return route.path().toString().contains("/events/")
                ? "{\"events\":[{\"type\":\"helpdesk.ticket\",\"subtype\":\"ticket.created_v1\"}]}"
                : ProxiedDesk.MESSAGE;
    }

    private static String relative(Route route) {
        return pathOf(route).substring("/open-apis/".length());
    }

    private static String pathOf(Route route) {
        return route.path().toString().replaceAll(":[^/]+", ID);
    }
}
