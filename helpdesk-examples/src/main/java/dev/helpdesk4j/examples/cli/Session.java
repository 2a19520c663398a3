package dev.helpdesk4j.examples.cli;

import static dev.helpdesk4j.examples.cli.Environment.APP_ID;
import static dev.helpdesk4j.examples.cli.Environment.APP_SECRET;
import static dev.helpdesk4j.examples.cli.Environment.HELPDESK_ID;
import static dev.helpdesk4j.examples.cli.Environment.HELPDESK_TOKEN;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.ports.Helpdesk;
import io.vavr.collection.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The help desk of a command: the real service with credentials from the environment, or sample data. */
final class Session implements AutoCloseable {

    /** The name of the sample data, whose times differ from process to process. */
    static final String SAMPLE = "sample";

    /** The same seed and number in every process, so that all commands use the same sample tickets. */
    private static final long SAMPLE_SEED = 4;

    private static final int SAMPLE_TICKETS = 500;

    private static final List<String> CREDENTIALS = List.of(APP_ID, APP_SECRET, HELPDESK_ID, HELPDESK_TOKEN);

    private final String name;
    private final Helpdesk helpdesk;
    private final @Nullable FeishuApp app;

    private Session(String name, Helpdesk helpdesk, @Nullable FeishuApp app) {
        this.name = name;
        this.helpdesk = helpdesk;
        this.app = app;
    }

    /**
     * Opens the help desk that the options and the environment specify.
     *
     * @throws IllegalArgumentException if credentials are missing or options contradict each other
     */
    static Session open(CommonOptions options, Map<String, String> variables) {
        if (options.sample) {
            if (options.baseUrl != null || options.region != null) {
                throw new IllegalArgumentException("--sample must not be combined with --base-url or --region");
            }
            return new Session(SAMPLE, FakeHelpdesk.withSampleData(SAMPLE_SEED, SAMPLE_TICKETS), null);
        }
        var environment = new Environment(variables);
        environment.require(CREDENTIALS, "set them, or add --sample to use sample data");
        var app = FeishuApp.builder(environment.get(APP_ID), environment.get(APP_SECRET))
                .baseUrl(environment.baseUrl(options))
                .build();
        var id = environment.get(HELPDESK_ID);
        return new Session(id, app.helpdesk(HelpdeskId.of(id), environment.get(HELPDESK_TOKEN)), app);
    }

    /** Returns the help desk's id, or {@link #SAMPLE}. */
    String name() {
        return name;
    }

    Helpdesk helpdesk() {
        return helpdesk;
    }

    @Override
    public void close() {
        if (app != null) {
            app.close();
        }
    }
}
