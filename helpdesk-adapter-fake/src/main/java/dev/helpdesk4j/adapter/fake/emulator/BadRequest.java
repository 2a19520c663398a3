package dev.helpdesk4j.adapter.fake.emulator;

/** A request that the documents do not allow; the message describes what is wrong for the author of the client. */
final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadRequest(String reason) {
        super(reason, null, false, false);
    }
}
