package dev.helpdesk4j.architecture;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds words that texts for people do not use here: data "contains" something, it does not "tell" it. */
public final class PlainWords {

    private static final Pattern UNUSUAL = Pattern.compile(
            "\\b(?:tells?|told|telling|untold|says?|said|saying|unsaid|asks?|asked|asking|answers|answered|unanswered"
                    + "|hears?|heard|knows|comes?|came|goes|gone|whoever|in vain|for good|for ever"
                    + "|hand(?:s|ed|ing)? out|out of sight|honest|forgetful)\\b",
            Pattern.CASE_INSENSITIVE);

    /** A comment, a text block, a string or a character. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?s)/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"" + "|\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)+'");

    /** A string that is one lower-case name, such as a field of JSON: names of a contract are not texts. */
    private static final Pattern NAME = Pattern.compile("\"[a-z_]+\"");

    private static final Pattern JAVADOC_CODE =
            Pattern.compile("(?s)<pre>.*?</pre>|\\{@(?:code|link|linkplain)[^}]*}|@param \\S+");

    private static final Pattern MARKDOWN_CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]*`");

    private PlainWords() {}

    /** Returns each unusual word of a text, with the line that contains it. */
    public static List<String> in(String text) {
        return text.lines()
                .flatMap(line -> UNUSUAL.matcher(line).results().map(found -> found.group() + ": " + line.strip()))
                .toList();
    }

    /** Returns the unusual words in the Javadoc and in the strings of a Java source. */
    static List<String> inJava(String source) {
        return in(TOKEN.matcher(source)
                .results()
                .map(MatchResult::group)
                .filter(token -> token.startsWith("/**") || token.startsWith("\""))
                .filter(token -> !NAME.matcher(token).matches())
                .map(token -> JAVADOC_CODE.matcher(token).replaceAll(""))
                .collect(Collectors.joining("\n")));
    }

    /** Returns the unusual words in the prose of a Markdown text, which is what stands outside of code. */
    static List<String> inMarkdown(String markdown) {
        return in(MARKDOWN_CODE.matcher(markdown).replaceAll(""));
    }
}
