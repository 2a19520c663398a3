package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.ports.Operation.Semantics;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of a call, and those that the builder refuses. */
class PlatformCallTest {

    private static final String USERS = "/open-apis/contact/v3/users/:user_id";

    private static PlatformCall.Builder user() {
        return PlatformCall.get(USERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/open-apis",
                "/open-apis/",
                "/open-apis//x",
                "/open-apis/x/",
                "open-apis/x",
                "//evil.example.com/open-apis/x",
                "https://evil.example.com/open-apis/x",
                "/@evil.example.com/open-apis/x",
                "/OPEN-APIS/x",
                "/open-apisx/y",
                "/open-apis/../x",
                "/open-apis/x/..",
                "/open-apis/./x",
                "/open-apis/%2e%2e/x",
                "/open-apis/..%2fx",
                "/open-apis/x%2Fy",
                "/open-apis/x%5cy",
                "/open-apis/x%252fy",
                "/open-apis/..;/x",
                "/open-apis/x\\y",
                "/open-apis/\\..\\x",
                "/open-apis/x\ny",
                "/open-apis/x\u0000",
                "/open-apis/x\u007f",
                "/open-apis/x y",
                "/open-apis/x\ty",
                "/open-apis/x#fragment",
                "/open-apis/x?a=b",
                "/open-apis/用户",
                "/open-apis/x\uff0fy",
                "/open-apis/x\u2024\u2024/y",
                "/open-apis/:",
                " /open-apis/x",
            })
    void aPathOutsideOfTheOpenApisIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlatformCall.get(path))
                .withMessageStartingWith(
                        "path must be /open-apis/ followed by segments of letters, digits and -._~: other than"
                                + " . and .., at most 1000 characters, got '");
    }

    @Test
    void aRefusedPathIsQuotedCleanedAndCut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlatformCall.post("/x\u001b[31m\n\u202e" + "y".repeat(5_000)))
                .withMessageEndingWith("got '/x [31m  " + "y".repeat(99 - 9) + "…'");
    }

    @Test
    void aPathOfAThousandCharactersIsTheLongest() {
        var path = "/open-apis/" + "a".repeat(989);

        assertThat(PlatformCall.get(path).build().pathAndQuery()).isEqualTo(path);
        assertThatIllegalArgumentException().isThrownBy(() -> PlatformCall.get(path + "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open-apis/im/v1/messages",
                "/open-apis/sheets/v2/spreadsheets/shtcn/values/Q7PlXT.A1:B2",
                "/open-apis/a/..b/c..",
                "/open-apis/a/...",
            })
    void aPathIsSentUnchanged(String path) {
        assertThat(PlatformCall.get(path).build().pathAndQuery()).isEqualTo(path);
    }

    @Test
    void parametersAreReplacedByEncodedValues() {
        var call = PlatformCall.get("/open-apis/a/:first/b/:second/:first")
                .pathParameter("first", "用户 1;x=?#&+:")
                .pathParameter("second", "..a")
                .build();

        assertThat(call.pathAndQuery())
                .isEqualTo("/open-apis/a/%E7%94%A8%E6%88%B7%201%3Bx%3D%3F%23%26%2B%3A/b/..a"
                        + "/%E7%94%A8%E6%88%B7%201%3Bx%3D%3F%23%26%2B%3A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "a/b",
                "/",
                "../x",
                "a\\b",
                "%2f",
                "%2e%2e",
                "a%5Cb",
                "a\nb",
                "\u0000",
                "a\u202eb",
                "\ud800",
                "a\u2028b"
            })
    void aValueThatIsNotASegmentIsRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> user().pathParameter("user_id", value))
                .withMessageStartingWith(
                        "path parameter 'user_id' must be 1 to 500 characters without / \\ % and control"
                                + " characters, and not . or .., got '");
    }

    @Test
    void aValueHasFiveHundredCharactersAtMost() {
        assertThat(user().pathParameter("user_id", "a".repeat(500)).build().pathAndQuery())
                .endsWith("/" + "a".repeat(500));
        assertThatIllegalArgumentException().isThrownBy(() -> user().pathParameter("user_id", "a".repeat(501)));
    }

    @Test
    void everyPathParameterMustHaveAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> user().build())
                .withMessage("path parameter 'user_id' must have a value, got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> user().pathParameter("id", "ou_1"))
                .withMessage("path parameter must be in the path '" + USERS + "', got 'id'");
    }

    @Test
    void theQueryIsEncodedAndParametersMayBeRepeated() {
        var call = PlatformCall.get("/open-apis/a")
                .query("名", "张 三&a=b#?/+%")
                .query("ids", "1")
                .query("ids", "")
                .build();

        assertThat(call.pathAndQuery())
                .isEqualTo("/open-apis/a?%E5%90%8D=%E5%BC%A0%20%E4%B8%89%26a%3Db%23%3F%2F%2B%25&ids=1&ids=");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlatformCall.get("/open-apis/a").query(" ", "1"))
                .withMessage("query parameter must not be blank, got ' '");
    }

    @Test
    void aBodyHasFourMebibytesAtMost() {
        var longest = "\"" + "用".repeat((4 << 20) / 3 - 1) + "\"";

        assertThat(PlatformCall.put("/open-apis/a").body(longest).build().body().size())
                .isEqualTo((4 << 20) - 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlatformCall.put("/open-apis/a").body(longest + "   "))
                .withMessage("body must be at most 4194304 bytes, got 4194305");
    }

    @Test
    void aGetHasNoBody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> user().body("{}"))
                .withMessage("a GET call must have no body, got one");
    }

    @Test
    void onlyGetIsAssumedToBeSafe() {
        var secrets = new Secrets();

        assertThat(PlatformCall.get("/open-apis/a").build().operation(secrets).semantics())
                .isEqualTo(Semantics.SAFE);
        for (var call : new PlatformCall.Builder[] {
            PlatformCall.post("/open-apis/a"),
            PlatformCall.put("/open-apis/a"),
            PlatformCall.patch("/open-apis/a"),
            PlatformCall.delete("/open-apis/a")
        }) {
            assertThat(call.build().operation(secrets).semantics()).isEqualTo(Semantics.NOT_REPEATABLE);
            assertThat(call.semantics(Semantics.IDEMPOTENT)
                            .build()
                            .operation(secrets)
                            .semantics())
                    .isEqualTo(Semantics.IDEMPOTENT);
        }
    }

    @Test
    void theNameContainsNoParameterValues() {
        var call = user().pathParameter("user_id", "ou_secret")
                .query("email", "lin@example.com")
                .helpdesk(HelpdeskId.of("6626"), "marked-token");

        assertThat(call.build().operation(new Secrets()).name()).isEqualTo("GET " + USERS);
        assertThat(call).hasToString("PlatformCall.Builder[GET " + USERS + "]");
        assertThat(call.build()).hasToString("PlatformCall[GET " + USERS + "]");
        assertThat(call.build().helpdesk().get()).hasToString("HelpdeskCredentials[6626]");
    }

    @Test
    void theCallerMayChooseTheName() {
        var secrets = new Secrets();
        secrets.keep("marked-secret");

        var call = user().pathParameter("user_id", "ou_1").name("look\nup marked-secret");

        assertThat(call.build().operation(secrets).name()).isEqualTo("look up ***");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call.name(" "))
                .withMessage("operation name must have a visible character, got none");
    }

    @Test
    void longNamesAreRedactedBeforeTheyAreCut() {
        var secrets = new Secrets();
        secrets.keep("marked-secret");

        var call = PlatformCall.get("/open-apis/a")
                .name("x".repeat(190) + "marked-secret, and more")
                .build();

        assertThat(call.operation(secrets).name()).isEqualTo("x".repeat(190) + "***, and …");
    }

    @Test
    void deadlinesMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> user().within(Duration.ZERO))
                .withMessage("deadline must be positive, got PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> user().within(Duration.ofNanos(-1)));
    }

    @Test
    void credentialsOfAHelpDeskAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> user().helpdesk(HelpdeskId.of("1:2"), "token"));
        assertThatIllegalArgumentException().isThrownBy(() -> user().helpdesk(HelpdeskId.of("1"), " "));
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                nullAs("path", () -> PlatformCall.get(null)),
                nullAs("parameter", () -> user().pathParameter(null, "ou_1")),
                nullAs("value", () -> user().pathParameter("user_id", null)),
                nullAs("parameter", () -> user().query(null, "1")),
                nullAs("value", () -> user().query("a", null)),
                nullAs("json", () -> PlatformCall.post("/open-apis/a").body(null)),
                nullAs("semantics", () -> user().semantics(null)),
                nullAs("name", () -> user().name(null)),
                nullAs("id", () -> user().helpdesk(null, "token")),
                nullAs("token", () -> user().helpdesk(HelpdeskId.of("1"), null)),
                nullAs("deadline", () -> user().within(null)));
    }

    private static Arguments nullAs(String parameter, ThrowingCallable call) {
        return Arguments.of(parameter, call);
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void aNullIsRefusedByParameterName(String parameter, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(parameter);
    }
}
