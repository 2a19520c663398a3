package dev.helpdesk4j.domain.message;

import dev.helpdesk4j.domain.Localized;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;

/**
 * A message to send: text or rich text, the two kinds that the service accepts. Distinguish the kinds by a switch over
 * {@link #kind()} or by {@code instanceof}.
 *
 * <pre>{@code
 * OutgoingMessage.text("We are looking into it.");
 * OutgoingMessage.post(RichText.builder()
 *         .title("VPN is back")
 *         .paragraph().text("See ").link("the status page", "https://status.example.com")
 *         .build());
 * }</pre>
 */
public sealed interface OutgoingMessage {

    /**
     * Returns a message of plain text.
     *
     * @throws IllegalArgumentException if it is blank
     */
    static OutgoingMessage text(String text) {
        return new Text(text);
    }

    /**
     * Returns a message of rich text.
     *
     * @throws IllegalArgumentException if it does not follow the rules of {@link Post}
     */
    static OutgoingMessage post(RichText text) {
        return new Post(text);
    }

    /** Returns the kind of message. */
    Kind kind();

    /** Returns the text without formatting. */
    String plainText();

    /** Returns whether a received message has the content that this message has after delivery. */
    boolean hasSameContentAs(MessageContent content);

    /** The kinds of messages to send. A minor release may add more. */
    enum Kind {
        TEXT,
        POST
    }

    /** The UTF-8 encoder would replace a lone surrogate by another character. */
    private static void requireCharacters(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("text to send must be valid Unicode, got a lone surrogate");
        }
    }

    /**
     * Plain text.
     *
     * @param text not blank
     */
    record Text(String text) implements OutgoingMessage {

        public Text {
            if (text.isBlank()) {
                throw new IllegalArgumentException("text to send must not be blank");
            }
            requireCharacters(text);
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        @Override
        public String plainText() {
            return text;
        }

        @Override
        public boolean hasSameContentAs(MessageContent content) {
            return content instanceof MessageContent.Text read && read.text().equals(text);
        }
    }

    /**
     * Rich text.
     *
     * @param text in the platform's languages only, with at least one paragraph in each, none of them empty; every
     *     element of a kind that can be sent, links with an address, images with their size. The names of mentions are
     *     removed, as the platform shows its own
     */
    record Post(RichText text) implements OutgoingMessage {

        public Post {
            text.byLocale().forEach((locale, body) -> {
                if (!Localized.PLATFORM_LOCALES.contains(locale)) {
                    throw new IllegalArgumentException("language of a post to send must be one of "
                            + Localized.PLATFORM_LOCALES.mkString(", ") + ", got '" + locale + "'");
                }
                if (body.paragraphs().isEmpty()) {
                    throw new IllegalArgumentException(
                            "post to send must have at least one paragraph in each language, got none in " + locale);
                }
                body.paragraphs().forEach(Post::requireSendable);
                requireCharacters(body.plainText());
            });
            text = withoutNames(text);
        }

        private static RichText withoutNames(RichText text) {
            return new RichText(text.byLocale()
                    .mapValues(body -> new RichText.Body(
                            body.title(),
                            body.paragraphs()
                                    .map(paragraph -> new RichText.Paragraph(
                                            paragraph.elements().map(Post::withoutName))))));
        }

        private static RichText.Element withoutName(RichText.Element element) {
            return element instanceof RichText.Mention mention
                    ? new RichText.Mention(mention.user(), Option.none())
                    : element;
        }

        private static void requireSendable(RichText.Paragraph paragraph) {
            if (paragraph.elements().isEmpty()) {
                throw new IllegalArgumentException("paragraph to send must have at least one element, got none");
            }
            for (var element : paragraph.elements()) {
                if (element instanceof RichText.Unrecognized) {
                    throw new IllegalArgumentException(
                            "element to send must be a text, link, mention or image, got " + element);
                }
                if (element instanceof RichText.Link link && link.href().isBlank()) {
                    throw new IllegalArgumentException("link to send must have an address, got " + link);
                }
                if (element instanceof RichText.Image image && image.size().isEmpty()) {
                    throw new IllegalArgumentException("image to send must have a size, got " + image);
                }
            }
        }

        @Override
        public Kind kind() {
            return Kind.POST;
        }

        @Override
        public String plainText() {
            return text.plainText();
        }

        /** The platform may add the names of mentions, or return plain text only. */
        @Override
        public boolean hasSameContentAs(MessageContent content) {
            return content instanceof MessageContent.Post read
                    && (withoutNames(read.text()).equals(text)
                            || read.plainText().equals(plainText()));
        }
    }
}
