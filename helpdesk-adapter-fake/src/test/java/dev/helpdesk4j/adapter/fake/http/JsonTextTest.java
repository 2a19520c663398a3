package dev.helpdesk4j.adapter.fake.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 8259 defines as JSON is parsed, as Gson's own parser does, within the limits; any other text is not. */
class JsonTextTest {

    /** As long as the emulator's largest body: much longer than any limit within a text. */
    private static final int LARGE = Request.MAX_BODY;

    /** The digit three of Arabic, which {@link Character#digit} accepts and JSON does not. */
    private static final String ARABIC_THREE = "\u0663";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " { } ",
                "\t\r\n[ ]\n",
                "null",
                "true",
                "false",
                "\"\"",
                "\"a\"",
                "0",
                "-0",
                "-1",
                "1.50",
                "1e5",
                "-12.5E-3",
                "9007199254740993",
                "123456789012345678901234567890",
                "{\"a\":1,\"b\":[true,false,null,{\"c\":\"d\"}],\"\":\"\"}",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"",
                "\"林😀\u007f\u2028\"",
                "[ 1 , 2 ]",
                "{ \"a\" : 1 , \"b\" : 2 }"
            })
    void jsonIsParsed(String text) {
        assertThat(JsonText.parse(text)).contains(JsonParser.parseString(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1",
                "{a:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "{1:1}",
                "1 2",
                "{}{}",
                "{}x",
                "[1}",
                "TRUE",
                "True",
                "nul",
                "nulls",
                "NaN",
                "Infinity",
                "-",
                "+1",
                "01",
                "1.",
                ".5",
                "1e",
                "0x1",
                ARABIC_THREE,
                "\"",
                "\"a",
                "'a'",
                "\"\\x\"",
                "\"\\'\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u" + ARABIC_THREE + ARABIC_THREE + ARABIC_THREE + ARABIC_THREE + "\"",
                "\"\\",
                "\"a\nb\"",
                "\"a\tb\"",
                "\"\u0000\"",
                "// a\n1",
                "/* a */ 1",
                "[1;2]",
                "{\"a\"=1}",
                "\u00a01",
                "\ufeff{}"
            })
    void textThatIsNotJsonIsNotParsed(String text) {
        assertThat(JsonText.parse(text)).isEmpty();
    }

    @Test
    void depthIsBounded() {
        assertThat(JsonText.parse("[".repeat(100) + "]".repeat(100))).isNotEmpty();
        assertThat(JsonText.parse("[".repeat(101) + "]".repeat(101))).isEmpty();
        assertThat(JsonText.parse("{\"a\":".repeat(LARGE / "{\"a\":".length())))
                .as("no overflow of the stack")
                .isEmpty();
    }

    @Test
    void numbersHaveABoundedLengthAndExponent() {
        assertThat(JsonText.parse("1".repeat(999))).isNotEmpty();
        assertThat(JsonText.parse("1".repeat(1000))).isEmpty();
        assertThat(JsonText.parse("[" + "1".repeat(LARGE) + "]")).isEmpty();
        assertThat(JsonText.parse("1e99999999999")).isEmpty();
    }

    @Test
    void theLastOfEqualNamesWins() {
        assertThat(JsonText.parse("{\"a\":1,\"a\":2}").get().toString()).isEqualTo("{\"a\":2}");
    }
}
