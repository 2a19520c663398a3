package dev.helpdesk4j.adapter.fake.control;

import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.adapter.fake.http.Flaw;
import dev.helpdesk4j.adapter.fake.http.LoopbackHost;
import dev.helpdesk4j.adapter.fake.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Handles the requests to a control. */
final class ControlService {

    /** How many bytes a body may have. */
    static final int MAX_BODY = 1024 * 1024;

    private static final String BODY_RULE = "body must be at most " + MAX_BODY + " bytes, got ";
    private static final Pattern JSON = Pattern.compile("application/json(; *charset=\"?utf-8\"?)?");
    private static final Pattern ORIGIN = Pattern.compile("https?://(.*)");

    private final ControlledEmulator target;
    private final ControlToken token;

    ControlService(ControlledEmulator target, ControlToken token) {
        this.target = target;
        this.token = token;
    }

    Answer answer(Request request) {
        try {
            requireReadable(request);
            requireHere(request);
            requireToken(request);
            var route = route(request);
            var fields = fields(route, request);
            var action = route.command()
                    .read(target, route.path().match(request.path()).get(), fields);
            fields.end();
            return answer(200, action.run());
        } catch (ControlRefusal refusal) {
            var answer = refusal(refusal.status(), refusal.reason());
            return refusal.headers().foldLeft(answer, (before, header) -> before.with(header._1, header._2));
        } catch (IllegalArgumentException e) {
            return refusal(400, String.valueOf(e.getMessage()));
        }
    }

    private static void requireReadable(Request request) {
        request.flaw().forEach(flaw -> {
            throw flaw.equals(Flaw.BODY_TOO_LARGE)
                    ? ControlRefusal.of(413, BODY_RULE + "more than " + Request.MAX_BODY)
                    : ControlRefusal.of(400, flaw.reason());
        });
    }

    /** From this machine, and by no web page of another one. */
    private static void requireHere(Request request) {
        LoopbackHost.flaw(request).forEach(flaw -> {
            throw ControlRefusal.of(421, flaw.reason());
        });
        request.header("origin").filter(origin -> !isLoopback(origin)).forEach(origin -> {
            throw ControlRefusal.of(
                    403, "Origin must be that of localhost, 127.0.0.0/8 or [::1], got " + ControlRefusal.cut(origin));
        });
    }

    private static boolean isLoopback(String origin) {
        var parts = ORIGIN.matcher(origin);
        return parts.matches() && LoopbackHost.isLoopback(parts.group(1));
    }

    private void requireToken(Request request) {
        if (!request.header("authorization").exists(token::isIn)) {
            throw ControlRefusal.of(
                            401,
                            "Authorization must be Bearer and the control's token, got "
                                    + (request.header("authorization").isDefined() ? "something else" : "none"))
                    .with("WWW-Authenticate", "Bearer");
        }
    }

    private static ControlRoute route(Request request) {
        return ControlRoutes.find(request.method(), request.path()).getOrElseThrow(() -> noRoute(request));
    }

    private static ControlRefusal noRoute(Request request) {
        var methods = ControlRoutes.methods(request.path());
        return methods.isEmpty()
                ? ControlRefusal.missing(
                        "path must be one of those that GET /routes lists, got " + ControlRefusal.cut(request.path()))
                : ControlRefusal.of(
                                405,
                                "method must be " + methods.mkString(" or ") + ", got "
                                        + ControlRefusal.cut(request.method()))
                        .with("Allow", methods.mkString(", "));
    }

    private static Fields fields(ControlRoute route, Request request) {
        request.query().filter(query -> !query.isEmpty()).forEach(query -> {
            throw ControlRefusal.invalid("query", "left out", ControlRefusal.cut(query));
        });
        var size = request.body().getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_BODY) {
            throw ControlRefusal.of(413, BODY_RULE + size);
        }
        if (!route.hasBody()) {
            if (size > 0) {
                throw ControlRefusal.invalid("body", "left out", size + " bytes");
            }
            return Fields.none();
        }
        var type = request.header("content-type").getOrElse("none");
        if (!JSON.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            throw ControlRefusal.of(415, "Content-Type must be application/json, got " + ControlRefusal.cut(type));
        }
        return Fields.of(request.body(), route.hasSecrets());
    }

    static Answer refusal(int status, String reason) {
        var json = new JsonObject();
        json.addProperty("error", reason);
        return answer(status, json);
    }

    private static Answer answer(int status, JsonObject json) {
        return Answer.json(status, json).with("Cache-Control", "no-store");
    }
}
