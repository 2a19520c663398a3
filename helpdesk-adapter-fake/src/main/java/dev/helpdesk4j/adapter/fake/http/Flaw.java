package dev.helpdesk4j.adapter.fake.http;

import dev.helpdesk4j.adapter.fake.service.ServiceCode;

/**
 * What is wrong with a request, whatever it is for.
 *
 * @param reason in words for the client's author
 */
public record Flaw(ServiceCode code, String reason) {

    public static final Flaw BODY_TOO_LARGE =
            new Flaw(ServiceCode.BODY_TOO_LARGE, "it must be at most " + Request.MAX_BODY + " bytes");
}
