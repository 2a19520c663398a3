package dev.helpdesk4j.adapter.retrofit;

import java.util.Map;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;

/**
 * One HTTP request under way. It rides on the request as a tag, brings the credentials, which so do not show where the
 * request is described, and learns whether the request left this machine.
 */
final class Attempt {

    private final Map<String, String> credentials;
    private volatile boolean left;

    Attempt(Map<String, String> credentials) {
        this.credentials = credentials;
    }

    /** Whether any of the request may have reached the service. */
    boolean left() {
        return left;
    }

    /** Puts each attempt's credentials into its headers. */
    static final Interceptor CREDENTIALS = chain -> {
        var request = chain.request().newBuilder();
        var attempt = chain.request().tag(Attempt.class);
        if (attempt != null) {
            attempt.credentials.forEach(request::header);
        }
        return chain.proceed(request.build());
    };

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

    @Override
    public String toString() {
        return "Attempt";
    }
}
