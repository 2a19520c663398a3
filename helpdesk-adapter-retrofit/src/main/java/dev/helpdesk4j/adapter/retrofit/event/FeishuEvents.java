package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.event.UnrecognizedEvent;
import dev.helpdesk4j.ports.event.EventDelivery;
import dev.helpdesk4j.ports.event.EventInbox;

/** The events of the platform, decoded from their JSON: that of an {@link EventInbox}, for example. */
public final class FeishuEvents {

    private FeishuEvents() {}

    /**
     * Decodes an event. It does not check the verification token: {@link Webhook} does.
     *
     * <p>The source is the platform's documents <em>ticket created</em>, <em>ticket updated</em> and <em>ticket message
     * created</em> (Help Desk events, version 1). Numbers that are strings, and fields that are missing, null, of another
     * type or unknown are accepted. An event of another type is an {@link UnrecognizedEvent}, and so is one without the id of
     * its ticket or message. An event without an id of its own, or with one that is not 1 to 200 visible ASCII characters,
     * has {@code sha256:} and the digest of the JSON as its id, which is the same whenever the same JSON is delivered.
     *
     * @param json the whole event with its envelope, as the platform delivers it or as in {@link EventDelivery#json}
     * @throws IllegalArgumentException if it is not a JSON object, has more than 500,000 values or 255 levels, or repeats a
     *     field of the envelope; the message does not contain the JSON
     */
    public static HelpdeskEvent decode(String json) {
        return EventEnvelope.read(json)
                .map(EventContent::decode)
                .getOrElseThrow(() -> new IllegalArgumentException(
                        "event must be an envelope in JSON, got " + json.length() + " characters that are not"));
    }
}
