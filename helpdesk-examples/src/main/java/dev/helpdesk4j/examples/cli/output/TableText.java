package dev.helpdesk4j.examples.cli.output;

import dev.helpdesk4j.domain.Person;
import dev.helpdesk4j.domain.UserId;
import dev.helpdesk4j.domain.message.MessageContent;
import dev.helpdesk4j.ports.Page;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats values for tables; a missing value is an empty text. */
public final class TableText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private TableText() {}

    /** Returns {@code awaiting guest} for a known constant of an open set, {@code code 7} for another. */
    public static String of(Option<?> code) {
        return code.map(value -> value.toString().toLowerCase(Locale.ROOT).replace('_', ' '))
                .getOrElse("");
    }

    /** Returns the display name, or the id if there is no name. */
    public static String name(Option<Person> person) {
        return person.flatMap(value -> value.name().orElse(value.id().map(UserId::value)))
                .getOrElse("");
    }

    /** Returns the visible text, or {@code (file)} and the like for content without one. */
    public static String of(MessageContent content) {
        return switch (content.kind()) {
            case TEXT, POST, IMAGE -> content.plainText();
            case FILE, MEDIA, UNREADABLE -> "(" + content.kind().name().toLowerCase(Locale.ROOT) + ")";
        };
    }

    /** Returns the time in this zone, for example {@code 2026-03-02 17:00:00}. */
    public static String time(Option<Instant> instant, ZoneId zone) {
        return instant.map(time -> TIME.format(time.atZone(zone))).getOrElse("");
    }

    /** Returns the position of the page, for example {@code rows 21 to 40 of 500 tickets}. */
    public static String count(Page<?> page, String things) {
        var total = (page.totalIsLowerBound() ? "at least " : "") + page.total() + " " + things;
        var first = page.request().firstRow();
        return page.items().isEmpty()
                ? "no rows on page " + page.request().page() + ", " + total
                : "rows " + first + " to " + (first + page.items().size() - 1) + " of " + total;
    }
}
