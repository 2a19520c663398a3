package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.JsonElement;
import dev.helpdesk4j.adapter.fake.http.JsonText;
import dev.helpdesk4j.domain.Localized;
import io.vavr.control.Option;
import java.util.Locale;

/** JSON as the emulator reads and writes it. */
final class Json {

    private Json() {}

    /** Parses the whole text strictly by RFC 8259; none if it is not JSON. */
    static Option<JsonElement> parse(String text) {
        return JsonText.parse(text);
    }

    /** Returns the platform's key of a language, such as {@code zh_cn}. */
    static String key(Locale locale) {
        return locale.toLanguageTag().replace('-', '_').toLowerCase(Locale.ROOT);
    }

    /** Returns the language with this key of the platform; none for an unknown key. */
    static Option<Locale> locale(String key) {
        return Localized.PLATFORM_LOCALES.find(locale -> key(locale).equals(key));
    }
}
