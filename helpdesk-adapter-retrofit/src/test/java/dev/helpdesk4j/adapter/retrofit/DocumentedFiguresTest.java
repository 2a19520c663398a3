package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.helpdesk4j.adapter.retrofit.event.Webhook;
import dev.helpdesk4j.adapter.retrofit.event.WebhookRefusal;
import dev.helpdesk4j.adapter.retrofit.json.Limits;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventReceiver;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.http.GET;
import retrofit2.http.POST;

/** The figures in the READMEs are those of the code. */
class DocumentedFiguresTest {

    private static final Map<Class<?>, Function<Object, String>> SHOWN = Map.of(
            Duration.class, value -> ((Duration) value).toSeconds() + " s",
            Integer.class, Object::toString,
            Long.class, Object::toString);

    /** A value that each setting with a range refuses. */
    private static final Map<String, Runnable> REFUSED = Map.of(
            "attemptTimeout", () -> builder().attemptTimeout(Duration.ZERO),
            "deadline", () -> builder().deadline(Duration.ZERO),
            "maxAttempts", () -> builder().maxAttempts(0),
            "maxRateLimitPause", () -> builder().maxRateLimitPause(Duration.ofDays(1)),
            "maxResponseBytes", () -> builder().maxResponseBytes(0),
            "baseUrl", () -> builder().baseUrl("http://example.com"));

    private static FeishuApp.Builder builder() {
        return FeishuApp.builder("cli_example", "secret");
    }

    /** Returns the rows of the table below a heading, cell by cell, without backquotes. */
    private static List<List<String>> table(String readme, String heading) {
        try (var lines = Files.lines(Path.of(readme))) {
            var rows = lines.dropWhile(line -> !line.matches("##+ " + heading))
                    .dropWhile(line -> !line.startsWith("|"))
                    .takeWhile(line -> line.startsWith("|"))
                    .skip(2)
                    .map(line -> Arrays.stream(
                                    line.replace("`", "").substring(1).split("\\|"))
                            .map(String::strip)
                            .toList())
                    .toList();
            assertThat(rows).as("table below %s", heading).isNotEmpty();
            return rows;
        } catch (IOException unreadable) {
            throw new IllegalStateException(readme, unreadable);
        }
    }

    @Test
    void everySettingIsListed() {
        assertThat(table("README.md", "Settings"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FeishuApp.Builder.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> method.getReturnType() == FeishuApp.Builder.class)
                        .map(Method::getName)
                        .toList());
    }

    static Stream<List<String>> settingsWithFigures() {
        return table("README.md", "Settings").stream().filter(row -> row.get(1).matches("[0-9]+( s)?"));
    }

    @ParameterizedTest
    @MethodSource("settingsWithFigures")
    void aDefaultIsTheBuilders(List<String> row) throws ReflectiveOperationException {
        var field = FeishuApp.Builder.class.getDeclaredField(row.get(0));
        field.setAccessible(true);
        var value = Objects.requireNonNull(field.get(builder()));

        assertThat(Objects.requireNonNull(SHOWN.get(value.getClass())).apply(value))
                .isEqualTo(row.get(1));
    }

    @Test
    void aRangeIsThatOfTheRefusal() {
        var rows = table("README.md", "Settings").stream()
                .filter(row -> REFUSED.containsKey(row.get(0)))
                .toList();

        assertThat(rows)
                .hasSameSizeAs(REFUSED.keySet())
                .allSatisfy(row -> assertThat(catchThrowable(Objects.requireNonNull(REFUSED.get(row.get(0)))::run))
                        .hasMessageContaining(" must be " + row.get(2) + ", got "));
    }

    @Test
    void everySettingOfAWebhookIsListed() {
        assertThat(table("README.md", "Events by webhook"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Webhook.Builder.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> method.getReturnType() == Webhook.Builder.class)
                        .map(Method::getName)
                        .toList());
    }

    @Test
    void theFiguresOfAWebhookAreListed() {
        var builder = Webhook.builder("token", new NoReceiver());
        var rows = table("README.md", "Events by webhook").stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> row));

        assertThat(rows.get("maxBodyBytes").get(1)).isEqualTo(builder.build().maxBodyBytes() + " (1 MiB)");
        assertThatThrownBy(() -> builder.maxBodyBytes(0))
                .hasMessageContaining(" must be " + rows.get("maxBodyBytes").get(2) + ", got ");
        assertThatThrownBy(() -> builder.freshness(Duration.ZERO))
                .hasMessageContaining(" must be " + rows.get("freshness").get(2) + ", got ");
    }

    private record NoReceiver() implements EventReceiver {

        @Override
        public Receipt receive(EventDelivery delivery) {
            return Receipt.CLOSED;
        }

        @Override
        public void close() {}
    }

    @Test
    void everyRefusalOfAWebhookIsListed() {
        assertThat(table("README.md", "Refused requests"))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(
                        Arrays.stream(WebhookRefusal.values()).map(Enum::name).toList());
    }

    @Test
    void everyDefaultLimitIsListed() {
        var endpoints = Stream.of(
                Endpoint.FIND_TICKET,
                Endpoint.SEARCH_TICKETS,
                Endpoint.LIST_MESSAGES,
                Endpoint.SEND_MESSAGE,
                Endpoint.SUBSCRIBE_EVENTS,
                Endpoint.UNSUBSCRIBE_EVENTS,
                Endpoint.PLATFORM_CALL);
        var rows = endpoints
                .map(endpoint -> List.of(
                        endpoint.operation() instanceof Operation operation
                                ? operation.name()
                                : "all other calls together",
                        endpoint.defaultLimits().stream()
                                .map(limit ->
                                        limit.calls() + (limit.window().toSeconds() == 1 ? " a second" : " a minute"))
                                .collect(Collectors.joining(", "))))
                .toList();

        assertThat(rows).hasSize(Operation.values().length + 1);
        assertThat(table("README.md", "Rate limits")).isEqualTo(rows);
    }

    @Test
    void everyBoundOfAResponseIsListed() throws IllegalAccessException {
        var bounds = new ArrayList<String>();
        for (var field : Limits.class.getDeclaredFields()) {
            if (field.getType() == int.class) {
                bounds.add(String.valueOf(field.getInt(null)));
            }
        }

        assertThat(table("README.md", "Bounds of responses"))
                .extracting(row -> row.get(1))
                .containsExactlyElementsOf(bounds);
    }

    /** The covered operations are those with a typed request. */
    @Test
    void everyCoveredOperationIsListed() {
        var requests = Arrays.stream(HelpdeskApi.class.getDeclaredMethods())
                .flatMap(method -> Stream.concat(
                        Stream.ofNullable(method.getAnnotation(GET.class)).map(get -> "GET /" + get.value()),
                        Stream.ofNullable(method.getAnnotation(POST.class)).map(post -> "POST /" + post.value())))
                .filter(request -> request.contains("/helpdesk/"))
                .map(request -> request.replaceAll("\\{(.*?)}", ":$1"))
                .toList();

        assertThat(table("../README.md", "What is covered"))
                .extracting(row -> row.get(0))
                .filteredOn(row -> row.matches("[A-Z]+ /.*"))
                .containsExactlyInAnyOrderElementsOf(requests);
    }
}
