package dev.helpdesk4j.domain;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.util.Locale;

/**
 * A text in one or more languages, such as the reason a guest gave for a bad rating.
 *
 * @param byLocale at least one text; none of them empty
 */
public record LocalizedText(Map<Locale, String> byLocale) implements Localized<String> {

    public LocalizedText {
        if (byLocale.isEmpty() || byLocale.exists(text -> text._2().isEmpty())) {
            throw new IllegalArgumentException(
                    "localized text must have at least one text and no empty ones, got " + byLocale);
        }
        byLocale = byLocale instanceof LinkedHashMap ? byLocale : LinkedHashMap.ofEntries(byLocale);
    }

    /** Returns a text in one language; {@link #and} adds another. */
    public static LocalizedText of(Locale locale, String text) {
        return new LocalizedText(LinkedHashMap.of(locale, text));
    }

    /** Returns this text with another language added, or replaced if it exists. */
    public LocalizedText and(Locale locale, String text) {
        return new LocalizedText(byLocale.put(locale, text));
    }
}
