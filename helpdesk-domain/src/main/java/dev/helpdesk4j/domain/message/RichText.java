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
 * @param byLocale at least one body; {@link Locale#ROOT} where a text that was read does not tell its language
 */
public record RichText(Map<Locale, Body> byLocale) implements Localized<RichText.Body> {

    public RichText {
        if (byLocale.isEmpty()) {
            throw new IllegalArgumentException("rich text must have a body in at least one language, got none");
        }
        byLocale = LinkedHashMap.ofEntries(byLocale);
    }

    /** A text without any formatting whose language is not told: a paragraph for each line. */
    public static RichText ofPlain(String text) {
        var paragraphs = text.lines().map(Paragraph::ofPlain).collect(List.collector());
        return new RichText(LinkedHashMap.of(Locale.ROOT, new Body(Option.none(), paragraphs)));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What a reader sees, without formatting, in the language that suits best: see {@link #best}. */
    public String plainText(Locale... preferred) {
        return best(preferred).plainText();
    }

    /**
     * The text in one language.
     *
     * @param title the heading; an empty one is kept as none
     * @param paragraphs the paragraphs from top to bottom
     */
    public record Body(Option<String> title, Seq<Paragraph> paragraphs) {

        public Body {
            title = title.filter(Predicate.not(String::isEmpty));
            paragraphs = List.ofAll(paragraphs);
        }

        /** The title and the paragraphs, a line each. */
        public String plainText() {
            return paragraphs.map(Paragraph::plainText).prependAll(title).mkString("\n");
        }
    }

    /**
     * One paragraph.
     *
     * @param elements what it is made of, from left to right
     */
    public record Paragraph(Seq<Element> elements) {

        public Paragraph {
            elements = List.ofAll(elements);
        }

        private static Paragraph ofPlain(String line) {
            return new Paragraph(List.of(new Text(line, false)));
        }

        /** What a reader sees. */
        public String plainText() {
            return elements.map(Element::plainText).mkString();
        }
    }

    /** A piece of a paragraph. To tell the kinds apart, switch over {@link #kind()} or use {@code instanceof}. */
    public sealed interface Element {

        /** Which one it is. */
        Kind kind();

        /** What a reader without formatting sees: the words, a link's address after its words, an image as its key. */
        String plainText();

        /** The kinds of elements. More may come in a minor release. */
        enum Kind {
            TEXT,
            LINK,
            MENTION,
            IMAGE,
            UNRECOGNIZED
        }
    }

    /**
     * Words.
     *
     * @param text the words; may be empty
     * @param unescape whether the platform is to decode HTML entities such as non-breaking spaces in it
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
     * Words that lead somewhere.
     *
     * @param text the words; may be empty
     * @param href the address; the service refuses those that are not allowed
     * @param unescape whether the platform is to decode HTML entities such as non-breaking spaces in the words
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
     * A person called to attention.
     *
     * @param user who
     * @param name the display name, where it is told
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
     * A picture.
     *
     * @param key the uploaded image
     * @param size how large it is shown; needed for sending
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
     * An element of a kind that this version does not know, or that lacks what its kind needs.
     *
     * @param tag what the platform calls it; may be empty
     * @param raw the element as it came
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

    /** Writes a rich text in the order in which it reads. Without {@link #in} it is written in simplified Chinese. */
    public static final class Builder {

        private Map<Locale, Body> bodies = LinkedHashMap.empty();
        private Locale locale = Locale.SIMPLIFIED_CHINESE;

        private Builder() {}

        /** What follows is written in this language. */
        public Builder in(Locale newLocale) {
            locale = newLocale;
            return this;
        }

        /** The heading in the current language. */
        public Builder title(String title) {
            return write(new Body(Option.some(title), written().paragraphs()));
        }

        /** Begins a new paragraph in the current language. */
        public Builder paragraph() {
            return write(new Body(written().title(), written().paragraphs().append(new Paragraph(List.empty()))));
        }

        /** Words. */
        public Builder text(String text) {
            return element(new Text(text, false));
        }

        /** Words in which HTML entities such as non-breaking spaces are to be decoded. */
        public Builder escapedText(String text) {
            return element(new Text(text, true));
        }

        /** Words that lead to an address. */
        public Builder link(String text, String href) {
            return element(new Link(text, href, false));
        }

        /** A person called to attention. */
        public Builder mention(UserId user) {
            return element(new Mention(user, Option.none()));
        }

        /**
         * A picture that was uploaded before.
         *
         * @param width in pixels, at least 1
         * @param height in pixels, at least 1
         */
        public Builder image(ImageKey key, int width, int height) {
            return element(new Image(key, Option.some(new Size(width, height))));
        }

        /** Any element, in the paragraph that was begun last, or in a first one. */
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
         * The text as written so far.
         *
         * @throws IllegalArgumentException if nothing was written
         */
        public RichText build() {
            return new RichText(bodies);
        }
    }
}
