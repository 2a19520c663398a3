package dev.helpdesk4j.ports;

/**
 * A request for one page of a listing.
 *
 * @param page the number of the page, from 1
 * @param size the number of rows, 1 to 200; for a search of tickets it should divide {@link Tickets#MAX_SEARCH_ROWS}, so that
 *     all those rows can be read
 */
public record PageRequest(int page, int size) {

    /** The maximum size of a page: 200 rows. */
    public static final int MAX_SIZE = 200;

    /** The service's default size of a page: 20 rows. */
    public static final int DEFAULT_SIZE = 20;

    public PageRequest {
        if (page < 1) {
            throw new IllegalArgumentException("page must be 1 or more, got " + page);
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("page size must be 1 to " + MAX_SIZE + ", got " + size);
        }
    }

    /** Returns a request for this page. */
    public static PageRequest of(int page, int size) {
        return new PageRequest(page, size);
    }

    /** Returns a request for the first page of {@link #DEFAULT_SIZE} rows. */
    public static PageRequest first() {
        return new PageRequest(1, DEFAULT_SIZE);
    }

    /** Returns a request for the first page of this size. */
    public static PageRequest first(int size) {
        return new PageRequest(1, size);
    }

    /** Returns a request for the next page. */
    public PageRequest next() {
        return new PageRequest(page + 1, size);
    }

    /** Returns the number of the page's first row, from 1. */
    public long firstRow() {
        return lastRow() - size + 1;
    }

    /** Returns the number of the page's last row, if the page is full. */
    public long lastRow() {
        return (long) page * size;
    }
}
