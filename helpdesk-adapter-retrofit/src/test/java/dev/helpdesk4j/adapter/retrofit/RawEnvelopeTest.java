package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.HelpdeskFailure.Effect;
import dev.helpdesk4j.ports.HelpdeskFailure.Kind;
import dev.helpdesk4j.ports.Operation.Semantics;
import dev.helpdesk4j.ports.OtherOperation;
import io.vavr.collection.LinkedHashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The result of another call: the unchanged JSON, or a failure. */
@Timeout(60)
class RawEnvelopeTest {

    private static final String OK = "{\"code\":0,\"msg\":\"success\",\"data\":{}}";

    private MockService service = new MockService();

    @AfterEach
    void close() {
        service.close();
    }

    private Either<HelpdeskFailure, RawEnvelope> call(PlatformCall.Builder call) {
        return service.app().call(call.build());
    }

    private static PlatformCall.Builder read() {
        return PlatformCall.get("/open-apis/contact/v3/departments");
    }

    private static PlatformCall.Builder write() {
        return PlatformCall.post("/open-apis/im/v1/messages").body("{}");
    }

    @Test
    void anEnvelopeContainsItsUnchangedJson() {
        var data = "{ \"user\":\t{\"name\": \"\\u5f20三\", \"big\": 12345678901234567890.10, \"no\": null} , \"a\":[ ]}";
        var json = "{\"data\" : " + data + ", \"msg\":\"success\", \"code\":0, \"bot\":{\"a\":1} }\n";
        service.enqueue(200, json);

        var envelope = call(read()).get();

        assertThat(envelope)
                .isEqualTo(new RawEnvelope(
                        200, 0, Option.some("success"), Option.some("20261120log"), Option.some(data), json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "\"text\"", "5", "true", "[]", "\"\""})
    void dataMayBeAnyValue(String data) {
        service.enqueue(200, "{\"code\":0,\"data\":" + data + "}");

        assertThat(call(read()).get().data()).contains(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":0,\"bot\":{}}", "{\"code\":0,\"data\":null,\"bot\":{}}"})
    void aResultMayBeBesideTheData(String json) {
        service.enqueue(201, json);

        var envelope = call(write()).get();

        assertThat(envelope.httpStatus()).isEqualTo(201);
        assertThat(envelope.data()).isEmpty();
        assertThat(envelope.json()).isEqualTo(json);
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheJson() {
        service.enqueue(MockService.bytes(200, ("\ufeff" + OK).getBytes(StandardCharsets.UTF_8), "application/json"));

        assertThat(call(read()).get().json()).isEqualTo(OK);
    }

    @Test
    void largeDataIsComplete() {
        var data = "{\"a\":[" + "\"用户\\n\",".repeat(100_000) + "1]}";
        service.enqueue(200, "{\"code\":0,\"data\":" + data + ",\"msg\":\"ok\"}");

        var envelope = call(read()).get();

        assertThat(envelope.data().get()).isEqualTo(data);
        assertThat(envelope.message()).contains("ok");
    }

    @Test
    void messageAndLogIdAreCleaned() {
        service.enqueue(MockService.response(
                        200,
                        "{\"code\":0,\"msg\":\"done \\u001b[31m \\u202e" + MockService.APP_SECRET
                                + "\",\"data\":\"lin@example.com\"}")
                .addHeader("X-Tt-Logid", "log " + MockService.APP_SECRET)
                .build());

        var envelope = call(read()).get();

        assertThat(envelope.message()).contains("done  [31m  ***");
        assertThat(envelope.logId()).contains("log ***");
        assertThat(envelope).hasToString("RawEnvelope[done [31m *** (code 0, HTTP 200, log id log ***)]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>a proxy</html>",
                "[]",
                "{\"code\":0,\"data\":{\"a\":}}",
                "{\"code\":0,\"data\":{a}}",
                "{\"code\":0,\"data\":[1,]}",
                "{\"code\":0,\"data\":{\"a\":1}",
                "{\"code\":0,\"data\":{}} and more",
                "{\"msg\":\"success\",\"data\":{}}"
            })
    void aSuccessWithoutAnEnvelopeIsUnreadable(String body) {
        service.enqueue(200, body).enqueue(200, body);

        assertThat(call(read()).getLeft().kind()).isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(call(write()).getLeft().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void anEmptyResponseIsUnreadable() {
        for (var call = 0; call < 2; call++) {
            service.enqueue(new MockResponse.Builder().code(204).build());
        }

        assertThat(call(read()).getLeft().kind()).isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(call(write()).getLeft().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"403, REJECTED, REJECTED", "404, REJECTED, REJECTED", "502, SERVICE_UNAVAILABLE, OUTCOME_UNKNOWN"})
    void aProxysPageIsClassifiedByItsStatus(int status, Kind ofRead, Kind ofWrite) {
        for (var call = 0; call < 2; call++) {
            service.enqueue(MockService.bytes(status, "<html>".getBytes(StandardCharsets.UTF_8), "text/html"));
        }

        assertThat(call(read()).getLeft().kind()).isEqualTo(ofRead);
        assertThat(call(write()).getLeft().kind()).isEqualTo(ofWrite);
    }

    @Test
    void aTooLongEnvelopeIsNotRead() {
        service.close();
        service = new MockService(builder -> builder.maxResponseBytes(100));
        service.enqueue(200, "{\"code\":0,\"data\":\"" + "a".repeat(100) + "\"}");

        var failure = call(read()).getLeft();

        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE_RESPONSE);
        assertThat(failure.reason()).contains("it has more than 100 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 154000, INVALID_REQUEST",
        "401, 154001, UNAUTHENTICATED",
        "403, 154003, PERMISSION_DENIED",
        "404, 154004, NOT_FOUND",
        "400, 190001, REJECTED",
        "404, 190001, REJECTED",
    })
    void codesHaveTheSameFailuresAsForThePorts(int status, int code, Kind kind) {
        for (var call : List.of(read(), write())) {
            service.enqueue(status, "{\"code\":" + code + ",\"msg\":\"no\"}");

            var failure = call(call).getLeft();

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.effect()).isEqualTo(Effect.NONE);
            var response = failure.response().get();
            assertThat(response.httpStatus()).isEqualTo(status);
            assertThat(response.code()).contains(code);
            assertThat(response.message()).contains("no");
            assertThat(response.logId()).contains("20261120log");
        }
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void aFailureNamesTheCall() {
        service.enqueue(404, "{\"code\":154004,\"msg\":\"no user\"}").enqueue(400, "{\"code\":190001}");

        var failure = call(PlatformCall.get("/open-apis/contact/v3/users/:user_id")
                        .pathParameter("user_id", "ou_personal")
                        .query("email", "lin@example.com"))
                .getLeft();
        var named = call(write().name("send a card")).getLeft();

        assertThat(failure.operation())
                .isEqualTo(new OtherOperation("GET /open-apis/contact/v3/users/:user_id", Semantics.SAFE));
        assertThat(failure.summary())
                .isEqualTo("GET /open-apis/contact/v3/users/:user_id failed: there is no such resource:"
                        + " no user (code 154004, HTTP 404, log id 20261120log)");
        assertThat(named.operation()).isEqualTo(new OtherOperation("send a card", Semantics.NOT_REPEATABLE));
    }

    @Test
    void aMissingScopeIsListed() {
        service.enqueue(
                400,
                "{\"code\":99991672,\"msg\":\"Access denied\",\"error\":{\"permission_violations\":"
                        + "[{\"subject\":\"contact:contact:readonly\"}]}}");

        assertThat(((HelpdeskFailure.PermissionDenied) call(read()).getLeft()).missingScopes())
                .isEqualTo(LinkedHashSet.of("contact:contact:readonly"));
    }

    @Test
    void anUnknownCodeWithStatus200IsAnUnknownOutcome() {
        service.enqueue(200, "{\"code\":230002,\"msg\":\"bot not in chat\"}")
                .enqueue(200, "{\"code\":230002,\"msg\":\"bot not in chat\"}");

        assertThat(call(read()).getLeft().kind()).isEqualTo(Kind.REJECTED);
        var failure = call(write()).getLeft();

        assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(failure.response().get().code()).contains(230002);
        assertThat(failure.response().get().message()).contains("bot not in chat");
        assertThat(service.requests()).hasSize(2);
    }
}
