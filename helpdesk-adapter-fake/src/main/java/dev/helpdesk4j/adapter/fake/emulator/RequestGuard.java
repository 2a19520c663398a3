package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.adapter.fake.http.Request;
import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import io.vavr.control.Option;

/** Checks every request before its operation: access tokens, rate limits and the help desk's own credentials. */
final class RequestGuard {

    private static final String BEARER = "Bearer ";
    private static final String HELPDESK_AUTHORIZATION = "x-lark-helpdesk-authorization";

    private final Credentials credentials;
    private final TenantTokens tokens;
    private final RateWindows rateWindows;
    private final LogIds logIds;

    RequestGuard(Credentials credentials, TenantTokens tokens, RateWindows rateWindows, LogIds logIds) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.rateWindows = rateWindows;
        this.logIds = logIds;
    }

    /** Returns why a request for this route is refused; none if it is not. */
    Option<Answer> refusal(Route route, RoutedRequest request) {
        return switch (route.access()) {
            case OPEN -> overLimit(route);
            case TENANT ->
                wrongToken(request.request()).orElse(() -> overLimit(route)).orElse(() -> wrongHelpdesk(request));
        };
    }

    private Option<Answer> wrongToken(Request request) {
        var given = request.header("authorization");
        var token = given.filter(value -> value.startsWith(BEARER) && value.length() > BEARER.length())
                .map(value -> value.substring(BEARER.length()));
        if (token.isEmpty()) {
            return refusal(
                    ServiceCode.TOKEN_MISSING,
                    "Authorization must be 'Bearer ' and a token, got "
                            + (given.isEmpty() ? "none" : "something else"));
        }
        return token.exists(tokens::accepts)
                ? Option.none()
                : refusal(ServiceCode.TOKEN_INVALID, "The token must be one of this emulator's that has not expired.");
    }

    private Option<Answer> overLimit(Route route) {
        var wait = rateWindows.enter(route);
        return wait.map(any -> Envelope.rateLimited(ServiceCode.RATE_LIMITED.answer(logIds.next()), wait));
    }

    private Option<Answer> wrongHelpdesk(RoutedRequest request) {
        var expected = credentials.helpdeskAuthorization();
        var given = request.request().header(HELPDESK_AUTHORIZATION);
        if (given.contains(expected)) {
            return Option.none();
        }
        if (given.contains(BEARER + expected)) {
            var deviation = HELPDESK_AUTHORIZATION + " must be without 'Bearer '";
            return request.deviations().tolerates(deviation)
                    ? Option.none()
                    : refusal(ServiceCode.UNAUTHORIZED, deviation);
        }
        return refusal(
                ServiceCode.UNAUTHORIZED,
                HELPDESK_AUTHORIZATION + " must be the Base64 of this help desk's id:token, got "
                        + (given.isEmpty() ? "none" : "something else"));
    }

    private Option<Answer> refusal(ServiceCode code, String reason) {
        return Option.some(Envelope.refusal(code.answer(logIds.next(), reason)));
    }
}
