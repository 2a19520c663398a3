package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.helpdesk4j.domain.Localized;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;

/** JSON as the emulator reads and writes it. */
final class Json {

    private Json() {}

    /** The whole text as JSON, by the letter of RFC 8259; none where it is not. */
    static Option<JsonElement> parse(String text) {
        var reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            var element = JsonParser.parseReader(reader);
            return reader.peek() == JsonToken.END_DOCUMENT ? Option.some(element) : Option.none();
        } catch (IOException | JsonParseException e) {
            return Option.none();
        }
    }

    /** What the platform calls a language: {@code zh_cn}. */
    static String key(Locale locale) {
        return locale.toLanguageTag().replace('-', '_').toLowerCase(Locale.ROOT);
    }

    /** The language that the platform calls so; none where it knows no such. */
    static Option<Locale> locale(String key) {
        return Localized.PLATFORM_LOCALES.find(locale -> key(locale).equals(key));
    }
}
