package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.ports.event.EventListener;

/**
 * Why a webhook refused a request. Its name is the reason in {@link EventListener#refused}; the sender of the request cannot
 * see it. A minor release may add more.
 */
public enum WebhookRefusal {

    /** The body is larger than the maximum. */
    TOO_LARGE,

    /** A header of the signature is repeated. */
    REPEATED_HEADER,

    /** A header of the signature is missing, and the request is not an encrypted URL check without all three of them. */
    MISSING_SIGNATURE,

    /** The signature is not that of the body: the body has been changed, or the encrypt keys differ. */
    WRONG_SIGNATURE,

    /** The time of the signature differs too much from now. */
    STALE,

    /** The body is not encrypted, but an encrypt key is set here. */
    NOT_ENCRYPTED,

    /** The body is encrypted, but no encrypt key is set here. */
    NO_ENCRYPT_KEY,

    /** The body cannot be decrypted: the encrypt keys differ, or the body is damaged. */
    UNDECRYPTABLE,

    /** The body is not an event or a URL check: not a JSON object, a repeated field of the envelope, no challenge. */
    MALFORMED,

    /** The verification token is missing, or differs from the one set here. */
    WRONG_TOKEN
}
