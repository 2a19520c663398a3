package dev.helpdesk4j.foreign;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A fault that the emulator's control injects, once.
 *
 * @param path the path in the control: for the service or for the network
 */
record Fault(String path, Map<String, ?> fields) {

    /** The scopes of which the app needs one. */
    static final List<String> SCOPES = List.of("helpdesk:all", "helpdesk:all:readonly");

    static final Fault NO_PERMISSION = service(Map.of("fault", "permission_denied"));
    static final Fault NO_SCOPE = service(Map.of("fault", "permission_denied", "scopes", SCOPES));
    static final Fault PROHIBITED_HOST = service(Map.of("fault", "prohibited_url"));
    static final Fault INTERNAL_ERROR = service(Map.of("fault", "internal_error"));

    /** The emulator's own response is HTTP 429; this one replaces it on the network. */
    static final Fault TOO_MANY_REQUESTS_AS_400 = network("""
            {"code":99991400,"msg":"request trigger frequency limit","error":{"log_id":"20260302090000"}}""");

    /** Returns a refusal with HTTP 400 and this code, which the service documents and the emulator has no reason for. */
    static Fault rejected(int code) {
        return service(Map.of("fault", "rejected", "code", code, "message", "Refused"));
    }

    private static Fault service(Map<String, ?> fields) {
        return new Fault("/faults", fields);
    }

    private static Fault network(String body) {
        var answer = Map.of("status", 400, "headers", Map.of("X-Tt-Logid", "20260302090000"), "body", body);
        return new Fault("/network-faults", Map.of("fault", "answers", "answer", answer));
    }

    /** Makes the next call of this operation fail. */
    void inject(String operation) throws IOException, InterruptedException {
        var once = new HashMap<String, Object>(fields);
        once.put("operation", operation);
        once.put("next", 1);
        Control.post(path, once);
    }
}
