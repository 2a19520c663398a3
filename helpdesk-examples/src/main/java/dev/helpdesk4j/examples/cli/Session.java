package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.retrofit.FeishuApp;
import dev.helpdesk4j.domain.HelpdeskId;
import dev.helpdesk4j.ports.Helpdesk;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The help desk of a command: the real service with credentials from the environment, or sample data. */
final class Session implements AutoCloseable {

    /** The name of the sample data, whose times differ from process to process. */
    static final String SAMPLE = "sample";

    /** The same seed and number in every process, so that all commands use the same sample tickets. */
    private static final long SAMPLE_SEED = 4;

    private static final int SAMPLE_TICKETS = 500;

    private static final String APP_ID = "FEISHU_APP_ID";
    private static final String APP_SECRET = "FEISHU_APP_SECRET";
    private static final String HELPDESK_ID = "FEISHU_HELPDESK_ID";
    private static final String HELPDESK_TOKEN = "FEISHU_HELPDESK_TOKEN";

    /** The base URL, unless an option overrides it. */
    private static final String BASE_URL = "FEISHU_BASE_URL";

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
    static Session open(CommonOptions options, Map<String, String> environment) {
        if (options.sample) {
            if (options.baseUrl != null || options.region != null) {
                throw new IllegalArgumentException("--sample must not be combined with --base-url or --region");
            }
            return new Session(SAMPLE, FakeHelpdesk.withSampleData(SAMPLE_SEED, SAMPLE_TICKETS), null);
        }
        var missing = List.of(APP_ID, APP_SECRET, HELPDESK_ID, HELPDESK_TOKEN)
                .filter(name -> variable(environment, name).isBlank());
        if (missing.nonEmpty()) {
            throw new IllegalArgumentException("missing environment variables: " + missing.mkString(", ")
                    + "; set them, or add --sample to use sample data");
        }
        if (options.baseUrl != null && options.region != null) {
            throw new IllegalArgumentException("--base-url must not be combined with --region");
        }
        return service(options, environment);
    }

    private static Session service(CommonOptions options, Map<String, String> environment) {
        var app = FeishuApp.builder(variable(environment, APP_ID), variable(environment, APP_SECRET));
        var baseUrl = Option.of(options.baseUrl).getOrElse(variable(environment, BASE_URL));
        if (options.region != null) {
            app.region(options.region);
        } else if (!baseUrl.isBlank()) {
            app.baseUrl(baseUrl);
        }
        var built = app.build();
        return new Session(
                variable(environment, HELPDESK_ID),
                built.helpdesk(
                        HelpdeskId.of(variable(environment, HELPDESK_ID)), variable(environment, HELPDESK_TOKEN)),
                built);
    }

    private static String variable(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "");
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
