package dev.helpdesk4j.adapter.retrofit.json;

/**
 * The limits for reading one response. Each limit is far above what the service writes, and low enough that no response can
 * fill the heap: a decoded value may need fifty times the memory of its JSON.
 */
public final class Limits {

    /** Agents, collaborators, customized fields, tags, comments or reasons of one ticket; image keys of one message. */
    public static final int LIST_ITEMS = 1_000;

    /** Undocumented fields of one ticket. Further ones are skipped. */
    public static final int OTHER_FIELDS = 100;

    /** Bytes of the JSON of an undocumented field. A larger field is skipped. */
    public static final int OTHER_FIELD_LENGTH = 1 << 16;

    /** Languages of one text. The platform has about twenty. */
    public static final int LANGUAGES = 100;

    /** Paragraphs of a rich text, or elements of a paragraph. The platform accepts posts of up to 30 KB. */
    public static final int RICH_TEXT_ITEMS = 10_000;

    /** Characters of one message's content. The platform accepts texts of up to 150 KB. */
    public static final int CONTENT_LENGTH = 1 << 20;

    /** JSON values inside one message's content. */
    public static final int CONTENT_VALUES = 50_000;

    /** Missing scopes in an error response. Further ones are skipped. */
    public static final int SCOPES = 100;

    /** Characters of a scope, a log id or an undocumented field's name. Longer ones are ignored. */
    public static final int NAME_LENGTH = 200;

    /** Characters of a text that only describes a failure. Further ones are cut off. */
    public static final int DESCRIPTION_LENGTH = 2_000;

    /** Characters of an access token: at most 4 KB today, and it must fit into a header. */
    public static final int TOKEN_LENGTH = 1 << 16;

    /** JSON values of one response. A page of 200 tickets with 200 customized fields each has 330,000. */
    public static final int RESPONSE_VALUES = 500_000;

    /** Characters of a number. A double without an exponent has up to 330. */
    public static final int NUMBER_LENGTH = 400;

    private Limits() {}
}
