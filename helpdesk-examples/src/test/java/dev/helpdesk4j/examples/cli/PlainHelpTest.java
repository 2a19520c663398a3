package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.architecture.PlainWords;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The help of every command uses plain words. */
class PlainHelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "serve",
                "tickets",
                "tickets list",
                "tickets show",
                "messages",
                "messages list",
                "messages send",
                "events",
                "events subscribe",
                "events unsubscribe",
                "events listen",
                "export"
            })
    void helpUsesPlainWords(String command) {
        var args = command.isEmpty() ? new String[0] : command.split(" ");

        var help = Run.of(Map.of(), Run.with(args, "--help")).assertSuccess();

        assertThat(PlainWords.in(help.out())).isEmpty();
    }
}
