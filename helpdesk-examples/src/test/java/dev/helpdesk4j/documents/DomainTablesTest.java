package dev.helpdesk4j.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.domain.event.HelpdeskEvent;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.ticket.Channel;
import dev.helpdesk4j.domain.ticket.Resolution;
import dev.helpdesk4j.domain.ticket.Score;
import dev.helpdesk4j.domain.ticket.SenderRole;
import dev.helpdesk4j.domain.ticket.Stage;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketCriteria;
import dev.helpdesk4j.domain.ticket.TicketStatus;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables in the README of helpdesk-domain are what the code has. */
class DomainTablesTest {

    private static final Document README = Document.of("helpdesk-domain/README.md");

    /** Returns the names of the public methods that return this type and are no methods of every object. */
    private static Set<String> methods(Class<?> type, Class<?>... returned) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> returned.length == 0 || List.of(returned).contains(method.getReturnType()))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    /** The parts are what a builder sets, and a ticket has each under the same name and with this type. */
    @Test
    void theTicketsPartsAreThoseOfItsBuilder() throws NoSuchMethodException {
        var parts = README.cells("Tickets");
        var set = methods(Ticket.Builder.class, Ticket.Builder.class);
        set.remove("tagsUnknown");
        set.add("id");

        assertThat(parts).extracting(row -> row.get(0)).containsExactlyInAnyOrderElementsOf(set);
        for (var part : parts) {
            var type =
                    Ticket.class.getMethod(part.get(0)).getGenericReturnType().getTypeName();
            assertThat(type.replaceAll("[a-z0-9]+\\.", "")).isEqualTo(part.get(1));
        }
    }

    @Test
    void everyKnownCodeIsListed() {
        var rows = Stream.of(
                        row(TicketStatus.class, TicketStatus.known().map(each -> "`" + each + "` " + each.code())),
                        row(Stage.class, Stage.known().map(each -> "`" + each + "` " + each.code())),
                        row(Channel.class, Channel.known().map(each -> "`" + each + "` " + each.code())),
                        row(Score.class, Score.known().map(each -> "`" + each + "` " + each.code())),
                        row(Resolution.class, Resolution.known().map(each -> "`" + each + "` " + each.code())),
                        row(SenderRole.class, SenderRole.known().map(each -> "`" + each + "` " + each.code())))
                .toList();

        assertThat(README.rows("Codes that may grow")).isEqualTo(rows);
    }

    private static String row(Class<?> type, io.vavr.collection.Seq<String> constants) {
        return "| `" + type.getSimpleName() + "` | " + constants.mkString(", ") + " |";
    }

    @Test
    void everyFilterIsListed() {
        assertThat(README.cells("Criteria"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(
                        methods(TicketCriteria.Builder.class, TicketCriteria.Builder.class));
    }

    @Test
    void everyKindOfContentIsListed() {
        assertThat(README.cells("Messages"))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(Arrays.stream(MessageContent.Kind.values())
                        .map(Enum::name)
                        .toList());
        assertThat(README.cells("Messages"))
                .extracting(row -> row.get(1))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(MessageContent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void everyKindOfEventIsListed() {
        assertThat(README.cells("Events"))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(Arrays.stream(HelpdeskEvent.Kind.values())
                        .map(Enum::name)
                        .toList());
        assertThat(README.cells("Events"))
                .extracting(row -> row.get(1))
                .containsExactlyElementsOf(Arrays.stream(HelpdeskEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }
}
