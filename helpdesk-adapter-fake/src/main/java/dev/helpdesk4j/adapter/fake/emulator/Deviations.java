package dev.helpdesk4j.adapter.fake.emulator;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** The ways in which a request deviates from the documents although the service is not known to refuse it. */
final class Deviations {

    private final boolean strict;
    private Seq<String> tolerated = List.empty();

    /** @param strict whether none is tolerated */
    Deviations(boolean strict) {
        this.strict = strict;
    }

    /** Returns whether this deviation is allowed; it is then one of those {@linkplain #tolerated() tolerated}. */
    boolean tolerates(String deviation) {
        if (!strict) {
            tolerated = tolerated.append(deviation);
        }
        return !strict;
    }

    /**
     * Tolerates a deviation.
     *
     * @throws BadRequest if none is tolerated
     */
    void tolerate(String deviation) {
        if (!tolerates(deviation)) {
            throw new BadRequest(deviation);
        }
    }

    /** Returns the deviations that were tolerated so far. */
    Seq<String> tolerated() {
        return tolerated;
    }
}
