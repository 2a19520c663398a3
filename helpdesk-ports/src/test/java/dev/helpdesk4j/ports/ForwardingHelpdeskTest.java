package dev.helpdesk4j.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardingHelpdeskTest {

    private final List<String> calls = new ArrayList<>();

    /** Notes each call and returns another help desk or port of this kind. */
    private final Helpdesk below = noting(Helpdesk.class);

    private <T> T noting(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            calls.add(method.getName() + (args == null ? "" : Arrays.toString(args)));
            return method.getReturnType() == Clock.class ? Clock.systemUTC() : noting(method.getReturnType());
        }));
    }

    private static final class Plain extends ForwardingHelpdesk {

        private Plain(Helpdesk delegate) {
            super(delegate);
        }

        @Override
        protected Helpdesk wrap(Helpdesk other) {
            return new Plain(other);
        }
    }

    @Test
    void itForwardsEveryMethodOfAHelpdesk() {
        var methods = Arrays.stream(Helpdesk.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName);

        assertThat(ForwardingHelpdesk.class.getDeclaredMethods())
                .extracting(Method::getName)
                .containsAll(methods.toList());
    }

    @Test
    void itsPortsAreThoseOfTheHelpdeskBelow() {
        var helpdesk = new Plain(below);

        helpdesk.tickets();
        helpdesk.messages();
        helpdesk.eventSubscriptions();
        helpdesk.clock();

        assertThat(calls).containsExactly("tickets", "messages", "eventSubscriptions", "clock");
    }

    @Test
    void withinKeepsTheDeadlineAndTheWrapping() {
        var limited = new Plain(below).within(Duration.ofSeconds(3));

        assertThat(limited).isInstanceOf(Plain.class);
        assertThat(calls).containsExactly("within[PT3S]");
    }
}
