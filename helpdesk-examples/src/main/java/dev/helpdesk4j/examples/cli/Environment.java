package dev.helpdesk4j.examples.cli;

import dev.helpdesk4j.adapter.retrofit.Region;
import io.vavr.collection.List;
import java.util.Map;

/** The environment variables of a command: its credentials, and the address of the service. */
final class Environment {

    static final String APP_ID = "FEISHU_APP_ID";
    static final String APP_SECRET = "FEISHU_APP_SECRET";
    static final String HELPDESK_ID = "FEISHU_HELPDESK_ID";
    static final String HELPDESK_TOKEN = "FEISHU_HELPDESK_TOKEN";

    /** The base URL, unless an option overrides it. */
    private static final String BASE_URL = "FEISHU_BASE_URL";

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * Checks that these variables are set.
     *
     * @param advice what to do otherwise
     * @throws IllegalArgumentException if some are missing or blank
     */
    void require(List<String> names, String advice) {
        var missing = names.filter(name -> get(name).isBlank());
        if (missing.nonEmpty()) {
            throw new IllegalArgumentException(
                    "missing environment variables: " + missing.mkString(", ") + "; " + advice);
        }
    }

    /** Returns the value of a variable; empty if it is not set. */
    String get(String name) {
        return variables.getOrDefault(name, "");
    }

    /**
     * Returns the address of the service that the options or the environment specify.
     *
     * @throws IllegalArgumentException if the options contradict each other
     */
    String baseUrl(ServiceOptions options) {
        if (options.baseUrl != null && options.region != null) {
            throw new IllegalArgumentException("--base-url must not be combined with --region");
        }
        if (options.baseUrl != null) {
            return options.baseUrl;
        }
        if (options.region != null) {
            return options.region.baseUrl();
        }
        var baseUrl = get(BASE_URL);
        return baseUrl.isBlank() ? Region.FEISHU.baseUrl() : baseUrl;
    }
}
