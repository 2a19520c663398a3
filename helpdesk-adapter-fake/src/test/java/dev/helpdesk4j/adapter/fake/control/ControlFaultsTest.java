package dev.helpdesk4j.adapter.fake.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.ports.Operation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of the service, injected through the control and observed by a client of the service. */
class ControlFaultsTest {

    private final ControlledDesk desk = new ControlledDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    private void inject(String body) throws Exception {
        desk.client.done("POST", "/faults", body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid_request   |                        | 400 | 154000",
                "unauthenticated   |                        | 401 | 154001",
                "permission_denied |                        | 403 | 154003",
                "permission_denied | ,'scopes':['a','b']    | 400 | 99991672",
                "not_found         |                        | 404 | 154004",
                "ticket_closed     |                        | 401 | 154401",
                "prohibited_url    |                        | 401 | 154403",
                "rate_limited      |                        | 429 | 99991400",
                "internal_error    |                        | 500 | 155000",
                "rejected          | ,'code':190001         | 400 | 190001",
            },
            quoteCharacter = '`',
            nullValues = "none")
    void aFaultWithAnAnswerIsSeen(String fault, String more, int status, int code) throws Exception {
        inject("{'operation':'find_ticket','next':1,'fault':'" + fault + "'" + (more == null ? "" : more) + "}");

        var answer = desk.get(desk.find);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(ControlledDesk.code(answer)).isEqualTo(code);
        assertThat(desk.get(desk.find).statusCode()).isEqualTo(200);
    }

    @Test
    void missingScopesAndMessagesAreAsGiven() throws Exception {
        inject("{'operation':'find_ticket','fault':'permission_denied','scopes':['helpdesk:all'],'next':1}");
        inject("{'operation':'find_ticket','fault':'rejected','code':190001,'message':'Not today','next':1}");

        assertThat(desk.get(desk.find).body()).contains("\"subject\":\"helpdesk:all\"");
        assertThat(desk.get(desk.find).body()).contains("\"msg\":\"Not today\"");
    }

    @Test
    void aRateLimitHasADelay() throws Exception {
        inject("{'operation':'find_ticket','fault':'rate_limited','retry_after_ms':1500,'next':1}");
        inject("{'operation':'find_ticket','fault':'rate_limited','next':1}");

        assertThat(desk.get(desk.find).headers().firstValue("x-ogw-ratelimit-reset"))
                .contains("1.5");
        assertThat(desk.get(desk.find).headers().firstValue("x-ogw-ratelimit-reset"))
                .isEmpty();
    }

    @Test
    void anUnreachableServiceTakesNoMessage() throws Exception {
        inject("{'operation':'send_message','fault':'unreachable','next':1}");

        assertThatExceptionOfType(IOException.class).isThrownBy(desk::send);
        assertThat(desk.fake.sent()).isEmpty();
    }

    @Test
    void aMessageIsTakenThoughItsAnswerIsLost() throws Exception {
        inject("{'operation':'send_message','fault':'answer_lost','next':1}");

        assertThatExceptionOfType(IOException.class).isThrownBy(desk::send);
        assertThat(desk.fake.sent()).hasSize(1);
    }

    @Test
    void anUnreadableAnswerIsHalfAnAnswer() throws Exception {
        inject("{'operation':'find_ticket','fault':'unreadable_answer','next':1}");

        assertThat(desk.get(desk.find).body()).startsWith("{\"code\":0").doesNotEndWith("}");
    }

    @Test
    void faultsComeNextOrPeriodicallyOrAlways() throws Exception {
        inject("{'operation':'find_ticket','fault':'not_found','always':true}");
        inject("{'operation':'find_ticket','fault':'internal_error','every':3}");
        inject("{'operation':'find_ticket','fault':'rate_limited','next':2}");

        var statuses = new int[6];
        for (var call = 0; call < statuses.length; call++) {
            statuses[call] = desk.get(desk.find).statusCode();
        }

        assertThat(statuses).containsExactly(429, 429, 500, 404, 404, 500);
        assertThat(desk.get(desk.messages).statusCode()).isEqualTo(200);
    }

    @Test
    void allFaultsAndTheOutageCanBeEnded() throws Exception {
        inject("{'operation':'find_ticket','fault':'not_found','always':true}");
        desk.client.done("POST", "/outage", "{}");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> desk.get(desk.messages));

        desk.client.done("DELETE", "/faults");

        assertThat(desk.get(desk.find).statusCode()).isEqualTo(200);
        assertThat(desk.get(desk.messages).statusCode()).isEqualTo(200);
    }

    @Test
    void theControlRespondsDuringAnOutage() throws Exception {
        desk.client.done("PUT", "/latency", "{'ms':600000}");
        try (var waiting = desk.connect()) {
            waiting.send(desk.rawFind());
            desk.client.done("POST", "/outage", "{}");
            desk.client.done("DELETE", "/faults");
            desk.client.done("PUT", "/latency", "{'ms':0}");

            assertThat(desk.get(desk.messages).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void everyFaultOfTheFakeHasAName() throws Exception {
        var refusal = desk.client.refused("POST", "/faults", "{'operation':'find_ticket','fault':'?','next':1}");

        assertThat(refusal).startsWith("400 fault must be one of ");
        assertThat(names(refusal)).isEqualTo(factories(Fault.class, "of"));
    }

    /** Returns the values that a refusal lists. */
    static TreeSet<String> names(String refusal) {
        return new TreeSet<>(Arrays.asList(refusal.replaceFirst(".* one of ", "")
                .replaceFirst(", got .*", "")
                .split(", ")));
    }

    /** Returns the static factory methods of the class, in snake case. */
    static TreeSet<String> factories(Class<?> type, String except) {
        var names = new TreeSet<String>();
        Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
                .map(Method::getName)
                .filter(name -> !name.equals(except))
                .map(ControlFaultsTest::snake)
                .forEach(names::add);
        return names;
    }

    static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    @Test
    void everyOperationCanFail() throws Exception {
        for (var operation : Operation.values()) {
            inject("{'operation':'" + operation.name().toLowerCase(Locale.ROOT)
                    + "','fault':'internal_error','always':true}");
        }

        assertThat(desk.get(desk.find).statusCode()).isEqualTo(500);
        assertThat(desk.get("helpdesk/v1/tickets").statusCode()).isEqualTo(500);
        assertThat(desk.get(desk.messages).statusCode()).isEqualTo(500);
        assertThat(desk.send().statusCode()).isEqualTo(500);
    }
}
