package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.http.NettyClient;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Delivers the events of an emulated help desk to a webhook as the platform does: see {@link
 * HelpdeskEmulator.Builder#webhook}. Each event is posted over a connection of its own.
 */
public final class WebhookSender extends EventSender {

    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);

    private final WebhookUrl url;
    private final WebhookSecrets secrets;
    private final String appId;
    private final NettyClient client;
    private final AtomicLong requests = new AtomicLong();

    WebhookSender(FakeHelpdesk fake, String appId, WebhookUrl url, WebhookSecrets secrets) {
        this(fake, appId, url, secrets, new NettyClient("helpdesk-webhook"));
    }

    private WebhookSender(FakeHelpdesk fake, String appId, WebhookUrl url, WebhookSecrets secrets, NettyClient client) {
        super(fake, client.thread());
        this.url = url;
        this.secrets = secrets;
        this.appId = appId;
        this.client = client;
        start();
    }

    /** Returns the URL of the webhook. */
    public String url() {
        return url.uri().toString();
    }

    /** Returns whether bodies are encrypted and signed. */
    public boolean isEncrypted() {
        return secrets.encryptKey().isDefined();
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

    @Override
    void send(DeliveryQueue.Delivery delivery) {
        var startedAt = clock.instant();
        var body = secrets.body(EventJson.of(delivery.event(), appId, secrets.verificationToken()));
        var signed = secrets.signed(Long.toString(startedAt.getEpochSecond()), nonce(), body);
        client.post(post(body, signed), ACKNOWLEDGEMENT_TIMEOUT, result -> {
            var status = result.toOption().map(NettyClient.PostAnswer::status);
            var failure = result.fold(
                    Option::some, answer -> Option.when(answer.status() != 200, "status " + answer.status()));
            ended(delivery, startedAt, status, failure);
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

    @Override
    void shutDown() {
        client.close();
    }
}
