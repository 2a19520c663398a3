package dev.helpdesk4j.domain.message;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * The content of a received message.
 *
 * <p>The documents do not define the content of files and videos: it is kept as raw text. Content that is malformed or of
 * an unknown type is {@link Unreadable}, so that a listing contains every message. Distinguish the kinds by a switch over
 * {@link #kind()} or by {@code instanceof}.
 */
public sealed interface MessageContent {

    /** Returns the kind of content. */
    Kind kind();

    /** Returns the text without formatting; empty for a file, a video and unreadable content. */
    String plainText();

    /** The kinds of content. A minor release may add more. */
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
     * @param text the text; {@link RichText#ofPlain} where the service sent plain text
     * @param imageKeys the images of the post
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

    /** An image. */
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
     * A file. The documents do not define its content.
     *
     * @param raw the content as received
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
     * A video. The documents do not define its content.
     *
     * @param raw the content as received
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
     * Content of an unknown type, or malformed content.
     *
     * @param type the platform's name of the type; empty if it is missing
     * @param raw the content as received
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
