package dev.helpdesk4j.adapter.retrofit;

/** A value without which the whole answer is of no use, such as a list item's id. */
final class UnusableJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String detail;

    UnusableJson(String path, String detail) {
        super(path + ": " + detail);
        this.path = path;
        this.detail = detail;
    }

    String path() {
        return path;
    }

    String detail() {
        return detail;
    }
}
