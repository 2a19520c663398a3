package dev.helpdesk4j.escalation.adapter.web;

import dev.helpdesk4j.adapter.retrofit.event.Webhook;
import dev.helpdesk4j.adapter.retrofit.event.WebhookRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Receives the platform's events, if there is a verification token for them. */
@RestController
@ConditionalOnProperty("FEISHU_VERIFICATION_TOKEN")
record EventController(Webhook webhook) {

    @PostMapping("/events")
    ResponseEntity<byte[]> receive(@RequestHeader MultiValueMap<String, String> headers, InputStream stream)
            throws IOException {
        var body = stream.readNBytes(webhook.maxBodyBytes() + 1);
        var response = webhook.receive(WebhookRequest.of(headers, body));
        return ResponseEntity.status(response.status())
                .header("Content-Type", response.contentType())
                .body(response.body());
    }
}
