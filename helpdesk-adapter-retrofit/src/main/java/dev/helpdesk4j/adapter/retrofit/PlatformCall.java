package dev.helpdesk4j.adapter.retrofit;

import static java.util.Objects.requireNonNull;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.ports.Operation.Semantics;
import dev.helpdesk4j.ports.OtherOperation;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A call of the platform's Open API for an operation that is not in the ports, for {@link FeishuApp#call}. The path is written as in the
 * platform's documents, with parameters.
 *
 * <pre>{@code
 * PlatformCall.get("/open-apis/contact/v3/users/:user_id")
 *         .pathParameter("user_id", "ou_7dab8a3d3cdcc9da365777c7ad535d62")
 *         .query("user_id_type", "open_id")
 *         .build();
 * }</pre>
 *
 * <p>Requests and responses are JSON: files are neither uploaded nor downloaded.
 */
public final class PlatformCall {

    /** The methods that the platform's documents use. */
    enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    private final Method method;
    private final String pathAndQuery;
    private final ByteString body;
    private final String name;
    private final Semantics semantics;
    private final Option<HelpdeskCredentials> helpdesk;
    private final Option<Duration> deadline;

    private PlatformCall(Builder builder) {
        method = builder.method;
        pathAndQuery = builder.path.with(builder.pathParameters)
                + (builder.query.isEmpty() ? "" : "?" + String.join("&", builder.query));
        body = builder.body;
        name = Option.of(builder.name).getOrElse(() -> method + " " + builder.path);
        semantics = builder.semantics;
        helpdesk = Option.of(builder.helpdesk);
        deadline = Option.of(builder.deadline);
    }

    /**
     * Returns a builder of a GET call, which is {@linkplain Semantics#SAFE safe}.
     *
     * @param path {@code /open-apis/} followed by segments of letters, digits and {@code -._~:}, of at most 1000 characters. A
     *     segment that begins with a colon is a parameter. The query is set by {@link Builder#query}.
     * @throws IllegalArgumentException if the path is invalid
     */
    public static Builder get(String path) {
        return new Builder(Method.GET, path, Semantics.SAFE);
    }

    /** Returns a builder of a POST call, which is assumed to be {@linkplain Semantics#NOT_REPEATABLE not repeatable}. */
    public static Builder post(String path) {
        return new Builder(Method.POST, path, Semantics.NOT_REPEATABLE);
    }

    /**
     * Returns a builder of a PUT call, which is assumed to be not repeatable: in HTTP it is idempotent, but the platform's
     * documents do not promise it.
     */
    public static Builder put(String path) {
        return new Builder(Method.PUT, path, Semantics.NOT_REPEATABLE);
    }

    /** Returns a builder of a PATCH call, which is assumed to be not repeatable. */
    public static Builder patch(String path) {
        return new Builder(Method.PATCH, path, Semantics.NOT_REPEATABLE);
    }

    /** Returns a builder of a DELETE call, which is assumed to be not repeatable, for the same reason as a PUT call. */
    public static Builder delete(String path) {
        return new Builder(Method.DELETE, path, Semantics.NOT_REPEATABLE);
    }

    Method method() {
        return method;
    }

    /** Returns the path and the query, percent-encoded. */
    String pathAndQuery() {
        return pathAndQuery;
    }

    ByteString body() {
        return body;
    }

    /** Returns the operation, with secrets in its name redacted. */
    OtherOperation operation(Secrets secrets) {
        return new OtherOperation(secrets.redact(name), semantics);
    }

    Option<HelpdeskCredentials> helpdesk() {
        return helpdesk;
    }

    Option<Duration> deadline() {
        return deadline;
    }

    /** Returns the operation's name only, cleaned and cut: parameters and bodies may be personal data. */
    @Override
    public String toString() {
        return "PlatformCall[" + new OtherOperation(name, semantics).name() + "]";
    }

    /** The settings of a call. All but the path have defaults. */
    public static final class Builder {

        /** The maximum size of a body: 4 MiB. */
        private static final int MAX_BODY_BYTES = 4 << 20;

        private final Method method;
        private final PlatformPath path;
        private final Map<String, String> pathParameters = new HashMap<>();
        private final List<String> query = new ArrayList<>();
        private ByteString body = ByteString.EMPTY;
        private Semantics semantics;
        private @Nullable String name;
        private @Nullable HelpdeskCredentials helpdesk;
        private @Nullable Duration deadline;

        private Builder(Method method, String path, Semantics semantics) {
            this.method = method;
            this.path = PlatformPath.of(requireNonNull(path, "path"));
            this.semantics = semantics;
        }

        /**
         * Sets the value of {@code :parameter} in the path. It is encoded.
         *
         * @throws IllegalArgumentException if the path has no such parameter, or the value is not 1 to 500 characters, is
         *     {@code .} or {@code ..}, or contains a slash, a backslash, a percent sign or a control character
         */
        public Builder pathParameter(String parameter, String value) {
            if (!path.hasParameter(requireNonNull(parameter, "parameter"))) {
                throw new IllegalArgumentException("path parameter must be in the path " + Quoted.of(path.toString())
                        + ", got " + Quoted.of(parameter));
            }
            pathParameters.put(parameter, PlatformPath.checkedValue(parameter, requireNonNull(value, "value")));
            return this;
        }

        /**
         * Adds a parameter to the query. It is encoded. A parameter that is added twice is sent twice.
         *
         * @throws IllegalArgumentException if the parameter is blank
         */
        public Builder query(String parameter, String value) {
            if (requireNonNull(parameter, "parameter").isBlank()) {
                throw new IllegalArgumentException("query parameter must not be blank, got " + Quoted.of(parameter));
            }
            query.add(PlatformPath.percentEncoded(parameter) + "="
                    + PlatformPath.percentEncoded(requireNonNull(value, "value")));
            return this;
        }

        /**
         * Sets the body, as JSON that is sent unchanged (default: no body).
         *
         * @throws IllegalArgumentException if it has more than 4 MiB in UTF-8, or the method is GET
         */
        public Builder body(String json) {
            if (method == Method.GET) {
                throw new IllegalArgumentException("a GET call must have no body, got one");
            }
            var bytes = ByteString.encodeUtf8(requireNonNull(json, "json"));
            if (bytes.size() > MAX_BODY_BYTES) {
                throw new IllegalArgumentException(
                        "body must be at most " + MAX_BODY_BYTES + " bytes, got " + bytes.size());
            }
            body = bytes;
            return this;
        }

        /**
         * Sets whether the call has effects, and whether it may be repeated, according to its document (default: GET is
         * safe, any other method is not repeatable). This decides which failures are retried, and whether a request without a
         * definite response fails as {@code OutcomeUnknown}. Many searches of the platform are safe although they use POST.
         */
        public Builder semantics(Semantics newSemantics) {
            semantics = requireNonNull(newSemantics, "semantics");
            return this;
        }

        /**
         * Sets the name of the operation in failures, logs and listeners (default: the method and the path, without values
         * of parameters). Use the same name for all calls of the operation, without personal ids.
         *
         * @throws IllegalArgumentException if it has no visible character
         */
        public Builder name(String newName) {
            requireValidName(requireNonNull(newName, "name"));
            name = newName;
            return this;
        }

        /** The name is kept whole until secrets are redacted: a part of a secret would not be recognized. */
        private void requireValidName(String newName) {
            var unused = new OtherOperation(newName, semantics);
        }

        /**
         * Sets the help desk whose credentials are sent too, as help desk operations require (default: none).
         *
         * @param id the help desk's id; without a colon, as both are sent as the Base64 of {@code id:token}
         * @param token the help desk's token, from its settings
         * @throws IllegalArgumentException if the id has a colon or the token is blank
         */
        public Builder helpdesk(HelpdeskId id, String token) {
            helpdesk = new HelpdeskCredentials(id, token);
            return this;
        }

        /**
         * Sets how long the call may take, with all its waiting and retries, as {@link dev.helpdesk4j.ports.Helpdesk#within} does
         * (default: the app's deadline).
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder within(Duration newDeadline) {
            if (requireNonNull(newDeadline, "deadline").isNegative() || newDeadline.isZero()) {
                throw new IllegalArgumentException("deadline must be positive, got " + newDeadline);
            }
            deadline = newDeadline;
            return this;
        }

        /**
         * Returns the call.
         *
         * @throws IllegalArgumentException if a parameter of the path has no value
         */
        public PlatformCall build() {
            return new PlatformCall(this);
        }

        @Override
        public String toString() {
            return "PlatformCall.Builder[" + method + " " + path + "]";
        }
    }
}
