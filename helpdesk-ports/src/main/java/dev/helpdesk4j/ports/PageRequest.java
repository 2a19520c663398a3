package dev.helpdesk4j.ports;

/**
 * Which page of a listing is asked for.
 *
 * @param page 1 or more
 * @param size 1 to 200 rows; a size that divides 10000 is best for searching tickets, as it comes out even at
 *     {@link Tickets#MAX_SEARCH_ROWS}
 */
public record PageRequest(int page, int size) {

    /** The largest page that the service gives: 200 rows. */
    public static final int MAX_SIZE = 200;

    /** The service's own size of a page: 20 rows. */
    public static final int DEFAULT_SIZE = 20;

    public PageRequest {
        if (page < 1) {
            throw new IllegalArgumentException("page must be 1 or more, got " + page);
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("page size must be 1 to " + MAX_SIZE + ", got " + size);
        }
    }

    public static PageRequest of(int page, int size) {
        return new PageRequest(page, size);
    }

    /** The first page of {@link #DEFAULT_SIZE} rows. */
    public static PageRequest first() {
        return new PageRequest(1, DEFAULT_SIZE);
    }

    /** The first page of that many rows. */
    public static PageRequest first(int size) {
        return new PageRequest(1, size);
    }

    /** The page after this one. */
    public PageRequest next() {
        return new PageRequest(page + 1, size);
    }

    /** The number of the page's first row, from 1. */
    public long firstRow() {
        return lastRow() - size + 1;
    }

    /** The number of the page's last row, if the page is full. */
    public long lastRow() {
        return (long) page * size;
    }
}
