package dev.helpdesk4j.adapter.fake.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

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
    void jsonIsRead(String text) {
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
                "٣",
                "\"",
                "\"a",
                "'a'",
                "\"\\x\"",
                "\"\\'\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u٣٣٣٣\"",
                "\"\\",
                "\"a\nb\"",
                "\"a\tb\"",
                "\"\u0000\"",
                "// a\n1",
                "/* a */ 1",
                "[1;2]",
                "{\"a\"=1}",
                "\u00a01",
                "\ufeff{}",
                "1e99999999999"
            })
    void whatIsNoJsonIsNotRead(String text) {
        assertThat(JsonText.parse(text)).isEmpty();
    }

    @Test
    void depthIsBounded() {
        assertThat(JsonText.parse("[".repeat(100) + "]".repeat(100))).isNotEmpty();
        assertThat(JsonText.parse("[".repeat(101) + "]".repeat(101))).isEmpty();
        assertThat(JsonText.parse("{\"a\":".repeat(4_000_000 / 5))).isEmpty();
    }

    @Test
    void numbersAreBounded() {
        assertThat(JsonText.parse("1".repeat(999))).isNotEmpty();
        assertThat(JsonText.parse("1".repeat(1000))).isEmpty();
        assertThat(JsonText.parse("[" + "1".repeat(4_000_000) + "]")).isEmpty();
    }

    @Test
    void theLastOfEqualNamesCounts() {
        assertThat(JsonText.parse("{\"a\":1,\"a\":2}").get().toString()).isEqualTo("{\"a\":2}");
    }
}
