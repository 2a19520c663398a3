package dev.helpdesk4j.adapter.fake;

import dev.helpdesk4j.domain.message.OutgoingMessage;
import dev.helpdesk4j.domain.message.RichText;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hosts to which messages must not link. */
final class ProhibitedHosts {

    private final List<Pattern> hosts = new CopyOnWriteArrayList<>();

    /** Prohibits links to this host and its subdomains. */
    void add(String host) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("prohibited host must not be blank, got '" + host + "'");
        }
        hosts.add(Pattern.compile(
                "(?<![a-z0-9-])" + Pattern.quote(host) + "(?![a-z0-9-]|\\.[a-z0-9])", Pattern.CASE_INSENSITIVE));
    }

    boolean areIn(OutgoingMessage message) {
        return texts(message)
                .anyMatch(text ->
                        hosts.stream().anyMatch(host -> host.matcher(text).find()));
    }

    private static Stream<String> texts(OutgoingMessage message) {
        if (message instanceof OutgoingMessage.Post post) {
            return post.text()
                    .byLocale()
                    .values()
                    .flatMap(body -> body.paragraphs()
                            .flatMap(RichText.Paragraph::elements)
                            .map(RichText.Element::plainText)
                            .appendAll(body.title()))
                    .toJavaStream();
        }
        return Stream.of(message.plainText());
    }
}
