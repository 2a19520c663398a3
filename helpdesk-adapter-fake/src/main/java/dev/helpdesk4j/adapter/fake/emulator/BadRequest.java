package dev.helpdesk4j.adapter.fake.emulator;

/** A request that the documents do not allow, with what is wrong in words for the client's author. */
final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadRequest(String wrong) {
        super(wrong, null, false, false);
    }
}
