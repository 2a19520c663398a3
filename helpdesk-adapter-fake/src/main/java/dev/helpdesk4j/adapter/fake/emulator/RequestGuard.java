package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.service.LogIds;
import dev.helpdesk4j.adapter.fake.service.ServiceCode;
import io.vavr.control.Option;

/** What stands before every operation: access tokens, rate limits and the help desk's own credentials. */
final class RequestGuard {

    private static final String BEARER = "Bearer ";

    private final Credentials credentials;
    private final TenantTokens tokens;
    private final Option<RateWindows> rateWindows;
    private final LogIds logIds;

    RequestGuard(Credentials credentials, TenantTokens tokens, Option<RateWindows> rateWindows, LogIds logIds) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.rateWindows = rateWindows;
        this.logIds = logIds;
    }

    /** Why a request for this route is refused; none where it is not. */
    Option<Answer> refusal(Route route, Request request) {
        return switch (route.access()) {
            case OPEN -> overLimit(route);
            case TENANT -> wrongToken(request).orElse(() -> overLimit(route)).orElse(() -> wrongHelpdesk(request));
        };
    }

    private Option<Answer> wrongToken(Request request) {
        var token = request.header("authorization")
                .filter(value -> value.startsWith(BEARER) && value.length() > BEARER.length())
                .map(value -> value.substring(BEARER.length()));
        if (token.isEmpty()) {
            return refusal(ServiceCode.TOKEN_MISSING);
        }
        return token.exists(tokens::accepts) ? Option.none() : refusal(ServiceCode.TOKEN_INVALID);
    }

    private Option<Answer> overLimit(Route route) {
        var wait = rateWindows.flatMap(windows -> windows.enter(route));
        return wait.map(any -> Answer.rateLimited(ServiceCode.RATE_LIMITED.answer(logIds.next()), wait));
    }

    private Option<Answer> wrongHelpdesk(Request request) {
        return request.header("x-lark-helpdesk-authorization").contains(credentials.helpdeskAuthorization())
                ? Option.none()
                : refusal(ServiceCode.UNAUTHORIZED);
    }

    private Option<Answer> refusal(ServiceCode code) {
        return Option.some(Answer.refusal(code.answer(logIds.next())));
    }
}
