package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.LocalizedText;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code i18n}: a text by language. Without a text it is none. */
final class LocalizedTextJson extends WireAdapter<LocalizedText> {

    @Override
    public @Nullable LocalizedText fromJson(JsonReader reader) throws IOException {
        var told = new Object() {
            Map<Locale, String> texts = LinkedHashMap.empty();
        };
        if (reader.peek() == JsonReader.Token.STRING) {
            return Lenient.text(reader)
                    .map(text -> LocalizedText.of(Locale.ROOT, text))
                    .getOrNull();
        }
        Lenient.object(
                reader,
                (language, value) ->
                        Lenient.text(value).forEach(text -> told.texts = told.texts.put(locale(language), text)));
        return told.texts.isEmpty() ? null : new LocalizedText(told.texts);
    }

    /** {@code zh_cn} as a locale; what is no language tag is the root locale. */
    static Locale locale(String language) {
        return Locale.forLanguageTag(language.replace('_', '-'));
    }

    /** A locale as {@code zh_cn}. */
    static String language(Locale locale) {
        return locale.toLanguageTag().replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
