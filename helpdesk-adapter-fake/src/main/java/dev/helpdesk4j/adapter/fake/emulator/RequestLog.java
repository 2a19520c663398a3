package dev.helpdesk4j.adapter.fake.emulator;

import dev.helpdesk4j.adapter.fake.http.Request;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last requests, bounded by their number and by their size in total. */
final class RequestLog {

    private static final int MOST_REQUESTS = 1000;
    private static final long MOST_BYTES = 16 * 1024 * 1024;

    private final Deque<Request> requests = new ArrayDeque<>();
    private long bytes;

    /** Adds a request, in place of the oldest ones if there are too many. */
    synchronized void add(Request request) {
        requests.add(request);
        bytes += request.bytes();
        while (requests.size() > MOST_REQUESTS || bytes > MOST_BYTES) {
            bytes -= requests.remove().bytes();
        }
    }

    synchronized void clear() {
        requests.clear();
        bytes = 0;
    }

    /** Returns the requests, the oldest first. */
    synchronized Seq<RecordedRequest> requests() {
        return Vector.ofAll(requests).map(RecordedRequest::of);
    }
}
