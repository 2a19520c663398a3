package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.EventSubscriptions.EventType;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import io.vavr.control.Either;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures are retried before the deadline, and which are not. */
@Timeout(60)
class RetryTest {

    private static final TicketId TICKET = TicketId.of("7");
    private static final String FOUND = "{\"code\":0,\"data\":{\"ticket\":{\"ticket_id\":\"7\"}}}";

    private MockService service = new MockService(builder -> builder.maxAttempts(4));

    @AfterEach
    void close() {
        service.close();
    }

    private Either<HelpdeskFailure, Ticket> find() {
        return service.helpdesk().tickets().find(TICKET);
    }

    private Either<HelpdeskFailure, ChatMessageId> send() {
        return service.helpdesk().messages().send(TICKET, OutgoingMessage.text("hello"));
    }

    private static MockResponse cutOff(SocketEffect effect) {
        return new MockResponse.Builder().onResponseStart(effect).build();
    }

    private static MockResponse unavailable() {
        return MockService.json(503, "{}");
    }

    @Test
    void readsAreRetriedAfterTemporaryFailures() {
        service.enqueue(unavailable())
                .enqueue(500, "{\"code\":155000,\"msg\":\"Internal error\"}")
                .enqueue(408, "")
                .enqueue(200, FOUND);

        assertThat(find().isRight()).isTrue();
        assertThat(service.requests()).hasSize(4);
    }

    @Test
    void theFailureOfTheLastAttemptIsReturned() {
        for (var attempt = 0; attempt < 9; attempt++) {
            service.enqueue(unavailable());
        }

        assertThat(find().getLeft().kind()).isEqualTo(Kind.SERVICE_UNAVAILABLE);
        assertThat(service.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {154000, 154001, 154003, 154004, 99991672, 190001})
    void permanentFailuresAreNotRetried(int code) {
        service.enqueue(400, "{\"code\":" + code + ",\"msg\":\"no\"}");

        assertThat(find().isLeft()).isTrue();
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void anUnreadableResponseIsNotRequestedAgain() {
        service.enqueue(200, "{\"code\":0,\"data\":");

        assertThat(find().getLeft().kind()).isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void aMessageOfUnknownOutcomeIsNotSentAgain() {
        for (var response : List.of(
                unavailable(),
                MockService.json(500, "{\"code\":155000}"),
                cutOff(new SocketEffect.CloseSocket()),
                MockService.json(200, "{"))) {
            var before = service.requests().size();
            service.enqueue(response);

            assertThat(send().getLeft().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
            assertThat(service.requests()).hasSize(before + 1);
        }
    }

    @Test
    void aRateLimitedMessageIsSentAgainAfterTheWait() {
        service.enqueue(MockService.response(429, "{\"code\":99991400}")
                        .addHeader("x-ogw-ratelimit-reset", "0.3")
                        .build())
                .enqueue(200, MockService.document("send-message-response.json"));
        var started = System.nanoTime();

        assertThat(send().isRight()).isTrue();

        assertThat(service.requests()).hasSize(2);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aWaitBeyondTheDeadlineFailsAtOnce() {
        service.enqueue(MockService.response(429, "{\"code\":99991400}")
                .addHeader("x-ogw-ratelimit-reset", "40")
                .build());

        var failure = (HelpdeskFailure.RateLimited) find().getLeft();

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(40));
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void callsInALongPauseAreDeniedAtOnce() {
        service.enqueue(MockService.response(429, "{\"code\":99991400}")
                .addHeader("x-ogw-ratelimit-reset", "50")
                .build());
        find();
        var start = System.nanoTime();

        var failure = (HelpdeskFailure.RateLimited) find().getLeft();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(failure.retryAfter().get()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(50));
        assertThat(failure.response()).isEmpty();
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void aCallPastItsDeadlineIsNotSent() {
        service.enqueue(200, FOUND);
        find();

        var failure = service.helpdesk()
                .within(Duration.ofNanos(1))
                .messages()
                .send(TICKET, OutgoingMessage.text("hello"))
                .getLeft();

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.reason()).contains("timed out");
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void aMessageThatWasNotSentIsSentAgain() {
        service.enqueueTokenResponse(unavailable()).enqueue(200, MockService.document("send-message-response.json"));

        assertThat(send().isRight()).isTrue();
        assertThat(service.requests()).hasSize(1);
        assertThat(service.tokenRequests()).hasSize(2);
    }

    @Test
    void wrongAppCredentialsAreNotRetried() {
        service.enqueueTokenResponse(MockService.json(400, "{\"code\":10014,\"msg\":\"app secret invalid\"}"));

        assertThat(find().getLeft().kind()).isEqualTo(Kind.UNAUTHENTICATED);
        assertThat(service.tokenRequests()).hasSize(1);
    }

    /** OkHttp itself repeats some requests, without a permit and without an event. */
    @Test
    void everyRepetitionNeedsAPermit() {
        for (var response : List.of(
                MockService.response(503, "{}").addHeader("Retry-After", "0").build(),
                MockService.response(408, "{}").build())) {
            restart(builder -> builder.maxAttempts(1));
            service.enqueue(response).enqueue(200, FOUND);

            assertThat(find().isLeft()).isTrue();
            assertThat(service.requests()).hasSize(1);
        }
        var permits = new ArrayList<AttemptReport>();
        restart(builder -> builder.maxAttempts(1).listener(permits::add));
        for (var request = 0; request < 2; request++) {
            service.enqueue(cutOff(new SocketEffect.CloseSocket()));
        }

        assertThat(find().isLeft()).isTrue();
        assertThat(permits).hasSize(2);
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void aStaleConnectionIsReportedWithinItsAttempt() {
        var reports = new ArrayList<AttemptReport>();
        restart(builder -> builder.maxAttempts(1).listener(reports::add));
        service.enqueue(cutOff(new SocketEffect.CloseSocket())).enqueue(200, FOUND);

        assertThat(find().isRight()).isTrue();

        assertThat(reports).extracting(AttemptReport::staleConnection).containsExactly(true, false);
        assertThat(reports).extracting(AttemptReport::number).containsExactly(1, 1);
    }

    private void restart(UnaryOperator<FeishuApp.Builder> settings) {
        service.close();
        service = new MockService(settings);
    }

    @Test
    void aHostIsReachedThroughItsSecondAddress() {
        try (var app = FeishuApp.builder("cli_app", MockService.APP_SECRET)
                .httpClient(new OkHttpClient.Builder()
                        .dns(host -> List.of(InetAddress.getByName("127.0.0.77"), InetAddress.getByName("127.0.0.1")))
                        .build())
                .maxAttempts(1)
                .baseUrl(service.baseUrl().replaceAll("//[^:]+:", "//localhost:"))
                .build()) {
            service.enqueue(200, MockService.document("send-message-response.json"));

            assertThat(app.helpdesk(HelpdeskId.of("1"), "t")
                            .messages()
                            .send(TICKET, OutgoingMessage.text("hello"))
                            .isRight())
                    .isTrue();
        }
    }

    @Test
    void aCallEndsWithItsDeadline() {
        restart(builder -> builder.deadline(Duration.ofMillis(400)).maxAttempts(100));
        for (var attempt = 0; attempt < 100; attempt++) {
            service.enqueue(unavailable());
        }
        var started = System.nanoTime();

        // The deadline may end the last attempt.
        assertThat(find().getLeft().kind()).isIn(Kind.SERVICE_UNAVAILABLE, Kind.UNREACHABLE);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aDeadlineCutsAnAttemptShort() {
        service.enqueue(MockService.response(200, FOUND)
                .headersDelay(1, TimeUnit.MINUTES)
                .build());

        var failure = service.helpdesk()
                .within(Duration.ofMillis(500))
                .tickets()
                .find(TICKET)
                .getLeft();

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.reason()).contains("timed out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.helpdesk().within(Duration.ZERO))
                .withMessageContaining("PT0S");
    }

    @Test
    void nothingIsSentWithoutAPermitBeforeTheDeadline() {
        restart(builder -> builder.limits(Operation.SEND_MESSAGE, RateLimit.perMinute(1)));
        service.enqueue(200, MockService.document("send-message-response.json"));
        assertThat(send().isRight()).isTrue();

        var failure = service.helpdesk()
                .within(Duration.ofMillis(100))
                .messages()
                .send(TICKET, OutgoingMessage.text("hello"))
                .getLeft();

        assertThat(failure).isInstanceOf(HelpdeskFailure.RateLimited.class);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(failure.response()).isEmpty();
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void aWaitForAPermitCanBeInterrupted() throws Exception {
        var observed = new ObservedTime();
        restart(builder -> builder.limits(Operation.FIND_TICKET, RateLimit.perMinute(1))
                .deadline(Duration.ofMinutes(5))
                .time(observed));
        service.enqueue(200, FOUND);
        find();
        observed.reset();
        var outcome = new CompletableFuture<Either<HelpdeskFailure, Ticket>>();
        var flag = new CompletableFuture<Boolean>();
        var waiting = new Thread(() -> {
            outcome.complete(find());
            flag.complete(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        observed.awaitWaiters(1);

        waiting.interrupt();

        assertThat(outcome.get().getLeft())
                .isEqualTo(new HelpdeskFailure.Interrupted(Operation.FIND_TICKET, Effect.NONE));
        assertThat(flag.get()).as("the interrupt flag remains set").isTrue();
    }

    @Test
    void inAnOutageRetriesAddAtMostATenth() {
        restart(builder -> builder.maxAttempts(2));
        var calls = 60;
        for (var response = 0; response < 2 * calls; response++) {
            service.enqueue(unavailable());
        }

        for (var call = 0; call < calls; call++) {
            find();
        }

        assertThat(service.requests()).hasSizeBetween(calls + 10, calls + 10 + calls / 10);
    }

    @Test
    void theListenerReceivesTheReportOfEveryAttempt() {
        var reports = new ArrayList<AttemptReport>();
        var threads = new ArrayList<Thread>();
        restart(builder -> builder.maxAttempts(3).listener(report -> {
            reports.add(report);
            threads.add(Thread.currentThread());
            throw new IllegalStateException("a listener's own mistake");
        }));
        service.enqueue(500, "{\"code\":155000,\"msg\":\"Internal error\"}").enqueue(200, FOUND);

        assertThat(find().isRight()).isTrue();

        assertThat(reports).hasSize(2);
        assertThat(reports.get(0).operation()).isEqualTo(Operation.FIND_TICKET);
        assertThat(reports.get(0).number()).isEqualTo(1);
        assertThat(reports.get(0).httpStatus()).contains(500);
        assertThat(reports.get(0).code()).contains(155000);
        assertThat(reports.get(0).logId()).contains("20261120log");
        assertThat(reports.get(0).failure()).contains(Kind.SERVICE_UNAVAILABLE);
        assertThat(reports.get(0).duration()).isPositive();
        assertThat(reports.get(1).number()).isEqualTo(2);
        assertThat(reports.get(1).httpStatus()).contains(200);
        assertThat(reports.get(1).failure()).isEmpty();
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    private final SimulatedTime time = new SimulatedTime();

    private void tick(Duration duration) {
        time.advance(duration);
    }

    /** Calls until the one that begins a renewal, once the failed one has ended. */
    private void callUntilTokenRequests(int number) {
        while (service.tokenRequests().size() < number) {
            tokenOfNextCall();
        }
    }

    private String tokenOfNextCall() {
        service.enqueue(200, FOUND);
        assertThat(find().isRight()).isTrue();
        return service.requests()
                .get(service.requests().size() - 1)
                .getHeaders()
                .get("Authorization");
    }

    /** The clock wraps around during the test, as a monotonic clock may. */
    @Test
    void anExpiringTokenIsRenewedInTheBackground() {
        restart(builder -> builder.time(time).attemptTimeout(Duration.ofHours(1)));
        assertThat(tokenOfNextCall()).isEqualTo("Bearer t-1");

        tick(Duration.ofMinutes(89));
        assertThat(tokenOfNextCall()).isEqualTo("Bearer t-1");
        assertThat(service.tokenRequests()).hasSize(1);

        tick(Duration.ofMinutes(2));
        var requested = new CountDownLatch(1);
        var respond = new CountDownLatch(1);
        service.onTokenRequest(() -> {
            requested.countDown();
            await(respond);
        });
        assertThat(tokenOfNextCall()).isEqualTo("Bearer t-1");
        await(requested);
        assertThat(tokenOfNextCall()).isEqualTo("Bearer t-1");
        respond.countDown();
        expireFirstToken();
        assertThat(tokenOfNextCall()).isEqualTo("Bearer t-2");
        assertThat(service.tokenRequests()).hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the lifetime of a token that is due for renewal, so that the next call waits for the renewal. */
    private void expireFirstToken() {
        tick(Duration.ofMinutes(30));
    }

    @Test
    void aFailedRenewalIsRetriedWithoutFailingCalls() {
        restart(builder -> builder.time(time).attemptTimeout(Duration.ofHours(1)));
        assertThat(tokenOfNextCall()).isEqualTo("Bearer t-1");
        tick(Duration.ofMinutes(91));
        service.enqueueTokenResponse(unavailable());
        var requested = new CountDownLatch(1);
        service.onTokenRequest(requested::countDown);

        assertThat(tokenOfNextCall()).isEqualTo("Bearer t-1");
        await(requested);
        assertThat(tokenOfNextCall()).isEqualTo("Bearer t-1");
        assertThat(service.tokenRequests()).hasSize(2);

        tick(Duration.ofSeconds(11));
        assertThat(tokenOfNextCall()).isEqualTo("Bearer t-1");
        callUntilTokenRequests(3);
        expireFirstToken();
        assertThat(tokenOfNextCall()).isEqualTo("Bearer t-3");
    }

    private static final String DONE = "{\"code\":0,\"data\":{}}";

    private Either<HelpdeskFailure, Done> subscribe() {
        return service.helpdesk().eventSubscriptions().subscribe(List.of(EventType.TICKET_CREATED));
    }

    /** The listener runs on the calling thread, between the attempt and the pause. */
    @Test
    void anInterruptedPauseKeepsTheFlagAndTheEffect() {
        restart(builder ->
                builder.maxAttempts(2).listener(report -> Thread.currentThread().interrupt()));
        service.enqueue(MockService.json(500, "{\"code\":155000}"))
                .enqueue(MockService.json(500, "{\"code\":155000}"))
                .enqueue(200, DONE);

        var reading = find().getLeft();
        var readingFlag = Thread.interrupted();
        var changing = subscribe().getLeft();
        var changingFlag = Thread.interrupted();

        assertThat(reading).isEqualTo(new HelpdeskFailure.Interrupted(Operation.FIND_TICKET, Effect.NONE));
        assertThat(changing).isEqualTo(new HelpdeskFailure.Interrupted(Operation.SUBSCRIBE_EVENTS, Effect.UNKNOWN));
        assertThat(readingFlag).isTrue();
        assertThat(changingFlag).isTrue();
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void aStaleConnectionDoesNotFailATokenRequest() {
        restart(builder -> builder.maxAttempts(1));
        service.enqueue(401, "{\"code\":99991663}").enqueue(200, FOUND);
        service.enqueueTokenResponse(MockService.json(200, MockService.tokenJson("t-1")))
                .enqueueTokenResponse(cutOff(new SocketEffect.CloseSocket()));

        assertThat(find().isRight()).isTrue();
        assertThat(service.tokenRequests()).hasSize(3);
    }
}
