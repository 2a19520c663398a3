package dev.helpdesk4j.adapter.fake.service;

import java.io.IOException;

/** The cause of a failure in which the service did its part and its answer was spoilt on the way. */
public final class BrokenAnswer extends IOException {

    private static final long serialVersionUID = 1L;

    private final Damage damage;

    public BrokenAnswer(Damage damage) {
        super(damage.words);
        this.damage = damage;
    }

    /** What happened to the answer. */
    public Damage damage() {
        return damage;
    }

    /** How an answer is spoilt. */
    public enum Damage {
        /** It never comes. */
        LOST("the connection was closed before the answer"),
        /** It ends early. */
        CUT_SHORT("the answer ends early");

        private final String words;

        Damage(String words) {
            this.words = words;
        }
    }
}
