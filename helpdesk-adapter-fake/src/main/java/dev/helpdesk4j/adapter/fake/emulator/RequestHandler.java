package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.emulator.Finding.Severity;
import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.adapter.fake.http.LoopbackHost;
import dev.helpdesk4j.adapter.fake.http.NettyServer;
import dev.helpdesk4j.adapter.fake.http.Request;
import dev.helpdesk4j.adapter.fake.http.WebSocket;
import dev.helpdesk4j.ports.ServiceResponse;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Handles the requests of the server: records each one, reports what is wrong with it, and responds after any error. */
final class RequestHandler implements NettyServer.Handler {

    private static final System.Logger LOG = System.getLogger(HelpdeskEmulator.class.getName());

    private final EmulatedService service;
    private final RequestLog requests;
    private final boolean strict;
    private final Consumer<Finding> findings;
    private final Clock clock;
    private final Supplier<Option<LongConnections>> longConnections;

    /** @param longConnections those at present; none while they are not served */
    RequestHandler(
            EmulatedService service,
            RequestLog requests,
            boolean strict,
            Consumer<Finding> findings,
            Clock clock,
            Supplier<Option<LongConnections>> longConnections) {
        this.service = service;
        this.requests = requests;
        this.strict = strict;
        this.findings = findings;
        this.clock = clock;
        this.longConnections = longConnections;
    }

    @Override
    public Option<Answer> answer(Supplier<Request> received) {
        return answerOrInternalError(() -> {
            var request = received.get();
            requests.add(request);
            var deviations = new Deviations(strict);
            var answer = answerOrInternalError(() -> answer(request, deviations));
            report(request, deviations, answer);
            return answer;
        });
    }

    private Option<Answer> answerOrInternalError(Supplier<Option<Answer>> answer) {
        try {
            return answer.get();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "the emulator failed at a request", e);
            return Option.some(Envelope.internalError(service.logIds().next()));
        }
    }

    private Option<Answer> answer(Request request, Deviations deviations) {
        return request.flaw()
                .orElse(() -> LoopbackHost.flaw(request))
                .map(flaw ->
                        Envelope.refusal(flaw.code().answer(service.logIds().next(), flaw.reason())))
                .orElse(() -> endpoint(request))
                .orElse(() -> service.answer(request, deviations));
    }

    private Option<Answer> endpoint(Request request) {
        return Option.when(
                        request.method().equals("POST") && request.path().equals(ConnectionEndpoint.ENDPOINT_PATH),
                        longConnections)
                .flatMap(present -> present)
                .map(connections -> connections.endpoint(request));
    }

    @Override
    public Either<Option<Answer>, WebSocket.Listener> upgrade(Supplier<Request> received) {
        var request = received.get();
        return Option.when(
                        LoopbackHost.flaw(request).isEmpty() && request.path().equals(ConnectionEndpoint.SOCKET_PATH),
                        longConnections)
                .flatMap(present -> present)
                .map(connections -> connections.upgrade(request).mapLeft(Option::some))
                .getOrElse(() -> Either.left(answer(() -> request)));
    }

    private void report(Request request, Deviations deviations, Option<Answer> answer) {
        deviations.tolerated().forEach(deviation -> report(Severity.WARNING, request, answer, deviation));
        answer.flatMap(Answer::refusal)
                .flatMap(ServiceResponse::message)
                .forEach(reason -> report(Severity.REFUSAL, request, answer, reason));
    }

    private void report(Severity severity, Request request, Option<Answer> answer, String reason) {
        try {
            findings.accept(Finding.of(severity, clock.instant(), request, answer, reason));
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "the listener for findings failed", e);
        }
    }
}
