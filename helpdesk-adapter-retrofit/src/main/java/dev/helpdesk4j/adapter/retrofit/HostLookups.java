package dev.helpdesk4j.adapter.retrofit;

import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Looks up hosts in the background, as a lookup can neither be interrupted nor be given a time limit. A caller waits for it
 * until it is interrupted or its deadline passes. Callers that need the same host at the same time share a lookup.
 */
final class HostLookups implements Dns, AutoCloseable {

    private static final ThreadLocal<Deadline> DEADLINE = new ThreadLocal<>();

    private final Dns dns;
    private final BackgroundThreads background;
    private final Map<String, Lookup> inFlight = new ConcurrentHashMap<>();

    HostLookups(Dns dns, BackgroundThreads background) {
        this.dns = dns;
        this.background = background;
    }

    /** Sets until when the calling thread waits for lookups: OkHttp has no way to pass it on. */
    static void startCall(Deadline newDeadline) {
        DEADLINE.set(newDeadline);
    }

    static void endCall() {
        DEADLINE.remove();
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var created = new Lookup(host);
        var lookup = Option.of(inFlight.putIfAbsent(host, created)).getOrElse(created);
        try {
            if (BackgroundThreads.areCurrent()) {
                lookup.run();
            } else if (lookup == created) {
                background.execute(lookup);
            }
            return lookup.get(DEADLINE.get().remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed(host, interrupted);
        } catch (ExecutionException failed) {
            throw failed(host, Option.of(failed.getCause()).getOrElse(failed));
        } catch (RejectedExecutionException closed) {
            created.cancel(false);
            throw failed(host, closed);
        } catch (TimeoutException | CancellationException failed) {
            throw failed(host, failed);
        }
    }

    private static UnknownHostException failed(String host, Throwable cause) {
        if (cause instanceof UnknownHostException unknown) {
            return unknown;
        }
        var failure = new UnknownHostException(host + " could not be looked up");
        failure.initCause(cause);
        return failure;
    }

    /** Ends the waits of all callers. */
    @Override
    public void close() {
        inFlight.values().forEach(lookup -> lookup.cancel(false));
    }

    /** A lookup that several callers may wait for. It runs once, however often it is submitted. */
    private final class Lookup extends FutureTask<List<InetAddress>> {

        private final String host;

        private Lookup(String host) {
            super(() -> dns.lookup(host));
            this.host = host;
        }

        /** A caller that receives the result, and looks up the host again at once, does not receive this result again. */
        @Override
        protected void set(List<InetAddress> addresses) {
            inFlight.remove(host, this);
            super.set(addresses);
        }

        @Override
        protected void setException(Throwable failure) {
            inFlight.remove(host, this);
            super.setException(failure);
        }

        @Override
        protected void done() {
            inFlight.remove(host, this);
        }
    }
}
