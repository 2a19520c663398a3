package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.adapter.fake.http.PathTemplate;
import dev.helpdesk4j.ports.HelpdeskFailure;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/**
 * One row of {@link ServiceRoutes}: an operation of the service as its document describes it.
 *
 * @param limits its rate limits, all of which hold at the same time; empty if it has none
 */
record Route(String method, PathTemplate path, Access access, Seq<RateLimit> limits, Handler handler) {

    static Route of(String method, String path, Access access, Handler handler, RateLimit... limits) {
        return new Route(method, PathTemplate.of(path), access, List.of(limits), handler);
    }

    /** Returns whether a request with this method and path is for this operation. */
    boolean matches(String givenMethod, String rawPath) {
        return method.equals(givenMethod) && path.matches(rawPath);
    }

    /** As in {@code GET /open-apis/helpdesk/v1/tickets/:ticket_id}. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    /** Which credentials an operation needs. */
    enum Access {
        /** None. */
        OPEN,
        /** A tenant access token, and the help desk's id and token. */
        TENANT
    }

    /**
     * Reads the request of an operation, lets the help desk do it, and writes the result. An invalid request is a {@link
     * BadRequest}, of which {@link EmulatedService} makes a refusal; what the help desk refuses is a failure.
     */
    interface Handler {

        /**
         * Returns the answer, or the help desk's failure, which is then written as an answer.
         *
         * @throws BadRequest if the documents do not allow the request
         */
        Either<HelpdeskFailure, Answer> answer(EmulatedService service, RoutedRequest request);
    }
}
