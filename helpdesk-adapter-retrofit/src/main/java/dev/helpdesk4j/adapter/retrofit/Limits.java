package dev.helpdesk4j.adapter.retrofit;

/**
 * The limits of what is read of one response. Each limit is far above what the service writes, and low enough that no
 * response can fill the heap: without them a small JSON value costs fifty times its size as an object.
 */
final class Limits {

    /** Agents, collaborators, customized fields, tags, comments or reasons of one ticket; image keys of one message. */
    static final int LIST_ITEMS = 1_000;

    /** Fields of one ticket that are not documented. Further ones are skipped. */
    static final int OTHER_FIELDS = 100;

    /** Bytes of the JSON of a field that is not documented. A larger one is skipped. */
    static final int OTHER_FIELD_LENGTH = 1 << 16;

    /** Languages of one text. The platform has about twenty. */
    static final int LANGUAGES = 100;

    /** Paragraphs of a rich text, or elements of a paragraph. The platform takes posts of up to 30 KB. */
    static final int RICH_TEXT_ITEMS = 10_000;

    /** Characters of one message's content. The platform takes texts of up to 150 KB. */
    static final int CONTENT_LENGTH = 1 << 20;

    /** JSON values inside one message's content. */
    static final int CONTENT_VALUES = 50_000;

    /** Missing scopes in a refusal. Further ones are skipped. */
    static final int SCOPES = 100;

    /** Characters of the name of a scope, and of a log id. A longer one is none. */
    static final int NAME_LENGTH = 200;

    /** Characters of a text that only describes a failure. Further ones are cut off. */
    static final int DESCRIPTION_LENGTH = 2_000;

    /** Characters of an access token: it is at most 4 KB long today and has to fit into a header. */
    static final int TOKEN_LENGTH = 1 << 16;

    /** JSON values of one response. A page of 200 tickets with 200 customized fields each has 330,000. */
    static final int RESPONSE_VALUES = 500_000;

    /** Characters of a number. A double that is written out has up to 330. */
    static final int NUMBER_LENGTH = 400;

    private Limits() {}
}
