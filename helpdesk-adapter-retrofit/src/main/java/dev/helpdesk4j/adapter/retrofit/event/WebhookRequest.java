package dev.helpdesk4j.adapter.retrofit.event;

import io.vavr.collection.List;
import java.util.Map;
import java.util.TreeMap;
import okio.ByteString;

/**
 * A request to a {@link Webhook}, as a web framework received it: the headers, and the bytes of the body before anything
 * has decoded or decompressed them.
 *
 * <p>Immutable. Its {@code toString} contains no header and no content.
 */
public final class WebhookRequest {

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteString body;

    private WebhookRequest(Map<String, ? extends Iterable<String>> headers, byte[] body) {
        headers.forEach((name, values) ->
                this.headers.merge(name, List.ofAll(values), (before, after) -> before.appendAll(after)));
        this.body = ByteString.of(body);
    }

    /**
     * Returns a request with these headers and this body.
     *
     * @param headers the values of each header, by its name, in which the case does not matter
     * @param body the body, or the beginning of one that is longer than {@link Webhook#maxBodyBytes}
     */
    public static WebhookRequest of(Map<String, ? extends Iterable<String>> headers, byte[] body) {
        return new WebhookRequest(headers, body);
    }

    /** Returns all values of a header. */
    List<String> header(String name) {
        return headers.getOrDefault(name, List.empty());
    }

    ByteString body() {
        return body;
    }

    @Override
    public String toString() {
        return "WebhookRequest[" + body.size() + " bytes]";
    }
}
