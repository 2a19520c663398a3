package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.Message;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.domain.message.MessageId;
import dev.helpdesk4j.domain.message.RichText;
import dev.helpdesk4j.domain.ticket.Comment;
import dev.helpdesk4j.domain.ticket.CustomizedField;
import dev.helpdesk4j.domain.ticket.Tag;
import dev.helpdesk4j.domain.ticket.TagId;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.domain.ticket.TicketId;
import dev.helpdesk4j.domain.ticket.Timeline;
import dev.helpdesk4j.ports.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of guests and of the service do not control the terminal. */
class HostileTextTest {

    /** A coloured text, a title that is set, C1's own introducer, a turned direction, an isolate, and breaks of lines. */
    private static final String HOSTILE =
            "a\u001b[31mb\u001b]0;title\u0007c\u009b2Jd\u202ee\u2066f\u2028g\u0085h\u200bi\ufeffj\u007fk\ue000l\udb40\udc41m";

    private static final Pattern RAW = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");
    private static final String ID = "1001";

    private final Desk desk = new Desk();

    @BeforeEach
    void fill() {
        var guest = Person.of(UserId.of("ou_lin"), HOSTILE).withDepartment(HOSTILE);
        desk.fake()
                .put(Ticket.builder(TicketId.of(ID))
                        .guest(guest)
                        .agentOwner(guest)
                        .agents(List.of(guest))
                        .comments(List.of(new Comment(
                                Option.none(),
                                Option.some(HOSTILE),
                                Option.none(),
                                Option.none(),
                                Option.some(HOSTILE),
                                Option.none())))
                        .customizedFields(List.of(new CustomizedField(
                                Option.none(),
                                Option.some(HOSTILE),
                                Option.none(),
                                Option.some(HOSTILE),
                                Option.none(),
                                Option.none(),
                                Option.none())))
                        .tags(HashSet.of(Tag.of(TagId.of("1"), HOSTILE)))
                        .timeline(Timeline.openedAt(Instant.parse("2026-03-01T09:00:00Z")))
                        .build());
        message(1, new MessageContent.Text(HOSTILE), guest);
        message(
                2,
                new MessageContent.Post(
                        RichText.builder()
                                .in(Locale.US)
                                .title(HOSTILE)
                                .paragraph()
                                .text(HOSTILE)
                                .build(),
                        List.empty()),
                guest);
        message(3, new MessageContent.Unreadable(HOSTILE, HOSTILE), guest);
    }

    private void message(int number, MessageContent content, Person sender) {
        desk.fake()
                .put(
                        TicketId.of(ID),
                        Message.builder(MessageId.of("800" + number), content)
                                .sender(sender)
                                .sentAt(Instant.parse("2026-03-01T09:00:00Z").plusSeconds(number))
                                .build());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static void assertThatNothingIsRaw(Run run) {
        assertThat(RAW.matcher(run.out() + run.err()).results().map(found ->
                        (int) found.group().charAt(0)))
                .as("%s", run)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tickets list",
                "tickets show 1001",
                "messages list 1001",
                "tickets list --output json",
                "tickets show 1001 --output json",
                "messages list 1001 --output json",
                "export --from 2026-03-01 --to 2026-03-02 --out - --messages",
                "export --from 2026-03-01 --to 2026-03-02 --out /dev/stdout --messages"
            })
    void nothingRawReachesATerminal(String command) {
        var run = desk.run(command.split(" ")).assertSuccess();

        assertThatNothingIsRaw(run);
        assertThat(run.out()).contains("title");
    }

    @Test
    void jsonKeepsTheOriginalText() {
        var ticket = (Map<?, ?>) desk.run("tickets", "show", ID, "--output", "json")
                .assertSuccess()
                .json();

        assertThat(((Map<?, ?>) ticket.get("guest")).get("name")).isEqualTo(HOSTILE);
    }

    @Test
    void jsonEscapesWithFourDigitsAndNothingElse() {
        var out = desk.run("messages", "list", ID, "--output", "json")
                .assertSuccess()
                .out();

        assertThat(out)
                .contains("\"text\": \"a\\u001b[31mb\\u001b]0;title\\u0007c\\u009b2Jd\\u202ee\\u2066f\\u2028g\\u0085h"
                        + "\\u200bi\\ufeffj\\u007fk\\ue000l\\udb40\\udc41m\"");
    }

    @Test
    void exportedLinesKeepTheOriginalText() throws IOException {
        var line = desk.run("export", "--from", "2026-03-01", "--to", "2026-03-02", "--out", "-")
                .assertSuccess()
                .out();

        var ticket = (Map<?, ?>) JsonReader.of(new Buffer().writeUtf8(line)).readJsonValue();
        assertThat(line.lines()).hasSize(1);
        assertThat(((Map<?, ?>) ticket.get("agentOwner")).get("name")).isEqualTo(HOSTILE);
    }

    @Test
    void failuresAreShownWithoutControlCharacters() {
        desk.fake().on(Operation.FIND_TICKET).always(Fault.rejected(190001, "no" + HOSTILE));

        assertThatNothingIsRaw(desk.run("tickets", "show", ID).assertFailure("code 190001"));
        assertThatNothingIsRaw(desk.run("tickets", "show", ID, "-v"));
    }

    @Test
    void invalidArgumentsAreShownWithoutControlCharacters() {
        assertThatNothingIsRaw(desk.run("tickets", "show", HOSTILE).assertInvalidUsage("ticket id must be"));
        assertThatNothingIsRaw(
                desk.run("tickets", "list", "--zone", HOSTILE).assertInvalidUsage("time zone must be a name"));
        assertThatNothingIsRaw(
                desk.run("messages", "send", ID, "--post", "no" + HOSTILE).assertInvalidUsage("post file must exist"));
        assertThatNothingIsRaw(desk.run("tickets", "list", HOSTILE).assertInvalidUsage("Unmatched argument"));
    }

    @Test
    void aLongFailureIsOneLineEndingWithTheAdvice() {
        desk.fake().on(Operation.FIND_TICKET).always(Fault.rejected(190001, "no ".repeat(1_000_000)));

        var run = desk.run("tickets", "show", ID)
                .assertFailure("find ticket failed: the service refused the request: no no");
        assertThat(run.err()).hasSizeLessThan(2100).endsWith("support needs the log id\n");

        var verbose = desk.run("tickets", "show", ID, "-v");
        assertThat(verbose.err().lines()).allMatch(line -> line.length() < 2100);
    }

    @Test
    void longInvalidUsageIsTwoLines() {
        var run = desk.run("tickets", "list", "--stage", "x".repeat(100_000))
                .assertInvalidUsage("value must be one of bot, agent");

        assertThat(run.err()).hasSizeLessThan(2200);
    }
}
