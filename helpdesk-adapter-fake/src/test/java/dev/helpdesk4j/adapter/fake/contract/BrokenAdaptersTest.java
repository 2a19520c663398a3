package dev.helpdesk4j.adapter.fake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeFixture;
import dev.helpdesk4j.domain.message.ChatMessageId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.ports.Done;
import dev.helpdesk4j.ports.HelpdeskFailure;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import dev.helpdesk4j.ports.contract.ArrangedFixture;
import dev.helpdesk4j.ports.contract.FindTicketContract;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** The contract reports each fault of an adapter in a sentence. */
class BrokenAdaptersTest {

    static final class Throwing extends DecoratedContract {
        Throwing() {
            super(
                    fake -> new ProxiedHelpdesk((port, operation, arguments) -> {
                        throw new ClassCastException("no such class");
                    }),
                    Map.of());
        }
    }

    static final class ReturningNull extends DecoratedContract {
        ReturningNull() {
            super(fake -> new ProxiedHelpdesk((port, operation, arguments) -> null), Map.of());
        }
    }

    static final class Refusing extends DecoratedContract {
        Refusing() {
            super(
                    fake -> new ProxiedHelpdesk((port, operation, arguments) ->
                            Either.left(new HelpdeskFailure.NotFound(Operation.FIND_TICKET, Option.none()))),
                    Map.of());
        }
    }

    static final class Hollow extends DecoratedContract {
        Hollow() {
            super(
                    fake -> new ProxiedHelpdesk((port, operation, arguments) -> Either.right(
                            switch (operation.getName()) {
                                case "find" ->
                                    Ticket.builder((TicketId) arguments[0]).build();
                                case "search" -> new Page<>(List.empty(), (PageRequest) arguments[1], 0, false);
                                case "list" -> new Page<>(List.empty(), (PageRequest) arguments[2], 0, false);
                                case "send" -> ChatMessageId.of("sent");
                                default -> Done.DONE;
                            })),
                    Map.of());
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Throwing.class, ReturningNull.class, Refusing.class, Hollow.class})
    void everyFailureBeginsWithTheLaw(Class<?> adapter) {
        var run = ContractRun.of(adapter);

        assertThat(run.ended(Status.FAILED)).hasSizeGreaterThan(150).allSatisfy(test -> {
            assertThat(run.thrown(test)).isInstanceOf(AssertionError.class);
            assertThat(run.message(test))
                    .startsWith("The law \"")
                    .containsPattern("^.*Contract\\) (is broken: .+\\. |is broken\\. Make |cannot be checked: )");
        });
    }

    @Test
    void exceptionsOfAnAdapterAreReportedWithTheLaw() {
        assertThat(ContractRun.of(ThrowingAlone.class).message("ThrowingAlone.theLatestStateIsFound"))
                .isEqualTo("The law \"the latest state is found\" (FindTicketContract) cannot be checked:"
                        + " java.lang.ClassCastException: no such class. An operation must return a HelpdeskFailure"
                        + " instead of throwing, and a fixture must do what its methods describe: see the cause.");
    }

    static final class ThrowingAlone extends FindTicketContract {
        @Override
        protected ArrangedFixture open() {
            return new Throwing().empty();
        }
    }

    @Test
    void aFixtureThatCannotBeOpenedFailsWithTheLaw() {
        var run = ContractRun.of(Unopened.class);

        assertThat(run.ended(Status.SUCCESSFUL)).isEmpty();
        assertThat(run.message("Unopened.theLatestStateIsFound"))
                .startsWith("The law \"the latest state is found\" (FindTicketContract) cannot be checked:"
                        + " java.lang.IllegalStateException: port in use.");
        assertThat(run.thrown("Unopened.theLatestStateIsFound").getSuppressed()).isEmpty();
    }

    static final class Unopened extends FindTicketContract {
        @Override
        protected ArrangedFixture open() {
            throw new IllegalStateException("port in use");
        }
    }

    /** A part of the contract with a shorter timeout. */
    @Timeout(value = 50, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    static final class Hanging extends FindTicketContract {

        private static final CountDownLatch END = new CountDownLatch(1);

        @Override
        protected ArrangedFixture open() {
            return new FakeFixture(
                    fake -> new ProxiedHelpdesk((port, operation, arguments) -> {
                        while (true) {
                            try {
                                END.await();
                                return null;
                            } catch (InterruptedException ignored) {
                                Thread.onSpinWait();
                            }
                        }
                    }),
                    Map.of());
        }
    }

    @Test
    void aCallThatNeverEndsFailsAndEndsNothingElse() {
        var run = ContractRun.of(Hanging.class);
        Hanging.END.countDown();

        assertThat(run.ended(Status.SUCCESSFUL)).isEmpty();
        assertThat(run.message("Hanging.theLatestStateIsFound"))
                .isEqualTo("The law \"the latest state is found\" (FindTicketContract) cannot be checked:"
                        + " theLatestStateIsFound() timed out after 50 milliseconds. Every call must end, with a failure"
                        + " if need be: look for a wait without an end.");
    }

    /** A test that is not part of the contract. */
    static final class WithATestOfItsOwn extends FindTicketContract {
        @Override
        protected ArrangedFixture open() {
            return new FakeFixture();
        }

        @Test
        void fails() {
            throw new IllegalStateException("mine");
        }
    }

    @Test
    void addedTestsKeepTheirOwnFailures() {
        var run = ContractRun.of(WithATestOfItsOwn.class);

        assertThat(run.ended(Status.FAILED)).containsExactly("WithATestOfItsOwn.fails");
        assertThat(run.thrown("WithATestOfItsOwn.fails")).isInstanceOf(IllegalStateException.class);
    }
}
