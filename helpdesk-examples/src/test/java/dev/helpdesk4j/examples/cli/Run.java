package dev.helpdesk4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okio.Buffer;

/** The result of a command line that was run in this JVM. A failure must leave standard output empty. */
record Run(int status, String out, String err) {

    static Run of(Map<String, String> environment, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var status = Main.run(environment, new PrintStream(out), new PrintStream(err), args);
        var run = new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertThat(run.status == 0 || run.out.isEmpty()).as("%s", run).isTrue();
        return run;
    }

    /** Runs a command on sample data. */
    static Run onSample(String... args) {
        return of(Map.of(), with(args, "--sample"));
    }

    static String[] with(String[] args, String... more) {
        var all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return all;
    }

    /** Returns the only document on standard output, as maps and lists. */
    Object json() {
        try {
            var reader = JsonReader.of(new Buffer().writeUtf8(out));
            var document = reader.readJsonValue();
            assertThat(reader.peek()).isEqualTo(JsonReader.Token.END_DOCUMENT);
            return document;
        } catch (IOException noJson) {
            throw new UncheckedIOException(out, noJson);
        }
    }

    Run assertSuccess() {
        assertThat(status).as("%s", this).isZero();
        assertThat(err).isEmpty();
        return this;
    }

    /** Asserts that the request failed and is reported on one line. */
    Run assertFailure(String... words) {
        assertThat(status).as("%s", this).isEqualTo(1);
        assertThat(err.lines())
                .singleElement()
                .asString()
                .startsWith("helpdesk: ")
                .contains(words);
        return this;
    }

    /** Asserts that one line names the problem and another one the help option. */
    Run assertInvalidUsage(String... words) {
        assertThat(status).as("%s", this).isEqualTo(2);
        assertThat(err.lines()).hasSize(2);
        assertThat(err.lines().findFirst())
                .get()
                .asString()
                .startsWith("helpdesk: ")
                .contains(words);
        assertThat(err.lines().skip(1).findFirst())
                .get()
                .asString()
                .matches("Try 'helpdesk.* --help' for more information\\.");
        return this;
    }
}
