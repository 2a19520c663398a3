package dev.helpdesk4j.adapter.retrofit.event;

import static java.util.Objects.requireNonNull;

import dev.helpdesk4j.adapter.retrofit.json.JsonBody;
import dev.helpdesk4j.adapter.retrofit.json.JsonText;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventListener;
import dev.helpdesk4j.ports.event.EventReceiver;
import dev.helpdesk4j.ports.event.EventReceiver.Receipt;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import okio.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives events by HTTP, within any web framework: the framework reads a request and writes the response, and this class
 * decides what the response is. It checks where a request is from, decrypts it, decodes the event and passes it to an {@link
 * EventReceiver}.
 *
 * <pre>{@code
 * Webhook webhook = Webhook.builder(verificationToken, receiver).encryptKey(encryptKey).build();
 *
 * byte[] body = request.getInputStream().readNBytes(webhook.maxBodyBytes() + 1);
 * WebhookResponse response = webhook.receive(WebhookRequest.of(headers, body));
 * }</pre>
 *
 * <p>Forward {@code POST} requests of one path, with the raw body: a body that a framework has decoded and encoded again has
 * another signature. The platform expects a response within 3 seconds, within 1 second to a URL check.
 *
 * <p>Instances are thread-safe. The encrypt key and the verification token do not appear in any {@code toString}, log line
 * or exception. The JSON of an event, as an {@link EventDelivery} contains it, includes the verification token.
 */
public final class Webhook {

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

    private static final int REFUSED = 403;
    private static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;

    private final byte[] verificationToken;
    private final EventReceiver receiver;
    private final Option<EventEncryption> encryption;
    private final Option<Duration> freshness;
    private final Clock clock;
    private final int maxBodyBytes;
    private final EventListener listener;

    private Webhook(Builder builder) {
        verificationToken = builder.verificationToken.getBytes(StandardCharsets.UTF_8);
        receiver = builder.receiver;
        encryption = builder.encryptKey.map(EventEncryption::new);
        freshness = builder.freshness;
        clock = builder.clock;
        maxBodyBytes = builder.maxBodyBytes;
        listener = builder.listener;
    }

    /**
     * Returns a builder of a webhook.
     *
     * @param verificationToken the verification token of the app's event subscription
     * @param receiver receives the events, and decides when they are acknowledged. The caller closes it
     * @throws IllegalArgumentException if the token is blank
     */
    public static Builder builder(String verificationToken, EventReceiver receiver) {
        return new Builder(verificationToken, receiver);
    }

    /**
     * Returns how many bytes a body may have. Read one more at most, as with {@code readNBytes(maxBodyBytes() + 1)}: a longer
     * body is refused, and nobody can fill the heap with it.
     */
    public int maxBodyBytes() {
        return maxBodyBytes;
    }

    /**
     * Receives a request. The status of the response is:
     *
     * <ul>
     *   <li>200 if the event is acknowledged, or for a URL check: then the body contains the challenge
     *   <li>403 if the request is refused, with the same response whatever the {@linkplain WebhookRefusal reason}
     *   <li>500 if the receiver failed, or threw an exception
     *   <li>503 if the event is being handled, the queue is full or the receiver is closed
     * </ul>
     *
     * <p>The platform delivers an event again unless the status is 200.
     */
    public WebhookResponse receive(WebhookRequest request) {
        var started = System.nanoTime();
        return open(request)
                .fold(this::refuse, envelope -> envelope.urlCheck() ? check(envelope) : deliver(envelope, started));
    }

    private Either<WebhookRefusal, EventEnvelope> open(WebhookRequest request) {
        if (request.body().size() > maxBodyBytes) {
            return Either.left(WebhookRefusal.TOO_LARGE);
        }
        return encryption.map(key -> openEncrypted(request, key)).getOrElse(() -> openClear(request.body()));
    }

    private Either<WebhookRefusal, EventEnvelope> openClear(ByteString body) {
        return read(body)
                .filterOrElse(envelope -> !envelope.isEncrypted(), encrypted -> WebhookRefusal.NO_ENCRYPT_KEY)
                .flatMap(this::withToken);
    }

    /** Checks the signature before it decrypts. Only the URL check has none. */
    private Either<WebhookRefusal, EventEnvelope> openEncrypted(WebhookRequest request, EventEncryption key) {
        return EventSignature.of(request)
                .flatMap(signature -> verify(signature, request.body(), key)
                        .flatMap(key::decrypt)
                        .flatMap(this::readPadded)
                        .flatMap(this::withToken)
                        .filterOrElse(
                                envelope -> signature.isDefined() || envelope.urlCheck(),
                                unsigned -> WebhookRefusal.MISSING_SIGNATURE));
    }

    /** Returns the body, unless it has a signature that is wrong or stale. */
    private Either<WebhookRefusal, ByteString> verify(
            Option<EventSignature> signature, ByteString body, EventEncryption key) {
        if (!signature.forAll(present -> present.isOf(body, key.encryptKey()))) {
            return Either.left(WebhookRefusal.WRONG_SIGNATURE);
        }
        return signature.forAll(this::isFresh) ? Either.right(body) : Either.left(WebhookRefusal.STALE);
    }

    private boolean isFresh(EventSignature signature) {
        return freshness.forAll(tolerance -> signature.isFresh(clock.instant(), tolerance));
    }

    private Either<WebhookRefusal, EventEnvelope> readPadded(EventEncryption.Decrypted decrypted) {
        var read = read(decrypted.bytes());
        return decrypted.isPadded() ? read : Either.left(WebhookRefusal.UNDECRYPTABLE);
    }

    private Either<WebhookRefusal, EventEnvelope> read(ByteString bytes) {
        return EventEnvelope.read(JsonText.of(bytes)).toEither(WebhookRefusal.MALFORMED);
    }

    private Either<WebhookRefusal, EventEnvelope> withToken(EventEnvelope envelope) {
        if (envelope.tokens().isEmpty() || !envelope.tokens().stream().allMatch(this::isVerificationToken)) {
            return Either.left(WebhookRefusal.WRONG_TOKEN);
        }
        return envelope.urlCheck() && envelope.challenge().isEmpty()
                ? Either.left(WebhookRefusal.MALFORMED)
                : Either.right(envelope);
    }

    /** Compares in a time that does not depend on where the two differ. */
    private boolean isVerificationToken(String token) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), verificationToken);
    }

    private WebhookResponse refuse(WebhookRefusal reason) {
        LOG.debug("webhook: request refused: {}", reason);
        try {
            listener.refused(reason.name());
        } catch (RuntimeException thrown) {
            LOG.warn("webhook: the event listener threw an exception", thrown);
        }
        return WebhookResponse.of(REFUSED);
    }

    private static WebhookResponse check(EventEnvelope envelope) {
        LOG.debug("webhook: URL check passed");
        return WebhookResponse.ok(challenge(envelope.challenge().get()));
    }

    private static String challenge(String challenge) {
        return JsonBody.json(writer -> writer.name("challenge").value(challenge))
                .utf8();
    }

    private WebhookResponse deliver(EventEnvelope envelope, long started) {
        var delivery = envelope.delivery();
        var receipt = receive(delivery);
        var elapsed = Duration.ofNanos(System.nanoTime() - started);
        LOG.debug(
                "webhook: event {} of kind {}: {} in {} ms",
                delivery.id().value(),
                delivery.event().kind(),
                receipt,
                elapsed.toMillis());
        if (receipt.isAcknowledged()) {
            return WebhookResponse.of(200);
        }
        return WebhookResponse.of(receipt == Receipt.FAILED ? FAILED : UNAVAILABLE);
    }

    private Receipt receive(EventDelivery delivery) {
        try {
            return receiver.receive(delivery);
        } catch (RuntimeException thrown) {
            LOG.warn("webhook: the receiver of events threw an exception", thrown);
            return Receipt.FAILED;
        }
    }

    /** Returns no secret: suitable for logs. */
    @Override
    public String toString() {
        return "Webhook[" + (encryption.isDefined() ? "encrypted" : "not encrypted") + "]";
    }

    /** The settings of a webhook. All but the verification token and the receiver have defaults. */
    public static final class Builder {

        private static final int MIN_BODY_BYTES = 1 << 10;
        private static final int MAX_BODY_BYTES = 1 << 24;
        private static final Duration MIN_FRESHNESS = Duration.ofSeconds(1);
        private static final Duration MAX_FRESHNESS = Duration.ofDays(1);

        private final String verificationToken;
        private final EventReceiver receiver;
        private Option<String> encryptKey = Option.none();
        private Option<Duration> freshness = Option.none();
        private Clock clock = Clock.systemUTC();
        private int maxBodyBytes = 1 << 20;
        private EventListener listener = EventListener.NONE;

        private Builder(String verificationToken, EventReceiver receiver) {
            this.verificationToken = requireNonNull(verificationToken, "verificationToken");
            this.receiver = requireNonNull(receiver, "receiver");
            if (verificationToken.isBlank()) {
                throw new IllegalArgumentException("verification token must not be blank");
            }
        }

        /**
         * Sets the encrypt key of the app's event subscription (default: none). Requests must then be encrypted and, except
         * for the URL check, signed.
         *
         * <p>Without an encrypt key only the verification token protects this webhook. That is weaker: the token is in
         * each request, so that anybody who has seen one request can forge
         * others.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder encryptKey(String key) {
            if (requireNonNull(key, "key").isBlank()) {
                throw new IllegalArgumentException("encrypt key must not be blank");
            }
            encryptKey = Option.some(key);
            return this;
        }

        /**
         * Refuses requests whose signature is older than this, or as much in the future (default: they are accepted). It
         * needs an encrypt key, as only a signature protects the time.
         *
         * <p>The platform does not document its timestamp; epoch seconds are assumed, as in practice. Whether a redelivery,
         * up to 7 h 5 min 15 s later, has a timestamp of its own is not documented either: a shorter tolerance may refuse
         * it. Duplicates are recognized without this setting, by their ids.
         *
         * @throws IllegalArgumentException if it is less than a second or more than a day
         */
        public Builder freshness(Duration tolerance) {
            if (requireNonNull(tolerance, "tolerance").compareTo(MIN_FRESHNESS) < 0
                    || tolerance.compareTo(MAX_FRESHNESS) > 0) {
                throw new IllegalArgumentException("freshness must be 1 s to 1 day, got " + tolerance);
            }
            freshness = Option.some(tolerance);
            return this;
        }

        /** Sets the clock for {@link #freshness} (default: the system's). */
        public Builder clock(Clock newClock) {
            clock = requireNonNull(newClock, "clock");
            return this;
        }

        /**
         * Sets how many bytes a body may have (default: 1 MiB). A message of the platform has 150 KB at most, and Base64 makes
         * it a third larger.
         *
         * @throws IllegalArgumentException if it is less than 1024 or more than 16777216
         */
        public Builder maxBodyBytes(int bytes) {
            if (bytes < MIN_BODY_BYTES || bytes > MAX_BODY_BYTES) {
                throw new IllegalArgumentException("max body bytes must be 1024 to 16777216, got " + bytes);
            }
            maxBodyBytes = bytes;
            return this;
        }

        /** Sets a listener that is notified of each refusal (default: none). The receiver notifies its own of each event. */
        public Builder listener(EventListener newListener) {
            listener = requireNonNull(newListener, "listener");
            return this;
        }

        /**
         * Returns the webhook.
         *
         * @throws IllegalStateException if freshness is set without an encrypt key
         */
        public Webhook build() {
            if (freshness.isDefined() && encryptKey.isEmpty()) {
                throw new IllegalStateException("freshness must be set with an encrypt key, got none");
            }
            return new Webhook(this);
        }

        /** Returns no secret: suitable for logs. */
        @Override
        public String toString() {
            return "Webhook.Builder";
        }
    }
}
