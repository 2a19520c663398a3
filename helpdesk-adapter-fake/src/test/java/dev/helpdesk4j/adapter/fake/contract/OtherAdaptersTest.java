package dev.helpdesk4j.adapter.fake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.fake.FakeFixture;
import dev.helpdesk4j.ports.Helpdesk;
import dev.helpdesk4j.ports.Operation;
import dev.helpdesk4j.ports.contract.ArrangedFixture;
import dev.helpdesk4j.ports.contract.FailureContract;
import dev.helpdesk4j.ports.contract.FreshnessContract;
import dev.helpdesk4j.ports.contract.Law;
import dev.helpdesk4j.ports.contract.ProvokedFixture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** The whole contract, run by adapters whose design cannot keep every law. */
class OtherAdaptersTest {

    private static final Map<Law, String> CACHES = Map.of(
            Law.CALLS_REACH_THE_SERVICE, "tickets come from a cache",
            Law.CHANGES_ARE_SEEN, "a cached ticket is up to five minutes old");
    private static final Map<Law, String> SENDS_LATER = Map.of(
            Law.SENDS_AT_ONCE, "messages are queued",
            Law.OWN_WRITES_ARE_READ, "messages are listed once they are delivered");
    private static final Map<Law, String> READS_ONLY = Map.of(
            Law.SEND_MESSAGE, "it only reads",
            Law.SUBSCRIBE_EVENTS, "it only reads",
            Law.UNSUBSCRIBE_EVENTS, "it only reads");

    private static final String NOT_KEPT_BY_CACHING = """
            Failing.aCallEndsWithItsDeadlineAndNotBefore FIND_TICKET
            Failing.aCallThatIsUnderWayCanBeInterrupted FIND_TICKET
            Failing.inAnOutageAfterASuccessNothingHappensEither FIND_TICKET
            StayingFresh.aTicketThatSomebodyChangedIsFoundChanged
            """;

    private static final String NOT_KEPT_BY_OUTBOX = """
            Failing.aCallEndsWithItsDeadlineAndNotBefore SEND_MESSAGE
            Failing.aCallThatIsUnderWayCanBeInterrupted SEND_MESSAGE
            Failing.aMessageIsDeliveredAlthoughItsResponseIsTooLate
            Failing.aMessageOfUnknownOutcomeIsFoundOnceDelivered
            Failing.aMissingScopeIsNamed
            Failing.aSendWithoutADefiniteResponseIsAnOutcomeUnknown OUTCOME_UNKNOWN 1
            Failing.aSendWithoutADefiniteResponseIsAnOutcomeUnknown SERVICE_UNAVAILABLE 0
            Failing.aSendWithoutADefiniteResponseIsAnOutcomeUnknown UNREADABLE_RESPONSE 1
            Failing.anInterruptedThreadSendsNoRequestAndStaysInterrupted SEND_MESSAGE
            Failing.inAnOutageAfterASuccessNothingHappensEither SEND_MESSAGE
            Failing.inAnOutageNothingLeavesAndNothingHappens SEND_MESSAGE
            Failing.theCallAfterAFailedOneSucceeds SEND_MESSAGE
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE INVALID_REQUEST
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE NOT_FOUND
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE PERMISSION_DENIED
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE PROHIBITED_URL
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE RATE_LIMITED
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE REJECTED
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE TICKET_CLOSED
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE UNAUTHENTICATED
            ManyThreads.messagesSentByManyThreadsAllArriveOnce
            SendingMessages.aClosedTicketTakesNoMessage
            SendingMessages.aLinkToAProhibitedAddressIsRefused
            SendingMessages.aSentMessageArrivesOnceAndHasAnId
            SendingMessages.aSentPostWithEveryElementIsListed
            SendingMessages.aSentTextIsListed
            SendingMessages.aTextWithAProhibitedAddressIsRefused
            SendingMessages.aTicketThatIsNotThereTakesNoMessage
            SendingMessages.everySentMessageHasAnIdOfItsOwn
            SendingMessages.messagesArriveInTheOrderInWhichTheyWereSent
            SendingMessages.theNameOfAMentionIsLeftToThePlatform
            SendingMessages.aSentMessageIsFoundByItsContent
            SendingMessages.aClosedTicketDoesNotAcceptMessages
            StayingFresh.aMessageSentWithinADeadlineIsListedWithoutOne
            StayingFresh.aSentMessageIsInTheNextListing
            StayingFresh.aTicketThatSomebodyClosedTakesNoMessage
            """;

    private static final String NOT_KEPT_BY_READ_ONLY = """
            Failing.aCallEndsWithItsDeadlineAndNotBefore SEND_MESSAGE
            Failing.aCallEndsWithItsDeadlineAndNotBefore SUBSCRIBE_EVENTS
            Failing.aCallEndsWithItsDeadlineAndNotBefore UNSUBSCRIBE_EVENTS
            Failing.aCallThatIsUnderWayCanBeInterrupted SEND_MESSAGE
            Failing.aCallThatIsUnderWayCanBeInterrupted SUBSCRIBE_EVENTS
            Failing.aCallThatIsUnderWayCanBeInterrupted UNSUBSCRIBE_EVENTS
            Failing.aMessageIsDeliveredAlthoughItsResponseIsTooLate
            Failing.aMessageOfUnknownOutcomeIsFoundOnceDelivered
            Failing.aMissingScopeIsNamed
            Failing.aSendWithoutADefiniteResponseIsAnOutcomeUnknown OUTCOME_UNKNOWN 1
            Failing.aSendWithoutADefiniteResponseIsAnOutcomeUnknown SERVICE_UNAVAILABLE 0
            Failing.aSendWithoutADefiniteResponseIsAnOutcomeUnknown UNREADABLE_RESPONSE 1
            Failing.aResponseWithinTheLastDeadlineIsReturned SEND_MESSAGE
            Failing.aResponseWithinTheLastDeadlineIsReturned SUBSCRIBE_EVENTS
            Failing.aResponseWithinTheLastDeadlineIsReturned UNSUBSCRIBE_EVENTS
            Failing.anInterruptedThreadSendsNoRequestAndStaysInterrupted SEND_MESSAGE
            Failing.anInterruptedThreadSendsNoRequestAndStaysInterrupted SUBSCRIBE_EVENTS
            Failing.anInterruptedThreadSendsNoRequestAndStaysInterrupted UNSUBSCRIBE_EVENTS
            Failing.inAnOutageAfterASuccessNothingHappensEither SEND_MESSAGE
            Failing.inAnOutageAfterASuccessNothingHappensEither SUBSCRIBE_EVENTS
            Failing.inAnOutageAfterASuccessNothingHappensEither UNSUBSCRIBE_EVENTS
            Failing.inAnOutageNothingLeavesAndNothingHappens SEND_MESSAGE
            Failing.inAnOutageNothingLeavesAndNothingHappens SUBSCRIBE_EVENTS
            Failing.inAnOutageNothingLeavesAndNothingHappens UNSUBSCRIBE_EVENTS
            Failing.theCallAfterAFailedOneSucceeds SEND_MESSAGE
            Failing.theCallAfterAFailedOneSucceeds SUBSCRIBE_EVENTS
            Failing.theCallAfterAFailedOneSucceeds UNSUBSCRIBE_EVENTS
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE INVALID_REQUEST
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE NOT_FOUND
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE PERMISSION_DENIED
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE PROHIBITED_URL
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE RATE_LIMITED
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE REJECTED
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE TICKET_CLOSED
            Failing.aRefusalHasNoEffectAndContainsTheResponse SEND_MESSAGE UNAUTHENTICATED
            Failing.aRefusalHasNoEffectAndContainsTheResponse SUBSCRIBE_EVENTS INVALID_REQUEST
            Failing.aRefusalHasNoEffectAndContainsTheResponse UNSUBSCRIBE_EVENTS INVALID_REQUEST
            Failing.aRefusalHasNoEffectAndContainsTheResponse SUBSCRIBE_EVENTS PERMISSION_DENIED
            Failing.aRefusalHasNoEffectAndContainsTheResponse UNSUBSCRIBE_EVENTS PERMISSION_DENIED
            Failing.aRefusalHasNoEffectAndContainsTheResponse SUBSCRIBE_EVENTS RATE_LIMITED
            Failing.aRefusalHasNoEffectAndContainsTheResponse UNSUBSCRIBE_EVENTS RATE_LIMITED
            Failing.aRefusalHasNoEffectAndContainsTheResponse SUBSCRIBE_EVENTS REJECTED
            Failing.aRefusalHasNoEffectAndContainsTheResponse UNSUBSCRIBE_EVENTS REJECTED
            Failing.aRefusalHasNoEffectAndContainsTheResponse SUBSCRIBE_EVENTS UNAUTHENTICATED
            Failing.aRefusalHasNoEffectAndContainsTheResponse UNSUBSCRIBE_EVENTS UNAUTHENTICATED
            ManyThreads.messagesSentByManyThreadsAllArriveOnce
            SendingMessages.aClosedTicketTakesNoMessage
            SendingMessages.aLinkToAProhibitedAddressIsRefused
            SendingMessages.aSentMessageArrivesOnceAndHasAnId
            SendingMessages.aSentPostWithEveryElementIsListed
            SendingMessages.aSentTextIsListed
            SendingMessages.aTextWithAProhibitedAddressIsRefused
            SendingMessages.aTicketThatIsNotThereTakesNoMessage
            SendingMessages.everySentMessageHasAnIdOfItsOwn
            SendingMessages.messagesArriveInTheOrderInWhichTheyWereSent
            SendingMessages.nullIsAProgrammingError
            SendingMessages.theNameOfAMentionIsLeftToThePlatform
            SendingMessages.aSentMessageIsFoundByItsContent
            SendingMessages.aClosedTicketDoesNotAcceptMessages
            StayingFresh.aMessageSentWithinADeadlineIsListedWithoutOne
            StayingFresh.aSentMessageIsInTheNextListing
            StayingFresh.aTicketThatSomebodyClosedTakesNoMessage
            """;

    static final class Caching extends DecoratedContract {
        Caching() {
            super(CachingHelpdesk::new, Map.of());
        }
    }

    static final class DeclaredCaching extends DecoratedContract {
        DeclaredCaching() {
            super(CachingHelpdesk::new, CACHES);
        }
    }

    static final class Outbox extends DecoratedContract {
        Outbox() {
            super(OutboxHelpdesk::new, Map.of());
        }
    }

    static final class DeclaredOutbox extends DecoratedContract {
        DeclaredOutbox() {
            super(OutboxHelpdesk::new, SENDS_LATER);
        }
    }

    static final class ReadOnly extends DecoratedContract {
        ReadOnly() {
            super(ReadOnlyHelpdesk::new, Map.of());
        }
    }

    static final class DeclaredReadOnly extends DecoratedContract {
        DeclaredReadOnly() {
            super(ReadOnlyHelpdesk::new, READS_ONLY);
        }
    }

    /** Caches every result of a read forever. */
    static final class Memoizing extends FreshnessContract {
        @Override
        protected ArrangedFixture open() {
            return new FakeFixture(OtherAdaptersTest::remembering, Map.of());
        }
    }

    private static Helpdesk remembering(Helpdesk helpdesk) {
        var results = new HashMap<Object, Object>();
        return new ProxiedHelpdesk((port, operation, arguments) -> {
            var request = List.of(operation, List.of(arguments));
            if (operation.getName().equals("send") || !results.containsKey(request)) {
                results.put(request, ProxiedHelpdesk.call(helpdesk, operation, arguments));
            }
            return results.get(request);
        });
    }

    /** Makes its calls on other threads, which have no deadline and cannot be interrupted. */
    static final class DeclaredUninterruptible extends FailureContract {
        @Override
        protected ProvokedFixture open() {
            return new FakeFixture(
                    OtherAdaptersTest::uninterruptible,
                    Map.of(Law.DEADLINES, "its calls take their time", Law.INTERRUPTION, "its calls take their time"));
        }
    }

    private static Helpdesk uninterruptible(Helpdesk helpdesk) {
        return new ProxiedHelpdesk((port, operation, arguments) -> {
            var answer = new CompletableFuture<Object>();
            var thread = new Thread(() -> {
                try {
                    answer.complete(ProxiedHelpdesk.call(helpdesk, operation, arguments));
                } catch (ReflectiveOperationException | RuntimeException thrown) {
                    answer.completeExceptionally(thrown);
                }
            });
            thread.setDaemon(true);
            thread.start();
            return answer.join();
        });
    }

    enum Adapter {
        CACHING(Caching.class, DeclaredCaching.class, CACHES, NOT_KEPT_BY_CACHING),
        OUTBOX(Outbox.class, DeclaredOutbox.class, SENDS_LATER, NOT_KEPT_BY_OUTBOX),
        READ_ONLY(ReadOnly.class, DeclaredReadOnly.class, READS_ONLY, NOT_KEPT_BY_READ_ONLY);

        private final Class<?> undeclared;
        private final Class<?> declared;
        private final Map<Law, String> laws;
        private final TreeSet<String> notKept;

        Adapter(Class<?> undeclared, Class<?> declared, Map<Law, String> laws, String notKept) {
            this.undeclared = undeclared;
            this.declared = declared;
            this.laws = laws;
            this.notKept = notKept.lines().collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Map<Class<?>, CompletableFuture<ContractRun>> runs = Map.of();

    /** Runs all at the same time, as they mostly wait. */
    @BeforeAll
    static void runAll() {
        var executor = Executors.newCachedThreadPool();
        runs = Stream.concat(
                        Stream.of(Adapter.values()).flatMap(adapter -> Stream.of(adapter.undeclared, adapter.declared)),
                        Stream.of(Memoizing.class, DeclaredUninterruptible.class))
                .collect(Collectors.toMap(
                        tests -> tests, tests -> CompletableFuture.supplyAsync(() -> ContractRun.of(tests), executor)));
        executor.shutdown();
    }

    private static ContractRun run(Class<?> tests) throws Exception {
        return runs.get(tests).get(1, TimeUnit.MINUTES);
    }

    @ParameterizedTest
    @EnumSource
    void undeclaredLawsFailWithAdvice(Adapter adapter) throws Exception {
        var run = run(adapter.undeclared);

        assertThat(run.ended(Status.FAILED)).isEqualTo(adapter.notKept);
        assertThat(run.ended(Status.ABORTED)).isEmpty();
        assertThat(run.ended(Status.SUCCESSFUL)).hasSize(214 - adapter.notKept.size());
        assertThat(run.ended(Status.FAILED)).allSatisfy(test -> {
            assertThat(run.thrown(test)).isInstanceOf(AssertionError.class);
            assertThat(run.message(test))
                    .matches(
                            "The law \"[a-z0-9 ]+\"( \\[\\d+] [^()]+)? \\(\\w+Contract\\) is broken: [^.]+, but the law is: .*")
                    .contains("If by its nature it cannot do that, declare Law.")
                    .endsWith(" with a reason in notApplicable() of its fixture.");
        });
    }

    @ParameterizedTest
    @EnumSource
    void declaredLawsAreSkippedWithTheReason(Adapter adapter) throws Exception {
        var run = run(adapter.declared);

        assertThat(run.ended(Status.FAILED)).isEmpty();
        assertThat(run.ended(Status.ABORTED)).isEqualTo(adapter.notKept);
        assertThat(run.ended(Status.ABORTED).stream().map(run::message).distinct())
                .containsExactlyInAnyOrderElementsOf(adapter.laws.entrySet().stream()
                        .map(law -> "Law." + law.getKey() + " does not apply: " + law.getValue())
                        .toList());
    }

    @Test
    void anAdapterThatRemembersEverythingIsFoundStale() throws Exception {
        var run = run(Memoizing.class);

        assertThat(run.ended(Status.FAILED))
                .containsExactly(
                        "Memoizing.aMessageSentWithinADeadlineIsListedWithoutOne",
                        "Memoizing.aMessageThatSomebodyWroteIsListed",
                        "Memoizing.aSentMessageIsInTheNextListing",
                        "Memoizing.aTicketThatSomebodyChangedIsFoundChanged",
                        "Memoizing.aTicketThatSomebodyChangedIsSearchedChanged",
                        "Memoizing.aTicketThatSomebodyOpenedIsFoundAndListed");
        assertThat(run.message("Memoizing.aMessageThatSomebodyWroteIsListed"))
                .isEqualTo(
                        "The law \"a message that somebody wrote is listed\" (FreshnessContract) is broken: the listing"
                                + " lacks a message that was written since, but the law is: the next result contains the changes"
                                + " of other people. Correct the adapter. If by its nature it cannot do that, declare"
                                + " Law.CHANGES_ARE_SEEN with a reason in notApplicable() of its fixture.");
    }

    @Test
    void declaredUninterruptibleCallsAreSkipped() throws Exception {
        var run = run(DeclaredUninterruptible.class);
        var operations = Stream.of(Operation.values());

        assertThat(run.ended(Status.FAILED)).isEmpty();
        assertThat(run.ended(Status.ABORTED))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("aMessageIsDeliveredAlthoughItsResponseIsTooLate"),
                                operations.flatMap(operation -> Stream.of(
                                        "aCallEndsWithItsDeadlineAndNotBefore " + operation,
                                        "aCallThatIsUnderWayCanBeInterrupted " + operation,
                                        "anInterruptedThreadSendsNoRequestAndStaysInterrupted " + operation)))
                        .map(test -> "DeclaredUninterruptible." + test)
                        .toList());
    }
}
