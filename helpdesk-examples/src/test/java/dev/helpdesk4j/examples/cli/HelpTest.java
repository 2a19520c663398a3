package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpTest {

    private static final String SERVICE = " --region --base-url --zone --sample --verbose --help";
    private static final String ASKING = " --output" + SERVICE;
    private static final String PAGING = " --page= --page-size";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|--help --version demo serve tickets messages export FEISHU_APP_SECRET",
                "demo|--help",
                "serve|--help --port --tickets --seed --rate-limits --strict --verbose --control",
                "tickets|--help list show",
                "tickets list|--ticket --agent --closed-by --guest= --guest-name --stage --status --channel --resolution"
                        + " --score --tag --created-from --created-to --updated-from --updated-to" + PAGING + ASKING,
                "tickets show|ID" + ASKING,
                "messages|--help list send",
                "messages list|ID --from --to" + PAGING + ASKING,
                "messages send|ID --text --post user_id image_key un_escape" + ASKING,
                "export|--from= --to= --out= --messages --resume --calls" + SERVICE,
            })
    void everyCommandTellsWhatItTakes(String command, String told) {
        var args = command == null ? new String[0] : command.split(" ");

        var help = Run.of(Map.of(), Run.with(args, "--help")).wasDone();

        assertThat(help.out()).startsWith("Usage: helpdesk").contains(told.split(" "));
    }

    @Test
    void helpIsACommandToo() {
        assertThat(Run.of(Map.of(), "help", "tickets").wasDone().out()).startsWith("Usage: helpdesk tickets");
    }

    @Test
    void theVersionIsTold() {
        assertThat(Run.of(Map.of(), "--version").wasDone().out()).startsWith("helpdesk4j ");
    }
}
