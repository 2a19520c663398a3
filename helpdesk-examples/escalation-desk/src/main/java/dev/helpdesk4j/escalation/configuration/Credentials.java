package dev.helpdesk4j.escalation.configuration;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.function.Function;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** The credentials of the real service: all four are set, or none. */
record Credentials(String appId, String appSecret, String helpdeskId, String helpdeskToken) {

    private static final List<String> NAMES =
            List.of("FEISHU_APP_ID", "FEISHU_APP_SECRET", "FEISHU_HELPDESK_ID", "FEISHU_HELPDESK_TOKEN");

    /**
     * Returns the credentials in an environment; none if it has none of them.
     *
     * @throws InvalidConfigurationPropertyValueException if it has only some of them
     */
    static Option<Credentials> in(Function<String, Option<String>> environment) {
        var values = NAMES.map(name -> environment.apply(name).getOrElse(""));
        var missing = NAMES.zip(values).filter(named -> named._2().isBlank()).map(named -> named._1());
        if (missing.nonEmpty() && missing.size() < NAMES.size()) {
            var advice = "missing: set all four credentials to watch a real help desk, or none of them for sample data";
            throw new InvalidConfigurationPropertyValueException(missing.mkString(", "), null, advice);
        }
        return Option.when(
                missing.isEmpty(), () -> new Credentials(values.get(0), values.get(1), values.get(2), values.get(3)));
    }

    @Override
    public String toString() {
        return "Credentials[" + appId + ", " + helpdeskId + "]";
    }
}
