package dev.helpdesk4j.escalation.adapter.web;

import dev.helpdesk4j.adapter.retrofit.event.Webhook;
import dev.helpdesk4j.adapter.retrofit.event.WebhookRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.stream.Collectors;

/** Receives events in any servlet container: for applications without Spring. */
@SuppressWarnings("serial")
final class WebhookServlet extends HttpServlet {

    private final Webhook webhook;

    WebhookServlet(Webhook webhook) {
        this.webhook = webhook;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var headers = Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(name -> name, name -> Collections.list(request.getHeaders(name))));
        var body = request.getInputStream().readNBytes(webhook.maxBodyBytes() + 1);
        var result = webhook.receive(WebhookRequest.of(headers, body));
        response.setStatus(result.status());
        response.setContentType(result.contentType());
        response.getOutputStream().write(result.body());
    }
}
