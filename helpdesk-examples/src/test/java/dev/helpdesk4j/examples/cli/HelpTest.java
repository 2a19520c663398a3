package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    private static final String SERVICE = " --region --base-url --zone --sample --verbose --help";
    private static final String QUERY = " --output" + SERVICE;
    private static final String PAGING = " --page= --page-size";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|--help --version demo serve tickets messages events export FEISHU_APP_SECRET",
                "demo|--help",
                "serve|--help --port --tickets --seed --rate-limits --strict --verbose --control --webhook",
                "tickets|--help list show",
                "tickets list|--ticket --agent --closed-by --guest= --guest-name --stage --status --channel --resolution"
                        + " --score --tag --created-from --created-to --updated-from --updated-to" + PAGING + QUERY,
                "tickets show|ID" + QUERY,
                "messages|--help list send",
                "messages list|ID --from --to" + PAGING + QUERY,
                "messages send|ID --text --post user_id image_key un_escape" + QUERY,
                "events|--help subscribe unsubscribe listen",
                "events subscribe|--type= ticket-created ticket-updated message-created" + QUERY,
                "events unsubscribe|--type= ticket-created ticket-updated message-created" + QUERY,
                "events listen|--take-events --count= --output --region --base-url --zone --verbose --help"
                        + " FEISHU_APP_ID subscribe console",
                "export|--from= --to= --out= --messages --resume --calls" + SERVICE,
            })
    void helpNamesEveryOption(String command, String names) {
        var args = command == null ? new String[0] : command.split(" ");

        var help = Run.of(Map.of(), Run.with(args, "--help")).assertSuccess();

        assertThat(help.out()).startsWith("Usage: helpdesk").contains(names.split(" "));
    }

    @Test
    void listeningHasNoSampleData() {
        assertThat(Run.of(Map.of(), "events", "listen", "--help")
                        .assertSuccess()
                        .out())
                .doesNotContain("--sample");
    }

    @Test
    void everyOptionWithADefaultShowsIt() {
        assertThat(Run.of(Map.of(), "tickets", "list", "--help").assertSuccess().out())
                .contains("(default: 20)", "(default: 1)", "(default: table)");
        assertThat(Run.of(Map.of(), "export", "--help").assertSuccess().out()).contains("(default: 4)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo", "serve", "tickets", "tickets list", "messages send", "events subscribe", "export", "help"
            })
    void theHelpOptionIsDescribedAlike(String command) {
        assertThat(Run.of(Map.of(), Run.with(command.split(" "), "--help"))
                        .assertSuccess()
                        .out())
                .containsPattern("-h, --help +Show this help message and exit\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tickets", "tickets list", "export"})
    void theHelpCommandShowsTheHelpOfACommand(String command) {
        var path = command.isEmpty() ? new String[0] : command.split(" ");

        assertThat(Run.of(Map.of(), Run.with(new String[] {"help"}, path)).assertSuccess())
                .isEqualTo(Run.of(Map.of(), Run.with(path, "--help")).assertSuccess());
    }

    @Test
    void theVersionIsShown() {
        assertThat(Run.of(Map.of(), "--version").assertSuccess().out()).startsWith("helpdesk4j ");
    }
}
