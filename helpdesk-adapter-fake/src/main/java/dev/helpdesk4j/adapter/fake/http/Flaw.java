package dev.helpdesk4j.adapter.fake.http;

import dev.helpdesk4j.adapter.fake.service.ServiceCode;

/**
 * The reason why a request is refused before it is routed.
 *
 * @param reason the violated rule, for the developer of the client
 */
public record Flaw(ServiceCode code, String reason) {

    public static final Flaw BODY_TOO_LARGE =
            new Flaw(ServiceCode.BODY_TOO_LARGE, "it must be at most " + Request.MAX_BODY + " bytes");
}
