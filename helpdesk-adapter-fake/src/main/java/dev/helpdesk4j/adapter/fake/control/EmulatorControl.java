package dev.helpdesk4j.adapter.fake.control;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.ManualClock;
import dev.helpdesk4j.adapter.fake.ShiftedClock;
import dev.helpdesk4j.adapter.fake.emulator.FaultProxy;
import dev.helpdesk4j.adapter.fake.emulator.HelpdeskEmulator;
import dev.helpdesk4j.adapter.fake.http.Answer;
import dev.helpdesk4j.adapter.fake.http.NettyServer;
import dev.helpdesk4j.adapter.fake.http.Request;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * An HTTP server that controls an emulator, on a loopback port of its own, for tests in any language: it injects faults of
 * calls and of the network, lets people act, moves the clock, changes the service's behaviour, and lists received requests.
 *
 * <pre>{@code
 * var clock = ShiftedClock.system();
 * var fake = FakeHelpdesk.builder().clock(clock).build();
 * try (var emulator = HelpdeskEmulator.builder(fake).clock(clock).start();
 *         var proxy = FaultProxy.to(emulator);
 *         var control = EmulatorControl.builder(fake, emulator).proxy(proxy).clock(clock).start()) {
 *     // the program under test for proxy.baseUrl(), its test for control.baseUrl() with control.token()
 * }
 * }</pre>
 *
 * <p>Requests and responses are JSON objects; {@code GET /routes} lists the requests. It is available in any state of the
 * emulator: during an outage, and while all threads of the emulator are busy.
 *
 * <p>Each request must contain the {@linkplain #token() token}: {@code Authorization: Bearer TOKEN}. Requests to another host
 * than this machine, requests by web pages of other hosts, and bodies of more than 1 MiB are refused. It handles up to 4
 * requests at the same time and accepts up to 1024 connections; a client that takes longer than 30 seconds to send a request
 * or to read an answer is disconnected.
 */
public final class EmulatorControl implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EmulatorControl.class.getName());
    private static final int HANDLER_THREADS = 4;
    private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(75);

    private final ControlToken token = ControlToken.random();
    private final ControlService service;
    private final NettyServer server;

    private EmulatorControl(Builder builder) throws IOException {
        service = new ControlService(
                new ControlledEmulator(builder.fake, builder.emulator, builder.proxy, builder.clock), token);
        server = new NettyServer(
                new NettyServer.Settings(
                        "helpdesk-control", builder.port, HANDLER_THREADS, CLIENT_TIMEOUT, IDLE_TIMEOUT),
                received -> Option.some(answer(received)));
    }

    /**
     * Returns a builder of a control of this emulator.
     *
     * @param fake the help desk that the emulator serves
     */
    public static Builder builder(FakeHelpdesk fake, HelpdeskEmulator emulator) {
        return new Builder(fake, emulator);
    }

    /** Returns the URL of the control: {@code http://127.0.0.1:PORT}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Returns the secret that each request must contain; each control has a new one. */
    public String token() {
        return token.value();
    }

    /** Stops within seconds; the emulator and the proxy continue unchanged. */
    @Override
    public void close() {
        server.close();
    }

    private Answer answer(Supplier<Request> received) {
        try {
            return service.answer(received.get());
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "the control failed at a request", e);
            return ControlService.refusal(
                    500, "the control failed: " + e.getClass().getSimpleName());
        }
    }

    /** Returns the URL, without the token. */
    @Override
    public String toString() {
        return "EmulatorControl[" + baseUrl() + "]";
    }

    /** A builder of controls. */
    public static final class Builder {

        private final FakeHelpdesk fake;
        private final HelpdeskEmulator emulator;
        private Option<FaultProxy> proxy = Option.none();
        private Option<MovableClock> clock = Option.none();
        private int port;

        private Builder(FakeHelpdesk fake, HelpdeskEmulator emulator) {
            this.fake = Objects.requireNonNull(fake);
            this.emulator = Objects.requireNonNull(emulator);
        }

        /** Sets the proxy in front of the emulator (default: none, and faults of the network are refused). */
        public Builder proxy(FaultProxy newProxy) {
            proxy = Option.some(newProxy);
            return this;
        }

        /** Sets the clock of the fake and the emulator (default: none, and the clock can be read but not moved). */
        public Builder clock(ShiftedClock newClock) {
            clock = Option.some(MovableClock.of(newClock));
            return this;
        }

        /** Sets the clock of the fake and the emulator, one that stands still until it is moved. */
        public Builder clock(ManualClock newClock) {
            clock = Option.some(MovableClock.of(newClock));
            return this;
        }

        /**
         * Sets the port of the control (default: any free port).
         *
         * @param newPort 1 to 65535, or 0 for any free port
         */
        public Builder port(int newPort) {
            port = newPort;
            return this;
        }

        /**
         * Starts the control.
         *
         * @throws UncheckedIOException if the port is taken
         */
        public EmulatorControl start() {
            try {
                return new EmulatorControl(this);
            } catch (IOException e) {
                throw new UncheckedIOException("the control cannot listen on port " + port, e);
            }
        }
    }
}
