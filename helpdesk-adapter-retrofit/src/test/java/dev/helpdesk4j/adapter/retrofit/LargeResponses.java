package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.fake.emulator.CannedAnswer;

/** Responses of just under 16 MiB with a large object for each short value. */
final class LargeResponses {

    private static final int LENGTH = (16 << 20) - 1024;
    private static final String TICKETS = "{\"code\":0,\"data\":{\"total\":1,\"tickets\":[";
    private static final String MESSAGE =
            "{\"code\":0,\"data\":{\"total\":1,\"messages\":[{\"id\":\"1\",\"message_type\":\"post\",\"content\":\"";

    private LargeResponses() {}

    static CannedAnswer rows() {
        return response(TICKETS, "{\"ticket_id\":\"1\"},", "{\"ticket_id\":\"1\"}]}}");
    }

    static CannedAnswer digits() {
        return response(TICKETS + "{\"ticket_id\":\"1\",\"status\":", "1", "}]}}");
    }

    static CannedAnswer whiteSpace() {
        return response(TICKETS + "{\"ticket_id\":\"1\",\"status\":", " ", "1}]}}");
    }

    static CannedAnswer agents() {
        return response(TICKETS + "{\"ticket_id\":\"1\",\"agents\":[", "{\"id\":\"1\"},", "{}]}]}}");
    }

    static CannedAnswer tags() {
        return response(TICKETS + "{\"ticket_id\":\"1\",\"tags\":[", "{\"name\":\"a\"},", "{}]}]}}");
    }

    static CannedAnswer languages() {
        var json = new StringBuilder(TICKETS + "{\"ticket_id\":\"1\",\"dissatisfaction_reason\":{");
        for (var number = 0; json.length() < LENGTH; number++) {
            json.append("\"x_a").append(number).append("\":\"b\",");
        }
        return CannedAnswer.json(200, json.append("\"en_us\":\"b\"}}]}}").toString());
    }

    /** Arrays inside arrays without an end. */
    static CannedAnswer nesting() {
        return response("{\"code\":0,\"data\":", "[", "");
    }

    static CannedAnswer scopes() {
        return CannedAnswer.json(
                400,
                body(
                        "{\"code\":99991672,\"msg\":\"no\",\"error\":{\"permission_violations\":[",
                        "{\"subject\":\"a:b\"},",
                        "{}]}}"));
    }

    static CannedAnswer scopesInTheMessage() {
        return CannedAnswer.json(400, body("{\"code\":99991672,\"msg\":\"", "[a:b]", "\"}"));
    }

    /** The only character beyond Latin-1 doubles the memory of the string, and the escape makes Moshi build it in steps. */
    static CannedAnswer name() {
        return response(TICKETS + "{\"ticket_id\":\"1\",\"guest\":{\"name\":\"\\n啊", "a", "\"}}]}}");
    }

    static CannedAnswer text() {
        return response(MESSAGE + "{\\\"content\\\":\\\"啊", "a", "\\\"}\"}]}}");
    }

    static CannedAnswer escapes() {
        return response(MESSAGE + "{\\\"content\\\":\\\"", "\\\\u554a", "\\\"}\"}]}}");
    }

    static CannedAnswer lines() {
        return response(MESSAGE + "{\\\"content\\\":\\\"", "\\\\n", "\\\"}\"}]}}");
    }

    static CannedAnswer richText() {
        return response(MESSAGE + "{\\\"content\\\":{\\\"zh_cn\\\":{\\\"content\\\":[[", "{},", "{}]]}}}\"}]}}");
    }

    private static CannedAnswer response(String start, String repeated, String end) {
        return CannedAnswer.json(200, body(start, repeated, end));
    }

    private static String body(String start, String repeated, String end) {
        return start + repeated.repeat((LENGTH - start.length() - end.length()) / repeated.length()) + end;
    }
}
