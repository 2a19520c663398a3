package dev.helpdesk4j.ports.contract;

import io.vavr.collection.TreeMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The results of the tests of one class for the laws that its fixture declares as not applicable. */
final class Declarations {

    private final Map<Law, String> kept = new ConcurrentHashMap<>();
    private final Set<Law> broken = ConcurrentHashMap.newKeySet();

    /**
     * Records that a test passed, which it does only if all of these laws are kept.
     *
     * @param declared the laws that are declared as not applicable, with the reasons
     */
    void kept(Set<Law> shown, Map<Law, String> declared) {
        for (var law : shown) {
            if (declared.containsKey(law)) {
                kept.put(law, declared.get(law));
            }
        }
    }

    /** Records that a test was skipped because the adapter breaks this law, which is declared. */
    void broken(Law law) {
        broken.add(law);
    }

    /** Fails if a law is declared as not applicable and was kept by all tests that depend on it. */
    void check(String tests) {
        var needless = TreeMap.ofAll(kept).removeAll(broken);
        if (needless.nonEmpty()) {
            throw new AssertionError("every test of " + tests + " that depends on these laws passed: "
                    + needless.map(law -> "Law." + law._1() + " (" + law._2() + ")")
                            .mkString(", ")
                    + ". The adapter keeps them: remove them from notApplicable() of its fixture.");
        }
    }
}
