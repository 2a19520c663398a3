package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.control.Either;

/**
 * The layer between {@link RetryLayer} and {@link PermitLayer}: makes an attempt with the app's access token. If the service refuses the token, the request had no
 * effect: a new token is fetched and the attempt is repeated once.
 */
final class TokenLayer {

    private final TenantTokens tokens;
    private final PermitLayer next;

    TokenLayer(TenantTokens tokens, PermitLayer next) {
        this.tokens = tokens;
        this.next = next;
    }

    <T> Either<HelpdeskFailure, T> execute(HelpdeskCall<T> call) {
        var token = tokens.get(call.operation(), call.deadline());
        var outcome = token.flatMap(valid -> next.execute(call, valid));
        if (token.isLeft() || outcome.isRight() || !Classification.isTokenRefusal(outcome.getLeft())) {
            return outcome;
        }
        tokens.refused(token.get());
        return tokens.get(call.operation(), call.deadline()).flatMap(fresh -> next.execute(call, fresh));
    }
}
