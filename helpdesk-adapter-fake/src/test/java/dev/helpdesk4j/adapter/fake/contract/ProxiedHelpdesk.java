package dev.helpdesk4j.adapter.fake.contract;

import dev.helpdesk4j.ports.EventSubscriptions;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Tickets;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;

/**
 * A help desk whose operations all run the same function, without a deadline.
 *
 * @param operation the function of each operation
 */
record ProxiedHelpdesk(InvocationHandler operation) implements Helpdesk {

    /** Calls the same operation of this help desk. */
    static Object call(Helpdesk helpdesk, Method operation, Object[] arguments) throws ReflectiveOperationException {
        var port = operation.getDeclaringClass();
        return operation.invoke(
                port == Tickets.class
                        ? helpdesk.tickets()
                        : port == Messages.class ? helpdesk.messages() : helpdesk.eventSubscriptions(),
                arguments);
    }

    private <T> T port(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals("findSent")
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : operation.invoke(proxy, method, arguments)));
    }

    @Override
    public Tickets tickets() {
        return port(Tickets.class);
    }

    @Override
    public Messages messages() {
        return port(Messages.class);
    }

    @Override
    public EventSubscriptions eventSubscriptions() {
        return port(EventSubscriptions.class);
    }

    @Override
    public Helpdesk within(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline must be positive, got " + deadline);
        }
        return this;
    }
}
