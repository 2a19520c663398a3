package dev.helpdesk4j.ports.contract;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.control.Either;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.opentest4j.TestAbortedException;

/**
 * What all parts of the contract share: a fresh fixture for each test.
 *
 * @param <F> the grade of fixture that the part needs
 */
public abstract class HelpdeskContract<F extends HelpdeskFixture> {

    private F fixture;

    /** A help desk for one test; the contract closes it. */
    protected abstract F open();

    @BeforeEach
    final void openFixture() {
        fixture = open();
    }

    @AfterEach
    final void closeFixture() {
        fixture.close();
    }

    final F fixture() {
        return fixture;
    }

    final Tickets tickets() {
        return fixture.helpdesk().tickets();
    }

    final Messages messages() {
        return fixture.helpdesk().messages();
    }

    /** Skips the test if this law is declared as not applicable. */
    final void requires(Law law) {
        var reason = fixture.notApplicable().get(law);
        if (reason != null) {
            throw skipped(law, reason);
        }
    }

    /**
     * The test cannot go on, as the adapter does not keep this law: skipped where that is declared, else failed.
     *
     * @param observation what the adapter did instead, as a sentence without a full stop
     */
    final RuntimeException notKept(Law law, String observation) {
        var reason = fixture.notApplicable().get(law);
        if (reason != null) {
            return skipped(law, reason);
        }
        throw new AssertionError(observation + ", but the law is: " + law.statement()
                + ". Mend the adapter, or, if it cannot keep this law, declare Law." + law
                + " with a reason in notApplicable() of its fixture.");
    }

    private static TestAbortedException skipped(Law law, String reason) {
        return new TestAbortedException("Law." + law + " does not apply: " + reason);
    }

    /** The test cannot tell, as the help desk lacks something: inconclusive, and no failure. */
    static TestAbortedException inconclusive(String what) {
        return new TestAbortedException("inconclusive: the help desk has " + what);
    }

    /** The same answer, if the operation is supported; else the test is skipped or fails. */
    final <T> Either<HelpdeskFailure, T> supported(Either<HelpdeskFailure, T> answer) {
        if (answer.isLeft() && answer.getLeft() instanceof HelpdeskFailure.Unsupported unsupported) {
            var operation = unsupported.operation();
            throw notKept(Law.supports(operation), operation.displayName() + " answered Unsupported");
        }
        return answer;
    }

    /** The result; a failure fails the test with its summary. */
    final <T> T result(Either<HelpdeskFailure, T> answer) {
        return supported(answer)
                .getOrElseThrow(failure -> new AssertionError(failure.summary(), failure.toException()));
    }

    /** The failure; a result fails the test. */
    final HelpdeskFailure failure(Either<HelpdeskFailure, ?> answer) {
        supported(answer);
        if (answer.isRight()) {
            throw new AssertionError("expected a failure, but got " + answer.get());
        }
        return answer.getLeft();
    }

    final Page<Ticket> search(TicketCriteria criteria) {
        return result(tickets().search(criteria, PageRequest.first(PageRequest.MAX_SIZE)));
    }

    /** The ids of the tickets that the criteria select, in the order of the listing. */
    final List<String> idsOf(TicketCriteria.Builder criteria) {
        return ids(search(criteria.build()));
    }

    static List<String> ids(Page<Ticket> page) {
        return page.items().map(ticket -> ticket.id().value()).asJava();
    }

    final Page<Message> list(TicketId ticket) {
        return result(messages().list(ticket, MessageCriteria.any(), PageRequest.first(PageRequest.MAX_SIZE)));
    }

    static List<String> messageIds(Page<Message> page) {
        return page.items().map(message -> message.id().value()).asJava();
    }
}
