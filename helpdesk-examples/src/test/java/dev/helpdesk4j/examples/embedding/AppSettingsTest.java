package dev.helpdesk4j.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.adapter.retrofit.RateLimit;
import dev.helpdesk4j.adapter.retrofit.Region;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.ports.Operation;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** How an app is set up, as the README of helpdesk-adapter-retrofit shows it. No request is sent. */
class AppSettingsTest {

    private final String appId = "cli_example";
    private final String appSecret = "example-app-secret";
    private final String helpdeskToken = "example-helpdesk-token";

    @Test
    void anAppHasARegionADeadlineAndLimits() {
        var app = FeishuApp.builder(appId, appSecret)
                .region(Region.LARK)
                .deadline(Duration.ofSeconds(10))
                .limits(Operation.LIST_MESSAGES, RateLimit.perSecond(5))
                .build();
        var helpdesk = app.helpdesk(HelpdeskId.of("6626871355780366330"), helpdeskToken);

        assertThat(app).hasToString("FeishuApp[cli_example at https://open.larksuite.com/]");
        assertThat(helpdesk.tickets()).isNotNull();
        app.close();
    }

    @Test
    void anAppMayHaveAProxy() {
        var proxied = new OkHttpClient.Builder()
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("proxy.example.com", 3128)))
                .build();
        var app = FeishuApp.builder(appId, appSecret).httpClient(proxied).build();

        assertThat(app.toString()).startsWith("FeishuApp[cli_example");
        app.close();
    }
}
