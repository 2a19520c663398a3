package dev.helpdesk4j.adapter.retrofit;

/** A value that makes the whole response useless, such as a list item without its id. */
final class InvalidResponseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String detail;

    /**
     * Creates an exception for a part of the value that is being decoded.
     *
     * @param path the part's JSON path inside that value, such as {@code .ticket_id}; empty for the value itself
     * @param detail what is wrong
     */
    InvalidResponseException(String path, String detail) {
        super(path + ": " + detail);
        this.path = path;
        this.detail = detail;
    }

    /** Returns the same for whoever decodes a value around that one, which has it at this path. */
    InvalidResponseException inside(String outerPath) {
        return new InvalidResponseException(outerPath + path, detail);
    }

    String path() {
        return path;
    }

    String detail() {
        return detail;
    }
}
