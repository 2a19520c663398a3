package dev.helpdesk4j.domain.message;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * What a message that was read says.
 *
 * <p>The documents give no shape for files and videos: their content is kept as it came. So is a content that cannot be
 * read and one of a type that this version does not know, as {@link Unreadable}; no message is ever lost over its
 * content. To tell the kinds apart, switch over {@link #kind()} or use {@code instanceof}.
 */
public sealed interface MessageContent {

    /** Which one it is. */
    Kind kind();

    /** What a reader sees, as far as words go: empty for a file, a video and what cannot be read. */
    String plainText();

    /** The kinds of content. More may come in a minor release. */
    enum Kind {
        TEXT,
        POST,
        IMAGE,
        FILE,
        MEDIA,
        UNREADABLE
    }

    /**
     * Plain text.
     *
     * @param text may be empty
     */
    record Text(String text) implements MessageContent {

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
     * Rich text.
     *
     * @param text the text; a plain one comes as {@link RichText#ofPlain}
     * @param imageKeys the images that belong to it
     */
    record Post(RichText text, Seq<ImageKey> imageKeys) implements MessageContent {

        public Post {
            imageKeys = List.ofAll(imageKeys);
        }

        @Override
        public Kind kind() {
            return Kind.POST;
        }

        @Override
        public String plainText() {
            return text.plainText();
        }
    }

    /** A picture. */
    record Image(ImageKey key) implements MessageContent {

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
     * A file, in a shape that no document gives.
     *
     * @param raw the content as it came
     */
    record File(String raw) implements MessageContent {

        @Override
        public Kind kind() {
            return Kind.FILE;
        }

        @Override
        public String plainText() {
            return "";
        }
    }

    /**
     * A video, in a shape that no document gives.
     *
     * @param raw the content as it came
     */
    record Media(String raw) implements MessageContent {

        @Override
        public Kind kind() {
            return Kind.MEDIA;
        }

        @Override
        public String plainText() {
            return "";
        }
    }

    /**
     * A content of an unknown type, or one that is not as its type should be.
     *
     * @param type what the platform calls the type; empty where it does not tell
     * @param raw the content as it came
     */
    record Unreadable(String type, String raw) implements MessageContent {

        @Override
        public Kind kind() {
            return Kind.UNREADABLE;
        }

        @Override
        public String plainText() {
            return "";
        }
    }
}
