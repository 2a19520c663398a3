package dev.helpdesk4j.adapter.retrofit.json;

import org.jspecify.annotations.Nullable;

/**
 * Replaces a value by an equal one of before, so that the people, fields and reasons that repeat on a page are in memory once.
 * It keeps 256 values at most, and is used for one response by one thread.
 */
final class SharedValues {

    private static final int SIZE = 256;

    private final @Nullable Object[] values = new Object[SIZE];

    /**
     * Returns an earlier value that is equal to this one; this one, if none is kept.
     *
     * @param key a part of the value whose hash code is cheap and spreads well
     */
    @SuppressWarnings("unchecked") // an object that is equal to a record is of its class
    <T extends Record> T share(Object key, T value) {
        var hash = key.hashCode();
        var index = (hash ^ (hash >>> 16)) & (SIZE - 1);
        if (value.equals(values[index])) {
            return (T) values[index];
        }
        values[index] = value;
        return value;
    }
}
