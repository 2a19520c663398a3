package dev.helpdesk4j.ports;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * A help desk that forwards every call to another one. Extend it and override the accessors of the ports to change:
 *
 * <pre>{@code
 * final class AuditedHelpdesk extends ForwardingHelpdesk {
 *
 *     AuditedHelpdesk(Helpdesk delegate) {
 *         super(delegate);
 *     }
 *
 *     @Override
 *     protected Helpdesk wrap(Helpdesk other) {
 *         return new AuditedHelpdesk(other);
 *     }
 *
 *     @Override
 *     public Messages messages() {
 *         return new AuditedMessages(delegate().messages());
 *     }
 * }
 * }</pre>
 */
public abstract class ForwardingHelpdesk implements Helpdesk {

    private final Helpdesk delegate;

    protected ForwardingHelpdesk(Helpdesk delegate) {
        this.delegate = Objects.requireNonNull(delegate, "delegate");
    }

    /** Returns the help desk that receives the forwarded calls. */
    protected final Helpdesk delegate() {
        return delegate;
    }

    /**
     * Wraps another help desk in the same way as this wraps its delegate. {@link #within} calls it, so that the result has
     * both the deadline and the behavior of the subclass.
     */
    protected abstract Helpdesk wrap(Helpdesk other);

    @Override
    public Tickets tickets() {
        return delegate.tickets();
    }

    @Override
    public Messages messages() {
        return delegate.messages();
    }

    @Override
    public EventSubscriptions eventSubscriptions() {
        return delegate.eventSubscriptions();
    }

    @Override
    public Clock clock() {
        return delegate.clock();
    }

    @Override
    public final Helpdesk within(Duration deadline) {
        return wrap(delegate.within(deadline));
    }
}
