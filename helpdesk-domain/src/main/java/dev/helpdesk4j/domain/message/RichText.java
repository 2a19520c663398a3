package dev.helpdesk4j.domain.message;

import dev.helpdesk4j.domain.Localized;
import dev.helpdesk4j.domain.UserId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A text with links, mentions and images, in one or more languages. The platform calls it a {@code post}.
 *
 * <pre>{@code
 * var text = RichText.builder()
 *         .in(Locale.US).title("VPN is back")
 *         .paragraph().text("See ").link("the status page", "https://status.example.com")
 *         .paragraph().text("Thank you for your patience, ").mention(guest)
 *         .build();
 * }</pre>
 *
 * @param byLocale at least one body; {@link Locale#ROOT} for a received text without a language
 */
public record RichText(Map<Locale, Body> byLocale) implements Localized<RichText.Body> {

    public RichText {
        if (byLocale.isEmpty()) {
            throw new IllegalArgumentException("rich text must have a body in at least one language, got none");
        }
        byLocale = LinkedHashMap.ofEntries(byLocale);
    }

    /** Returns a text without formatting and without a language, with one paragraph for each line. */
    public static RichText ofPlain(String text) {
        var paragraphs = text.lines().map(Paragraph::ofPlain).collect(List.collector());
        return new RichText(LinkedHashMap.of(Locale.ROOT, new Body(Option.none(), paragraphs)));
    }

    /** Returns a builder without any text. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the text without formatting, in the language that {@link #best} selects. */
    public String plainText(Locale... preferred) {
        return best(preferred).plainText();
    }

    /**
     * The text in one language.
     *
     * @param title the title; an empty one becomes none
     * @param paragraphs the paragraphs from top to bottom
     */
    public record Body(Option<String> title, Seq<Paragraph> paragraphs) {

        public Body {
            title = title.filter(Predicate.not(String::isEmpty));
            paragraphs = List.ofAll(paragraphs);
        }

        /** Returns the title and the paragraphs, one line each. */
        public String plainText() {
            return paragraphs.map(Paragraph::plainText).prependAll(title).mkString("\n");
        }
    }

    /**
     * One paragraph.
     *
     * @param elements the elements, in reading order
     */
    public record Paragraph(Seq<Element> elements) {

        public Paragraph {
            elements = List.ofAll(elements);
        }

        private static Paragraph ofPlain(String line) {
            return new Paragraph(List.of(new Text(line, false)));
        }

        /** Returns the text without formatting. */
        public String plainText() {
            return elements.map(Element::plainText).mkString();
        }
    }

    /** An element of a paragraph. Distinguish the kinds by a switch over {@link #kind()} or by {@code instanceof}. */
    public sealed interface Element {

        /** Returns the kind of element. */
        Kind kind();

        /** Returns the text without formatting; a link as its text and its address, an image as its key. */
        String plainText();

        /** The kinds of elements. A minor release may add more. */
        enum Kind {
            TEXT,
            LINK,
            MENTION,
            IMAGE,
            UNRECOGNIZED
        }
    }

    /**
     * Plain text.
     *
     * @param text the text; may be empty
     * @param unescape whether the platform decodes HTML entities in the text, for example non-breaking spaces
     */
    public record Text(String text, boolean unescape) implements Element {

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        @Override
        public String plainText() {
            return text;
        }
    }

    /**
     * A link.
     *
     * @param text the text of the link; may be empty
     * @param href the address; the service refuses prohibited ones
     * @param unescape whether the platform decodes HTML entities in the text, for example non-breaking spaces
     */
    public record Link(String text, String href, boolean unescape) implements Element {

        @Override
        public Kind kind() {
            return Kind.LINK;
        }

        @Override
        public String plainText() {
            return text.isEmpty() || text.equals(href) ? href : text + " (" + href + ")";
        }
    }

    /**
     * A mention of a person, who is notified.
     *
     * @param user the person
     * @param name the display name; none if it is missing
     */
    public record Mention(UserId user, Option<String> name) implements Element {

        public Mention {
            name = name.filter(Predicate.not(String::isEmpty));
        }

        @Override
        public Kind kind() {
            return Kind.MENTION;
        }

        @Override
        public String plainText() {
            return "@" + name.getOrElse(user.value());
        }
    }

    /**
     * An image.
     *
     * @param key the uploaded image
     * @param size the display size; required in a message to send
     */
    public record Image(ImageKey key, Option<Size> size) implements Element {

        @Override
        public Kind kind() {
            return Kind.IMAGE;
        }

        @Override
        public String plainText() {
            return "[" + key.value() + "]";
        }
    }

    /**
     * The size of an image.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     */
    public record Size(int width, int height) {

        public Size {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException(
                        "image size must be at least 1 by 1 pixel, got " + width + " by " + height);
            }
        }
    }

    /**
     * An element of an unknown kind, or one without a required field.
     *
     * @param tag the platform's name of the kind; may be empty
     * @param raw the element as received, in JSON
     */
    public record Unrecognized(String tag, String raw) implements Element {

        @Override
        public Kind kind() {
            return Kind.UNRECOGNIZED;
        }

        @Override
        public String plainText() {
            return "";
        }
    }

    /** Builds a rich text in reading order. The language is simplified Chinese until {@link #in} sets another. */
    public static final class Builder {

        private Map<Locale, Body> bodies = LinkedHashMap.empty();
        private Locale locale = Locale.SIMPLIFIED_CHINESE;

        private Builder() {}

        /** Sets the language of the calls that follow. */
        public Builder in(Locale newLocale) {
            locale = newLocale;
            return this;
        }

        /** Sets the title in the current language. */
        public Builder title(String title) {
            return write(new Body(Option.some(title), written().paragraphs()));
        }

        /** Adds a paragraph in the current language. */
        public Builder paragraph() {
            return write(new Body(written().title(), written().paragraphs().append(new Paragraph(List.empty()))));
        }

        /** Adds plain text. */
        public Builder text(String text) {
            return element(new Text(text, false));
        }

        /** Adds text in which the platform decodes HTML entities, for example non-breaking spaces. */
        public Builder escapedText(String text) {
            return element(new Text(text, true));
        }

        /** Adds a link. */
        public Builder link(String text, String href) {
            return element(new Link(text, href, false));
        }

        /** Adds a mention of a person. */
        public Builder mention(UserId user) {
            return element(new Mention(user, Option.none()));
        }

        /**
         * Adds an uploaded image.
         *
         * @param width in pixels, at least 1
         * @param height in pixels, at least 1
         */
        public Builder image(ImageKey key, int width, int height) {
            return element(new Image(key, Option.some(new Size(width, height))));
        }

        /** Adds an element to the last paragraph; creates a paragraph if there is none. */
        public Builder element(Element element) {
            if (written().paragraphs().isEmpty()) {
                paragraph();
            }
            var last = written().paragraphs().last();
            return write(new Body(
                    written().title(),
                    written()
                            .paragraphs()
                            .init()
                            .append(new Paragraph(last.elements().append(element)))));
        }

        private Body written() {
            return bodies.getOrElse(locale, new Body(Option.none(), List.empty()));
        }

        private Builder write(Body body) {
            bodies = bodies.put(locale, body);
            return this;
        }

        /**
         * Returns the text.
         *
         * @throws IllegalArgumentException if nothing was added
         */
        public RichText build() {
            return new RichText(bodies);
        }
    }
}
