package dev.helpdesk4j.adapter.fake.control;

import com.google.gson.JsonObject;
import dev.helpdesk4j.adapter.fake.http.PathTemplate;
import io.vavr.collection.Map;

/**
 * One row of {@link ControlRoutes}.
 *
 * @param fields of the body, as the documentation shows them; empty where there is none
 * @param purpose what the request does, as the documentation shows it
 */
record ControlRoute(String method, PathTemplate path, String fields, String purpose, Command command) {

    static ControlRoute of(String method, String path, String fields, String purpose, Command command) {
        return new ControlRoute(method, PathTemplate.of(path), fields, purpose, command);
    }

    /** Returns whether a request has a JSON object as its body, which may be empty. */
    boolean hasBody() {
        return !method.equals("GET") && !method.equals("DELETE");
    }

    /** Returns whether a request may contain secrets, so that no refusal may show its values. */
    boolean hasSecrets() {
        return fields.contains("`verification_token`");
    }

    /** Reads a request. Nothing happens before all of it has been read. */
    interface Command {

        /**
         * Returns what is to be done.
         *
         * @param path the values of the parameters in the path
         * @throws ControlRefusal if the request is not valid
         */
        Action read(ControlledEmulator target, Map<String, String> path, Fields fields);
    }

    /** The effect of a request. */
    interface Action {

        /**
         * Does it, and returns the answer.
         *
         * @throws ControlRefusal if that is not possible in the present state
         */
        JsonObject run();
    }
}
