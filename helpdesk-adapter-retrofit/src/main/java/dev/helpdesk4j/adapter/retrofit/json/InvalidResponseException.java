package dev.helpdesk4j.adapter.retrofit.json;

/** An exception for a value that makes the whole response invalid, such as a list item without its id. */
public final class InvalidResponseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String detail;
    private final boolean belongsToAnotherRequest;

    /**
     * Creates an exception for a part of the value that is being decoded.
     *
     * @param path the part's JSON path inside that value, such as {@code .ticket_id}; empty for the value itself
     * @param detail what is wrong
     */
    public InvalidResponseException(String path, String detail) {
        this(path, detail, false);
    }

    private InvalidResponseException(String path, String detail, boolean belongsToAnotherRequest) {
        super(path + ": " + detail);
        this.path = path;
        this.detail = detail;
        this.belongsToAnotherRequest = belongsToAnotherRequest;
    }

    /** Creates an exception for a required part that is missing, or has a value that cannot be used: a blank id, an object. */
    public static InvalidResponseException missing(String path) {
        return new InvalidResponseException(path, "it is missing or unusable");
    }

    /**
     * Creates an exception for a response that belongs to another request: responses have been mixed up on the connection.
     */
    public static InvalidResponseException ofAnotherRequest(String path, String detail) {
        return new InvalidResponseException(path, detail, true);
    }

    /** Returns this exception with the path of an enclosing value in front of its own. */
    public InvalidResponseException inside(String outerPath) {
        return new InvalidResponseException(outerPath + path, detail, belongsToAnotherRequest);
    }

    /** Returns whether the response belongs to another request. */
    public boolean belongsToAnotherRequest() {
        return belongsToAnotherRequest;
    }

    public String path() {
        return path;
    }

    public String detail() {
        return detail;
    }
}
