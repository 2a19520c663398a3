package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import io.vavr.control.Either;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** <em>Subscribe to</em> and <em>unsubscribe from help desk events</em>: idempotent operations. */
@Timeout(60)
class EventSubscriptionsTest {

    private final MockService service = new MockService(builder -> builder.maxAttempts(2));

    @AfterEach
    void close() {
        service.close();
    }

    private Either<HelpdeskFailure, Done> subscribe() {
        return service.helpdesk()
                .eventSubscriptions()
                .subscribe(List.of(EventType.MESSAGE_CREATED, EventType.TICKET_CREATED));
    }

    private Either<HelpdeskFailure, Done> unsubscribe() {
        return service.helpdesk().eventSubscriptions().unsubscribe(List.of(EventType.TICKET_UPDATED));
    }

    private static MockResponse withoutResponse() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    @Test
    void theRequestIsTheDocumentedOne() {
        service.enqueue(200, "{\"code\":0,\"msg\":\"success\",\"data\":{}}");

        assertThat(subscribe()).isEqualTo(Either.right(Done.DONE));

        var request = service.requests().get(0);
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/open-apis/helpdesk/v1/events/subscribe");
        assertThat(request.getBody().utf8())
                .isEqualTo(
                        "{\"events\":[{\"type\":\"helpdesk.ticket_message\",\"subtype\":\"ticket_message.created_v1\"},"
                                + "{\"type\":\"helpdesk.ticket\",\"subtype\":\"ticket.created_v1\"}]}");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void theRequestToUnsubscribeIsTheDocumentedOne() {
        service.enqueue(200, "{\"code\":0,\"msg\":\"success\",\"data\":{}}");

        assertThat(unsubscribe()).isEqualTo(Either.right(Done.DONE));

        var request = service.requests().get(0);
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/open-apis/helpdesk/v1/events/unsubscribe");
        assertThat(request.getBody().utf8())
                .isEqualTo("{\"events\":[{\"type\":\"helpdesk.ticket\",\"subtype\":\"ticket.updated_v1\"}]}");
    }

    @Test
    void aResponseNeedsNoData() {
        service.enqueue(200, "{\"code\":0,\"msg\":\"success\"}").enqueue(200, "{\"code\":0,\"data\":null}");

        assertThat(subscribe()).isEqualTo(Either.right(Done.DONE));
        assertThat(subscribe()).isEqualTo(Either.right(Done.DONE));
    }

    @Test
    void aRequestWithoutAResponseIsRepeated() {
        service.enqueue(MockService.json(500, "{\"code\":155000}")).enqueue(200, "{\"code\":0,\"data\":{}}");

        assertThat(subscribe().isRight()).isTrue();
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void unsubscribingIsRepeatedToo() {
        service.enqueue(MockService.json(500, "{\"code\":155000}")).enqueue(MockService.json(500, "{\"code\":155000}"));

        assertThat(unsubscribe().getLeft().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void withoutAResponseTheOutcomeIsUnknown() {
        for (var request = 0; request < 3; request++) {
            service.enqueue(withoutResponse());
        }

        assertThat(subscribe().getLeft().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(subscribe().getLeft().effect()).isEqualTo(Effect.UNKNOWN);
    }

    /** The first attempt may have taken effect. */
    @Test
    void aRefusalAfterAnUnknownAttemptIsAnUnknownOutcome() {
        service.enqueue(MockService.json(500, "{\"code\":155000}"))
                .enqueue(403, "{\"code\":154003,\"msg\":\"no permission\"}");

        var failure = subscribe().getLeft();

        assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(failure.reason())
                .contains("an earlier request had no definite response", "the app lacks a permission");
        assertThat(failure.response().get().code()).contains(154003);
    }

    /** The first request was sent over a pooled connection; the second one is part of the same attempt. */
    @Test
    void aRefusalAfterAStaleConnectionIsAnUnknownOutcome() {
        try (var once = new MockService(builder -> builder.maxAttempts(1))) {
            once.enqueue(withoutResponse()).enqueue(403, "{\"code\":154003}");

            var failure = once.helpdesk()
                    .eventSubscriptions()
                    .subscribe(List.of(EventType.TICKET_CREATED))
                    .getLeft();

            assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(once.requests()).hasSize(2);
        }
    }

    @Test
    void anUnreadableResponseIsNotRepeated() {
        service.enqueue(200, "<html>");

        assertThat(subscribe().getLeft().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void noEventsAreRefused() {
        for (var helpdesk : List.of(service.helpdesk(), FakeHelpdesk.empty())) {
            var subscriptions = helpdesk.eventSubscriptions();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> subscriptions.subscribe(List.of()))
                    .withMessage("events must be one or more, got none");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> subscriptions.unsubscribe(List.of()))
                    .withMessage("events must be one or more, got none");
        }
    }

    @Test
    void theEmulatorAcceptsTheDocumentedEvents() {
        var fake = FakeHelpdesk.empty();
        try (var emulator = HelpdeskEmulator.builder(fake).strict().start();
                var app = FeishuApp.builder(emulator.appId(), emulator.appSecret())
                        .baseUrl(emulator.baseUrl())
                        .build()) {
            var subscriptions = app.helpdesk(emulator.helpdeskId(), emulator.helpdeskToken())
                    .eventSubscriptions();

            assertThat(subscriptions.subscribe(List.of(EventType.TICKET_UPDATED)))
                    .isEqualTo(Either.right(Done.DONE));
            assertThat(subscriptions.subscribe(List.of(EventType.TICKET_UPDATED, EventType.TICKET_CREATED)))
                    .isEqualTo(Either.right(Done.DONE));
            assertThat(fake.subscribedEvents())
                    .containsExactlyInAnyOrder(EventType.TICKET_UPDATED, EventType.TICKET_CREATED);
            assertThat(subscriptions.unsubscribe(List.of(EventType.TICKET_UPDATED, EventType.MESSAGE_CREATED)))
                    .isEqualTo(Either.right(Done.DONE));
            assertThat(fake.subscribedEvents()).containsExactly(EventType.TICKET_CREATED);
            var undocumented = List.of(new EventType("helpdesk.ticket", "ticket.rated_v1"));
            assertThat(subscriptions.subscribe(undocumented).getLeft().kind()).isEqualTo(Kind.INVALID_REQUEST);
            assertThat(subscriptions.unsubscribe(undocumented).getLeft().kind()).isEqualTo(Kind.INVALID_REQUEST);
        }
    }
}
