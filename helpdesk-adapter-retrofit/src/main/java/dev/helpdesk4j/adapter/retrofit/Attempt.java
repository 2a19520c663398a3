package dev.helpdesk4j.adapter.retrofit;

import okhttp3.Call;
import okhttp3.EventListener;

/** One HTTP request under way: it rides on the request as a tag and learns whether the request left this machine. */
final class Attempt {

    private volatile boolean left;

    /** Whether any of the request may have reached the service. */
    boolean left() {
        return left;
    }

    /** Tells each attempt when its first byte is about to be written. */
    static final EventListener LISTENER = new EventListener() {
        @Override
        public void requestHeadersStart(Call call) {
            var attempt = call.request().tag(Attempt.class);
            if (attempt != null) {
                attempt.left = true;
            }
        }
    };
}
