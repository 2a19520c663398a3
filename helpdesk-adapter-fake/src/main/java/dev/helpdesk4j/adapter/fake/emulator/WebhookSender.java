package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.adapter.fake.EventFeed;
import dev.helpdesk4j.adapter.fake.EventTransport;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.http.NettyClient;
import dev.helpdesk4j.domain.event.EventId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Delivers the events of an emulated help desk to a webhook as the platform does: see {@link
 * HelpdeskEmulator.Builder#webhook}.
 *
 * <p>An event is acknowledged by status 200 within 3 seconds. Otherwise it is delivered again after 15 seconds, 5 minutes, 1
 * hour and 6 hours, each counted from when the attempt before was due, by the clock of the fake help desk, and given up after
 * that. Up to 16 deliveries are in flight at the same time, one of each ticket, so that the events of a ticket are in order as
 * long as none fails. Up to 10000 deliveries wait; further events are dropped and counted. One thread of its own does it all,
 * so that neither the help desk nor the emulator waits for a webhook.
 */
public final class WebhookSender {

    private static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);

    /** How soon a moved clock is noticed, in real time: it may be any clock. */
    private static final Duration CLOCK_POLL = Duration.ofMillis(20);

    private final WebhookUrl url;
    private final WebhookSecrets secrets;
    private final String appId;
    private final Clock clock;
    private final NettyClient client = new NettyClient("helpdesk-webhook");
    private final AtomicLong requests = new AtomicLong();
    private final DeliveryQueue deliveries;
    private final EventFeed feed;

    WebhookSender(FakeHelpdesk fake, String appId, WebhookUrl url, WebhookSecrets secrets) {
        this.url = url;
        this.secrets = secrets;
        this.appId = appId;
        this.clock = fake.clock();
        this.deliveries = new DeliveryQueue(clock);
        this.feed = fake.deliverEventsTo(event -> {
            deliveries.add(event);
            client.execute(this::sendDue);
        });
        client.repeat(CLOCK_POLL, () -> {
            feed.deliverDue();
            sendDue();
        });
    }

    /** Returns the URL of the webhook. */
    public String url() {
        return url.uri().toString();
    }

    /** Returns whether bodies are encrypted and signed. */
    public boolean isEncrypted() {
        return secrets.encryptKey().isDefined();
    }

    /** Returns the deliveries that have not been started, redeliveries included, in the order in which they are due. */
    public Seq<PendingDelivery> pending() {
        return deliveries.pending();
    }

    /** Returns whether every delivery that is due by the help desk's clock has ended, so that nothing happens until it moves. */
    public boolean isIdle() {
        return feed.isIdle() && deliveries.isIdle();
    }

    /** Returns the last 1000 attempts that have ended, the oldest first. */
    public Seq<WebhookAttempt> attempts() {
        return deliveries.attempts();
    }

    /** Returns the number of events that were dropped, as 10000 deliveries were waiting. */
    public int dropped() {
        return deliveries.dropped();
    }

    /** Returns the number of events that were given up after the last redelivery. */
    public int abandoned() {
        return deliveries.abandoned();
    }

    /** Returns the number of events that the {@link #transport} has lost. */
    public int lost() {
        return feed.lost();
    }

    /** Sets how the events from now on reach the webhook: late, out of order, twice, or not at all (default: in order). */
    public void transport(EventTransport transport) {
        feed.transport(transport);
    }

    /**
     * Delivers one of the last 1000 events once more, also if it was acknowledged.
     *
     * @return whether it is one of them
     */
    public boolean duplicate(EventId event) {
        var known = deliveries.addDuplicate(event);
        client.execute(this::sendDue);
        return known;
    }

    /** Returns the URL without its path, and no secrets. */
    @Override
    public String toString() {
        return "WebhookSender[" + url + ", " + secrets + "]";
    }

    /**
     * Checks the URL as the platform does when it is entered there: the webhook must return the challenge.
     *
     * @throws IllegalStateException if it does not
     */
    void check() {
        var challenge = UUID.nameUUIDFromBytes(
                        ("challenge " + requests.incrementAndGet()).getBytes(StandardCharsets.UTF_8))
                .toString();
        var json = new JsonObject();
        json.addProperty("challenge", challenge);
        json.addProperty("token", secrets.verificationToken());
        json.addProperty("type", "url_verification");
        var answer = new CompletableFuture<Either<String, NettyClient.PostAnswer>>();
        client.post(post(secrets.body(json), LinkedHashMap.empty()), CHECK_TIMEOUT, answer::complete);
        var failure = awaited(answer).fold(Option::some, result -> flaw(result, challenge));
        failure.forEach(got -> {
            throw new IllegalStateException(
                    "webhook must return the challenge with status 200 within 1 second, got " + got);
        });
    }

    private static Either<String, NettyClient.PostAnswer> awaited(
            CompletableFuture<Either<String, NettyClient.PostAnswer>> answer) {
        try {
            return answer.get(2 * CHECK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Either.left("an interrupt");
        } catch (ExecutionException | TimeoutException e) {
            return Either.left("no response");
        }
    }

    private static Option<String> flaw(NettyClient.PostAnswer answer, String challenge) {
        if (answer.status() != 200) {
            return Option.some("status " + answer.status());
        }
        var returned = Json.parse(answer.body())
                .filter(JsonElement::isJsonObject)
                .flatMap(json -> Option.of(json.getAsJsonObject().get("challenge")));
        return Option.when(!returned.contains(new JsonPrimitive(challenge)), "another body");
    }

    private void sendDue() {
        for (var next = deliveries.take(); next.isDefined(); next = deliveries.take()) {
            send(next.get());
        }
    }

    private void send(DeliveryQueue.Delivery delivery) {
        var startedAt = clock.instant();
        var event = delivery.event();
        var body = secrets.body(EventJson.of(event, appId, secrets.verificationToken()));
        var signed = secrets.signed(Long.toString(startedAt.getEpochSecond()), nonce(), body);
        client.post(post(body, signed), ACKNOWLEDGEMENT_TIMEOUT, result -> {
            var status = result.toOption().map(NettyClient.PostAnswer::status);
            var failure = result.fold(
                    Option::some, answer -> Option.when(answer.status() != 200, "status " + answer.status()));
            deliveries.ended(
                    delivery,
                    new WebhookAttempt(
                            event.id(), EventJson.type(event), delivery.attempt(), startedAt, status, failure));
            client.execute(this::sendDue);
        });
    }

    private String nonce() {
        return String.format("%016x", requests.incrementAndGet());
    }

    private NettyClient.Post post(String body, Map<String, String> headers) {
        return new NettyClient.Post(
                url.address(),
                url.uri().getRawAuthority(),
                url.target(),
                headers.put("Content-Type", "application/json;charset=utf-8"),
                body);
    }

    /** Ends within a few seconds: what waits is dropped, and what is in flight fails. */
    void close() {
        feed.close();
        deliveries.close();
        client.close();
    }
}
