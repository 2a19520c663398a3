package dev.helpdesk4j.adapter.retrofit.json;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.domain.LocalizedText;
import io.vavr.collection.LinkedHashMap;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code i18n}: a text by language. Without any text it decodes to null. */
public final class LocalizedTextJson extends JsonDecoder<LocalizedText> {

    /** The maximum length of a language tag, far above that of any real one. */
    private static final int MAX_LANGUAGE_LENGTH = 100;

    @Override
    @Nullable
    public LocalizedText fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.STRING) {
            return TolerantJson.text(reader)
                    .map(text -> LocalizedText.of(Locale.ROOT, text))
                    .getOrNull();
        }
        var texts = new java.util.LinkedHashMap<Locale, String>();
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                var language = reader.nextName();
                TolerantJson.text(reader).forEach(text -> texts.put(locale(language), text));
                if (texts.size() > Limits.LANGUAGES) {
                    throw new InvalidResponseException(
                            "", "it must have at most " + Limits.LANGUAGES + " languages, got more");
                }
            }
            reader.endObject();
        }
        return texts.isEmpty() ? null : new LocalizedText(LinkedHashMap.ofAll(texts));
    }

    /** Returns the locale of a language such as {@code zh_cn}; the root locale if it is not a language tag. */
    public static Locale locale(String language) {
        return switch (language) {
            case "zh_cn" -> Locale.SIMPLIFIED_CHINESE;
            case "en_us" -> Locale.US;
            case "ja_jp" -> Locale.JAPAN;
            default ->
                language.length() > MAX_LANGUAGE_LENGTH
                        ? Locale.ROOT
                        : Locale.forLanguageTag(language.replace('_', '-'));
        };
    }

    /** Returns the language of a locale, such as {@code zh_cn}. */
    public static String language(Locale locale) {
        return locale.toLanguageTag().replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
