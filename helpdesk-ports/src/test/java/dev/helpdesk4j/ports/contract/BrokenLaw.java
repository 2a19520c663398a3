package dev.helpdesk4j.ports.contract;

import io.vavr.collection.List;

/** An adapter does not keep a law of the contract: what was observed, and what its author can do about it. */
final class BrokenLaw extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient List<Law> excuses;

    /**
     * @param observation as a sentence without a full stop
     * @param advice one or more sentences
     * @param excuses the laws of which one has to be declared as not applicable for this to be no failure
     */
    BrokenLaw(String observation, String advice, Law... excuses) {
        super(observation + ". " + advice + declare(List.of(excuses)));
        this.excuses = List.of(excuses);
    }

    /** An observation that only an adapter that declares one of these laws may give rise to. */
    static BrokenLaw of(String observation, Law law, Law... others) {
        return new BrokenLaw(
                observation + ", but the law is: " + law.statement(),
                "Mend the adapter.",
                List.of(others).prepend(law).toJavaArray(Law[]::new));
    }

    private static String declare(List<Law> excuses) {
        return excuses.isEmpty()
                ? ""
                : " If by its nature it cannot do that, declare "
                        + excuses.map(law -> "Law." + law).mkString(" or ")
                        + " with a reason in notApplicable() of its fixture.";
    }

    /** The laws of which one has to be declared as not applicable for this to be no failure. */
    List<Law> excuses() {
        return excuses;
    }
}
