package dev.helpdesk4j.benchmarks;

/** How thoroughly to measure: in full, or for an instant, to see that every benchmark works. */
enum Effort {
    FULL(3, 5, 7),
    SMOKE(1, 1, 1);

    private final int rounds;
    private final int warmups;
    private final int iterations;

    Effort(int rounds, int warmups, int iterations) {
        this.rounds = rounds;
        this.warmups = warmups;
        this.iterations = iterations;
    }

    int rounds() {
        return rounds;
    }

    int warmups() {
        return warmups;
    }

    int iterations() {
        return iterations;
    }

    int calls(int full) {
        return size(full, 1);
    }

    int size(int full, int smoke) {
        return this == FULL ? full : smoke;
    }
}
