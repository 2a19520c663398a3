package dev.helpdesk4j.ports.contract;

import io.vavr.collection.List;

/** The failure of a test whose law the adapter does not keep, with the observation and advice for its author. */
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

    /** Returns the failure of an observation that is only possible with an adapter that declares one of these laws. */
    static BrokenLaw of(String observation, Law law, Law... others) {
        return new BrokenLaw(
                observation + ", but the law is: " + law.statement(),
                "Correct the adapter.",
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
