package dev.helpdesk4j.architecture.violations.surface.domain;

import io.vavr.Function1;
import io.vavr.Lazy;
import io.vavr.Tuple0;
import io.vavr.Tuple1;
import io.vavr.Tuple2;
import io.vavr.collection.Array;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Queue;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Stream;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;

/** Shows Vavr's other types in every place there is, and once more where nobody sees them. */
public abstract class Leaks<T extends Tuple0> extends Future3<Lazy<String>> {

    protected List<String> inAField;
    Tuple1<String> inAHiddenField;

    protected Leaks(Stream<String> inAConstructor) {}

    public abstract Try<String> inAResult();

    public abstract void inAParameter(Function1<String, String> parameter);

    public abstract Option<Vector<String>> inATypeArgument();

    public abstract <X extends HashSet<String>> void inABound();

    public abstract Queue<String>[] inAnArray();

    abstract Tuple2<String, String> inAHiddenResult();

    public abstract Either<Option<String>, Seq<Set<Map<String, String>>>> asExplained();

    static class Hidden {

        public Array<String> inAHiddenClass;
    }
}

class Future3<T> {}
