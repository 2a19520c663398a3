package dev.helpdesk4j.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

    private final FakeHelpdesk helpdesk = FakeHelpdesk.empty();
    private final TicketId ticket = helpdesk.guest("Lin").opensTicket().id();

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INTERRUPTED", "UNSUPPORTED", "OUTCOME_UNKNOWN"})
    void aReadFailsWithTheInjectedKind(Kind kind) {
        helpdesk.on(Operation.FIND_TICKET).next(Fault.of(kind));

        var failure = helpdesk.tickets().find(ticket).getLeft();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.operation()).isEqualTo(Operation.FIND_TICKET);
        assertThat(failure.effect()).isEqualTo(Effect.NONE);
        assertThat(helpdesk.tickets().find(ticket).isRight()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400, 154000",
        "UNAUTHENTICATED, 401, 154001",
        "PERMISSION_DENIED, 400, 99991672",
        "NOT_FOUND, 404, 154004",
        "TICKET_CLOSED, 401, 154401",
        "PROHIBITED_URL, 401, 154403",
        "RATE_LIMITED, 429, 99991400",
        "SERVICE_UNAVAILABLE, 500, 155000",
        "REJECTED, 400, 190001"
    })
    void theServicesAnswerIsTheDocumentedOne(Kind kind, int status, int code) {
        helpdesk.on(Operation.FIND_TICKET).next(Fault.of(kind));

        var answer = helpdesk.tickets().find(ticket).getLeft().response().get();

        assertThat(answer.httpStatus()).isEqualTo(status);
        assertThat(answer.code()).contains(code);
        assertThat(answer.message()).isNotEmpty();
        assertThat(answer.logId()).isNotEmpty();
    }

    @Test
    void missingScopesAndDelaysAreInTheFailure() {
        helpdesk.on(Operation.FIND_TICKET)
                .next(Fault.permissionDenied("helpdesk:all", "helpdesk:all:readonly"))
                .next(Fault.permissionDenied())
                .next(Fault.rateLimited(Duration.ofMillis(1500)))
                .next(Fault.rateLimited());

        var scopes = (HelpdeskFailure.PermissionDenied)
                helpdesk.tickets().find(ticket).getLeft();
        var none = (HelpdeskFailure.PermissionDenied)
                helpdesk.tickets().find(ticket).getLeft();
        var wait = (HelpdeskFailure.RateLimited) helpdesk.tickets().find(ticket).getLeft();
        var withoutDelay =
                (HelpdeskFailure.RateLimited) helpdesk.tickets().find(ticket).getLeft();

        assertThat(scopes.missingScopes()).containsExactly("helpdesk:all", "helpdesk:all:readonly");
        assertThat(scopes.response().flatMap(ServiceResponse::message).get())
                .endsWith("is required: [helpdesk:all, helpdesk:all:readonly].");
        assertThat(none.missingScopes()).isEmpty();
        assertThat(none.response().flatMap(ServiceResponse::code)).contains(154003);
        assertThat(wait.retryAfter()).contains(Duration.ofMillis(1500));
        assertThat(withoutDelay.retryAfter()).isEmpty();
    }

    @Test
    void aMessageWithAnUnreadableAnswerIsDelivered() {
        helpdesk.on(Operation.SEND_MESSAGE).next(Fault.answerLost()).next(Fault.unreadableAnswer());

        var lost = send().getLeft();
        var unreadable = send().getLeft();

        assertThat(List.of(lost, unreadable).map(HelpdeskFailure::kind)).containsOnly(Kind.OUTCOME_UNKNOWN);
        assertThat(List.of(lost, unreadable).map(HelpdeskFailure::effect)).containsOnly(Effect.UNKNOWN);
        assertThat(helpdesk.sent()).hasSize(2);
    }

    @Test
    void messagesWithInternalErrorOrWithoutConnectionAreNotDelivered() {
        helpdesk.on(Operation.SEND_MESSAGE).next(Fault.internalError()).next(Fault.unreachable());

        assertThat(send().getLeft().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(send().getLeft().kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(helpdesk.sent()).isEmpty();
        assertThat(helpdesk.calls(Operation.SEND_MESSAGE)).isEqualTo(1);
    }

    @Test
    void aReadWhoseAnswerIsLostIsUnreachable() {
        helpdesk.on(Operation.FIND_TICKET).next(Fault.answerLost());

        assertThat(helpdesk.tickets().find(ticket).getLeft().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void everyThirdCallFails() {
        helpdesk.on(Operation.FIND_TICKET).every(3, Fault.notFound());

        assertThat(outcomes(7)).containsExactly(true, true, false, true, true, false, true);
    }

    @Test
    void theNextTwoCallsFail() {
        helpdesk.on(Operation.FIND_TICKET).next(2, Fault.notFound());

        assertThat(outcomes(3)).containsExactly(false, false, true);
    }

    @Test
    void allCallsOfTheOperationFailUntilStopped() {
        helpdesk.on(Operation.FIND_TICKET).always(Fault.notFound());

        assertThat(outcomes(3)).containsExactly(false, false, false);
        assertThat(send().isRight()).isTrue();
        helpdesk.on(Operation.FIND_TICKET).stop();
        assertThat(outcomes(1)).containsExactly(true);
    }

    @Test
    void inAnOutageNothingIsReachedAndNothingHappens() {
        helpdesk.outage();

        assertThat(send().getLeft().kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(send().getLeft().effect()).isEqualTo(Effect.NONE);
        assertThat(outcomes(1)).containsExactly(false);
        assertThat(helpdesk.sent()).isEmpty();
        assertThat(helpdesk.calls(Operation.SEND_MESSAGE)).isZero();
    }

    @Test
    void recoveryEndsTheOutageAndAllInjectedFaults() {
        helpdesk.outage();
        helpdesk.on(Operation.FIND_TICKET).always(Fault.notFound()).next(Fault.notFound());

        helpdesk.recover();

        assertThat(outcomes(2)).containsExactly(true, true);
    }

    @Test
    void aCallTakesAtLeastTheLatency() {
        helpdesk.latency(Duration.ofMillis(30));
        var started = System.nanoTime();

        helpdesk.tickets().find(ticket);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    private final Helpdesk withDeadline = helpdesk.within(Duration.ofMillis(20));

    private void makeEveryAnswerLate() {
        helpdesk.latency(Duration.ofMinutes(5));
    }

    @Test
    void aLatencyBeyondTheDeadlineIsATimeout() {
        makeEveryAnswerLate();

        var failure = withDeadline.tickets().find(ticket).getLeft();

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.reason()).isEqualTo("the service cannot be reached: timed out");
        assertThat(failure.cause().get()).isInstanceOf(InterruptedIOException.class);
        assertThat(helpdesk.calls(Operation.FIND_TICKET)).isEqualTo(1);
    }

    @Test
    void aMessageWithALateAnswerIsDelivered() {
        makeEveryAnswerLate();

        var failure = send(withDeadline).getLeft();

        assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(failure.reason()).endsWith("timed out");
        assertThat(helpdesk.sent()).hasSize(1);
    }

    @Test
    void aLateRefusalIsATimeout() {
        makeEveryAnswerLate();
        helpdesk.on(Operation.SEND_MESSAGE).next(Fault.ticketClosed()).next(Fault.answerLost());

        assertThat(List.fill(2, () -> send(withDeadline).getLeft()).map(HelpdeskFailure::reason))
                .containsOnly("it is unknown whether the request took effect: timed out");

        assertThat(helpdesk.calls(Operation.SEND_MESSAGE)).isEqualTo(2);
        assertThat(helpdesk.sent()).hasSize(1);
    }

    @Test
    void unsentRequestsAreUnreachableWithAnyDeadline() {
        makeEveryAnswerLate();
        helpdesk.on(Operation.SEND_MESSAGE).next(Fault.unreachable());
        assertThat(send(withDeadline).getLeft().kind()).isEqualTo(Kind.UNREACHABLE);

        helpdesk.outage();
        assertThat(send(withDeadline).getLeft().kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(helpdesk.calls(Operation.SEND_MESSAGE)).isZero();
        assertThat(helpdesk.sent()).isEmpty();
    }

    @Test
    void aDeadlineKeepsFaultsTicketsAndCounts() {
        helpdesk.on(Operation.FIND_TICKET).next(Fault.notFound());

        assertThat(withDeadline.tickets().find(ticket).getLeft().kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(withDeadline.tickets().find(ticket))
                .isEqualTo(helpdesk.tickets().find(ticket));
        assertThat(send(withDeadline).isRight()).isTrue();
        assertThat(helpdesk.calls(Operation.FIND_TICKET)).isEqualTo(3);
        assertThat(helpdesk.sent()).hasSize(1);
    }

    @Test
    void anInterruptedThreadSendsNothingAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        var failure = send().getLeft();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isEqualTo(new HelpdeskFailure.Interrupted(Operation.SEND_MESSAGE, Effect.NONE));
        assertThat(helpdesk.sent()).isEmpty();
    }

    @Test
    void aLatencyCanBeInterrupted() throws Exception {
        var clock = new SignallingClock();
        var slow = FakeHelpdesk.builder().clock(clock).build();
        slow.put(Ticket.builder(ticket).build());
        slow.latency(Duration.ofMinutes(5));
        slow.on(Operation.SEND_MESSAGE).next(Fault.answerLost());
        var flag = new CompletableFuture<Boolean>();
        var outcome = new CompletableFuture<Either<HelpdeskFailure, ChatMessageId>>();
        var caller = new Thread(() -> {
            outcome.complete(send(slow));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        clock.wasRead.get(10, TimeUnit.SECONDS);

        caller.interrupt();

        assertThat(outcome.get(10, TimeUnit.SECONDS).getLeft())
                .isEqualTo(new HelpdeskFailure.Interrupted(Operation.SEND_MESSAGE, Effect.UNKNOWN));
        assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.sent()).isEmpty();
    }

    /** Signals that its time was read: a call with a fault reads it for a log id, after it has begun and before it waits. */
    private static final class SignallingClock extends Clock {

        final CompletableFuture<Boolean> wasRead = new CompletableFuture<>();

        @Override
        public Instant instant() {
            wasRead.complete(true);
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void invalidArgumentsAreRefused() {
        assertThatThrownBy(() -> Fault.of(Kind.INTERRUPTED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.of(Kind.UNSUPPORTED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.rejected(0, "ok")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.rejected(154004, "no")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.rateLimited(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> helpdesk.on(Operation.FIND_TICKET).every(0, Fault.notFound()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> helpdesk.latency(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    private Either<HelpdeskFailure, ChatMessageId> send() {
        return send(helpdesk);
    }

    private Either<HelpdeskFailure, ChatMessageId> send(Helpdesk through) {
        return through.messages().send(ticket, OutgoingMessage.text("Hello"));
    }

    private List<Boolean> outcomes(int calls) {
        return List.fill(calls, () -> helpdesk.tickets().find(ticket).isRight());
    }
}
