package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.documents.Document;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The README's tables of JSON fields list exactly the fields that are written. */
class ReadmeTablesTest {

    private final Map<String, String> ticket = table("`tickets show` writes a **ticket**:");
    private final Map<String, String> person = table("A **person** is:");

    /** Returns the fields of the table after these words, with their types. */
    private static Map<String, String> table(String words) {
        var fields = new TreeMap<String, String>();
        Document.of("helpdesk-examples/README.md").cells(words).forEach(row -> fields.put(row.get(0), row.get(1)));
        return fields;
    }

    /** Returns the paths of values, with the fields of nested tables inserted. */
    private Set<String> paths(Map<String, String> table) {
        var paths = new TreeSet<String>();
        table.forEach((field, type) -> {
            switch (type) {
                case "person" -> person.keySet().forEach(part -> paths.add(field + "." + part));
                case "ticket" -> paths(ticket).forEach(part -> paths.add(field + "." + part));
                case "object" -> Set.of("zh-CN", "en-US", "ja-JP").forEach(part -> paths.add(field + "." + part));
                default -> paths.add(field);
            }
        });
        return paths;
    }

    @Test
    void aTicketsFields() {
        assertThat(JsonPaths.ofTicketsShow()).isEqualTo(paths(ticket));
    }

    @Test
    void aPageOfTicketsFields() {
        var fields = paths(table("`tickets list` writes a **page of tickets**:"));
        fields.removeIf(field -> field.startsWith("tickets[].tags[]"));

        assertThat(JsonPaths.ofTicketsList()).isEqualTo(fields);
    }

    @Test
    void aPageOfMessagesFields() {
        var fields = paths(table("`messages list` writes a **page of messages**:"));
        fields.removeIf(field -> field.matches("messages\\[]\\.sender\\.(email|department|city|country)"));

        assertThat(JsonPaths.ofMessagesList()).isEqualTo(fields);
    }

    @Test
    void aLinesFields() {
        var fields = paths(ticket);
        fields.removeIf(field -> field.startsWith("tags[]"));
        paths(table("`messages list` writes a **page of messages**:")).stream()
                .filter(field -> field.startsWith("messages[]"))
                .filter(field -> !field.matches(".*\\.sender\\.(email|department|city|country)"))
                .forEach(fields::add);

        assertThat(table("With `--messages` a **line** also has:")).containsOnlyKeys("messages[]");
        assertThat(JsonPaths.ofExport()).isEqualTo(fields);
    }

    @Test
    void aReceiptsFields() {
        assertThat(JsonPaths.ofMessagesSend()).isEqualTo(paths(table("`messages send` writes a **receipt**:")));
    }

    @Test
    void aSubscriptionsFields() {
        assertThat(JsonPaths.ofEventsSubscribe())
                .isEqualTo(paths(table("`events subscribe` and `events unsubscribe` write a **subscription**:")));
    }

    @Test
    void anEventsFields() {
        var fields = paths(table("`events listen` writes **events**:"));
        fields.remove("message");
        paths(table("`messages list` writes a **page of messages**:")).stream()
                .filter(field -> field.startsWith("messages[]"))
                .map(field -> field.replace("messages[]", "message"))
                .filter(field -> !field.matches(".*\\.sender\\.(email|department|city|country)"))
                .forEach(fields::add);

        assertThat(JsonPaths.ofEventsListen()).isEqualTo(fields);
    }
}
