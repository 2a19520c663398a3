package dev.helpdesk4j.benchmarks;

import com.lark.oapi.Client;
import com.lark.oapi.service.helpdesk.v1.model.GetTicketReq;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketReq;
import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.ports.Operation;
import java.util.Objects;

/** The help desk that all clients read, and the clients of it. Its server accepts any credentials. */
final class Desk {

    static final HelpdeskId ID = HelpdeskId.of("6900000000000000001");

    static final String APP_ID = "cli_0123456789abcdef";
    static final String APP_SECRET = "emulator-app-secret";
    static final String TOKEN = "ht-emulator-0000-0000";
    private static final String SERVER = "benchmark.server";

    private Desk() {}

    /** Returns the URL of the server that this process was started with. */
    static String server() {
        return Objects.requireNonNull(System.getProperty(SERVER), SERVER + " must be the URL of a server");
    }

    /** Returns the argument for the JVM of a process that calls this server. */
    static String argument(String server) {
        return "-D" + SERVER + "=" + server;
    }

    static FeishuApp.Builder app(String server) {
        return FeishuApp.builder(APP_ID, APP_SECRET).baseUrl(server);
    }

    static FeishuApp unlimitedApp(String server) {
        return app(server).withoutLimits(Operation.values()).build();
    }

    static dev.helpdesk4j.ports.Helpdesk of(FeishuApp app) {
        return app.helpdesk(ID, TOKEN);
    }

    static Client sdk(String server) {
        return Client.newBuilder(APP_ID, APP_SECRET)
                .openBaseUrl(server)
                .helpDeskCredential(ID.value(), TOKEN)
                .build();
    }

    static GetTicketReq find(String ticket) {
        return GetTicketReq.newBuilder().ticketId(ticket).build();
    }

    static ListTicketReq page(int page) {
        return ListTicketReq.newBuilder().page(page).pageSize(200).build();
    }
}
