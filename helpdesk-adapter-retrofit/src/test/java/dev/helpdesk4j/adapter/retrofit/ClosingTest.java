package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.common.BaseUrl;
import dev.helpdesk4j.adapter.retrofit.common.Time;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing an app ends every call at once, whatever the call waits for. */
@Timeout(60)
class ClosingTest {

    private static final TicketId TICKET = TicketId.of("7");
    private static final String FOUND = "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\"}}}";

    private final ObservedTime time = new ObservedTime();
    private final CountDownLatch attempted = new CountDownLatch(1);
    private final MockService service = new MockService(builder -> builder.deadline(Duration.ofHours(1))
            .attemptTimeout(Duration.ofMinutes(10))
            .maxAttempts(2)
            .time(time)
            .listener(report -> attempted.countDown())
            .withoutLimits(Operation.LIST_MESSAGES)
            .limits(Operation.FIND_TICKET, RateLimit.perMinute(1)));

    @AfterEach
    void close() {
        service.close();
    }

    private static <T> CompletableFuture<Either<HelpdeskFailure, T>> started(
            Supplier<Either<HelpdeskFailure, T>> call) {
        var outcome = new CompletableFuture<Either<HelpdeskFailure, T>>();
        var thread = new Thread(() -> outcome.complete(call.get()));
        thread.setDaemon(true);
        thread.start();
        return outcome;
    }

    private static HelpdeskFailure failure(CompletableFuture<? extends Either<HelpdeskFailure, ?>> outcome)
            throws Exception {
        return outcome.get(20, TimeUnit.SECONDS).getLeft();
    }

    @Test
    void aCallThatWaitsForAPermitEnds() throws Exception {
        service.enqueue(200, FOUND);
        assertThat(service.helpdesk().tickets().find(TICKET).isRight()).isTrue();
        time.reset();
        var waiting = started(() -> service.helpdesk().tickets().find(TICKET));
        var other = started(() -> service.helpdesk().tickets().find(TICKET));
        time.awaitWaiters(2);

        service.app().close();

        for (var call : List.of(waiting, other)) {
            assertThat(failure(call).kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure(call).reason()).endsWith("the app is closed");
        }
    }

    @Test
    void aCallThatWaitsForATokenEnds() throws Exception {
        var requested = new CountDownLatch(1);
        service.onTokenRequest(requested::countDown);
        service.enqueueTokenResponse(MockService.response(200, MockService.tokenJson("t-1"))
                .headersDelay(5, TimeUnit.MINUTES)
                .build());
        var waiting = started(() -> service.helpdesk().tickets().find(TICKET));
        assertThat(requested.await(20, TimeUnit.SECONDS)).isTrue();

        service.app().close();

        assertThat(failure(waiting).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure(waiting).reason()).endsWith("the app is closed");
    }

    @Test
    void aCallBetweenTwoAttemptsEnds() throws Exception {
        service.enqueue(MockService.response(429, "{\"code\":99991400}")
                .addHeader("x-ogw-ratelimit-reset", "50")
                .build());
        var waiting =
                started(() -> service.helpdesk().messages().list(TICKET, MessageCriteria.any(), PageRequest.first()));
        assertThat(attempted.await(20, TimeUnit.SECONDS)).isTrue();

        service.app().close();

        assertThat(failure(waiting).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void aRequestInFlightEnds() throws Exception {
        var requested = new CountDownLatch(1);
        service.onRequest(requested::countDown);
        service.enqueue(MockService.response(200, FOUND)
                .headersDelay(5, TimeUnit.MINUTES)
                .build());
        var sending = started(() -> service.helpdesk().messages().send(TICKET, OutgoingMessage.text("hello")));
        assertThat(requested.await(20, TimeUnit.SECONDS)).isTrue();

        service.app().close();

        assertThat(failure(sending).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(failure(sending).effect()).isEqualTo(Effect.UNKNOWN);
    }

    @Test
    void aCallAfterClosingFailsAtOnce() {
        service.app().close();

        var failure = service.helpdesk().tickets().find(TICKET).getLeft();

        assertThat(failure.reason()).endsWith("the app is closed");
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(service.requests()).isEmpty();
    }

    /** It may have passed the check for a closed app before that was closed. */
    @Test
    void aRequestThatBeginsAfterwardsIsNotSent() {
        var address = service.baseUrl().replace("localhost", "127.0.0.1");
        var transport = new Transport(null, BaseUrl.checked(address), Duration.ofSeconds(20), 1 << 20);
        transport.close();

        var exchange = transport.exchange(
                (api, attempt) -> api.tenantAccessToken(attempt, TokenJson.request("cli_app", "secret")),
                RequestState.withoutCredentials(false),
                Deadline.after(Duration.ofSeconds(20), Time.SYSTEM));

        assertThat(exchange.requestSent()).isFalse();
        assertThat(service.tokenRequests()).isEmpty();
    }

    @Test
    void aPauseEndsWhenTheAppIsClosed() throws Exception {
        var signal = new CloseSignal(time);
        var pausing = CompletableFuture.runAsync(() -> {
            try {
                signal.sleep(Duration.ofHours(1));
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        time.awaitWaiters(1);

        signal.close();

        assertThat(pausing).succeedsWithin(Duration.ofSeconds(20));
    }
}
