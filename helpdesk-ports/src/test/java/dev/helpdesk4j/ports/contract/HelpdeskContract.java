package dev.helpdesk4j.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageCriteria;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Messages;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.ServiceResponse;
import dev.helpdesk4j.ports.Tickets;
import io.vavr.collection.Seq;
import io.vavr.collection.Traversable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;

/**
 * The common part of the contract: a new fixture for each test, a time limit, and a sentence for each kind of problem.
 *
 * @param <F> the grade of fixture that the part needs
 */
@ExtendWith(ContractExtension.class)
@WithinAMinute
public abstract class HelpdeskContract<F extends HelpdeskFixture> {

    private static final Set<Law> OPERATIONS =
            EnumSet.of(Law.FIND_TICKET, Law.SEARCH_TICKETS, Law.LIST_MESSAGES, Law.SEND_MESSAGE);

    private final Set<Law> shown = EnumSet.noneOf(Law.class);
    private Option<F> fixture = Option.none();
    private Map<Law, String> declared = Map.of();

    /** Returns a help desk for one test; the contract closes it. */
    protected abstract F open();

    /** Returns what an adapter must do to keep the laws of this part, as a sentence. */
    abstract String advice();

    @BeforeEach
    @WithinAMinute
    final void openFixture() {
        shown.clear();
        fixture = Option.some(open());
        declared = fixture().notApplicable();
        if (declared.keySet().containsAll(OPERATIONS)) {
            throw new BrokenLaw(
                    "the fixture declares every operation as not applicable, and a contract without laws proves nothing",
                    "Remove what the adapter supports from notApplicable().");
        }
    }

    @AfterEach
    @WithinAMinute
    final void closeFixture() {
        var opened = fixture;
        fixture = Option.none();
        opened.forEach(HelpdeskFixture::close);
    }

    final F fixture() {
        return fixture.get();
    }

    /** The laws that the fixture declares as not applicable, with the reasons. */
    final Map<Law, String> declared() {
        return declared;
    }

    /** The laws that this test shows to hold when it passes. */
    final Set<Law> shown() {
        return shown;
    }

    /** If this test passes, these laws hold; if one of them is declared as not applicable, something is wrong. */
    final void shows(Law... laws) {
        shown.addAll(List.of(laws));
    }

    final Tickets tickets() {
        return fixture().helpdesk().tickets();
    }

    final Messages messages() {
        return fixture().helpdesk().messages();
    }

    /** The result of a test that the help desk has no data for: inconclusive, not a failure. */
    static TestAbortedException inconclusive(String what) {
        return new TestAbortedException("inconclusive: the help desk has " + what);
    }

    /** Returns the same outcome if the operation is supported; otherwise the test is skipped or fails. */
    static <T> Either<HelpdeskFailure, T> supported(Either<HelpdeskFailure, T> outcome) {
        if (outcome == null) {
            throw new BrokenLaw("an operation returned null", "Return a result or a HelpdeskFailure.");
        }
        if (outcome.isLeft() && outcome.getLeft() instanceof HelpdeskFailure.Unsupported unsupported) {
            var operation = unsupported.operation();
            throw BrokenLaw.of(operation.displayName() + " returned Unsupported", Law.supports(operation));
        }
        return outcome;
    }

    /** The result; a failure fails the test with its summary. */
    static <T> T result(Either<HelpdeskFailure, T> outcome) {
        return supported(outcome).getOrElseThrow(failure -> {
            var broken = new BrokenLaw(
                    "a call that should succeed failed: " + failure.summary(),
                    "Make it succeed: " + failure.kind().advice() + ".");
            broken.initCause(failure.toException());
            return broken;
        });
    }

    /** The failure; a result fails the test. */
    static HelpdeskFailure failure(Either<HelpdeskFailure, ?> outcome) {
        if (supported(outcome).isRight()) {
            throw new BrokenLaw("a call that should fail returned " + outcome.get(), "Return the failure instead.");
        }
        return outcome.getLeft();
    }

    /** Returns the response of the service; a failure without one fails the test. */
    static ServiceResponse response(HelpdeskFailure failure) {
        return present("the service's response in the failure (" + failure.summary() + ")", failure.response());
    }

    /** The value, if it is there. */
    static <T> T present(String what, Option<T> value) {
        return value.getOrElseThrow(() -> new BrokenLaw(what + " is missing", "Return it as it was arranged."));
    }

    /** The only one, if there is exactly one. */
    static <T> T only(String what, Traversable<T> values) {
        if (values.size() != 1) {
            throw new BrokenLaw(
                    "there should be exactly one " + what + ", but there are " + values.size(),
                    "Return each exactly once.");
        }
        return values.head();
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

    /** The messages of a ticket to which this many have been sent, and nothing else. */
    final Seq<Message> listedAfterSending(int sent, TicketId ticket) {
        var listed = list(ticket).items();
        if (listed.size() < sent) {
            throw BrokenLaw.of(
                    "messages sent: " + sent + ", messages in the listing: " + listed.size(), Law.OWN_WRITES_ARE_READ);
        }
        assertThat(listed).as("messages in the listing, each sent once").hasSize(sent);
        return listed;
    }

    static List<String> messageIds(Page<Message> page) {
        return page.items().map(message -> message.id().value()).asJava();
    }
}
