package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LargeBodiesTest {

    private static final int CLIENTS = 200;

    @Test
    @Timeout(180)
    void manyLargeBodiesAreAnsweredInLittleMemory() throws Exception {
        var body = "{\"app_id\":\"" + "x".repeat(Request.MAX_BODY - 13) + "\"}";
        var request =
                "POST /open-apis/auth/v3/tenant_access_token/internal HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                        + body.length() + "\r\n\r\n";
        assertThat(body).hasSize(Request.MAX_BODY);
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try (var server = ChildJvm.start(List.of("-Xmx256m"), ServeInLittleMemory.class)) {
            var port = Integer.parseInt(server.line());
            Callable<String> client = () -> {
                try (var connection = new RawClient(port)) {
                    connection.readTimeout(150_000);
                    return connection.send(request).send(body).answer();
                }
            };
            var answers = new ArrayList<String>();
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(CLIENTS, client))) {
                answers.add(answer.get());
            }

            assertThat(answers).hasSize(CLIENTS).allMatch(answer -> answer.contains("\"code\":10003"));
        } finally {
            threads.shutdownNow();
        }
    }
}
