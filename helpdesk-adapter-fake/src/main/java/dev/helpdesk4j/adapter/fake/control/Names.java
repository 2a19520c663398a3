package dev.helpdesk4j.adapter.fake.control;

import dev.helpdesk4j.ports.Operation;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import java.util.Locale;
import java.util.function.Function;

/** Names of constants in requests and responses: those in Java, in lower case. */
final class Names {

    static final Map<String, Operation> OPERATIONS = of(Operation.values());

    private Names() {}

    static <E extends Enum<E>> Map<String, E> of(E[] constants) {
        return List.of(constants).collect(LinkedHashMap.collector(Names::of, Function.identity()));
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
