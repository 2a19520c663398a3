package dev.helpdesk4j.domain;

import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * A value in one or more languages.
 *
 * <p>The platform supports {@code zh_cn} ({@link Locale#SIMPLIFIED_CHINESE}), {@code en_us} ({@link Locale#US}) and
 * {@code ja_jp} ({@link Locale#JAPAN}); {@link Locale#ROOT} stands for an unknown language.
 *
 * @param <T> the type of the value in each language
 */
public interface Localized<T> {

    /** The platform's languages, in the order of the fallback. */
    Seq<Locale> PLATFORM_LOCALES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.US, Locale.JAPAN);

    /** Returns the value in each language; never empty. */
    Map<Locale, T> byLocale();

    /** Returns the value in exactly this locale. */
    default Option<T> in(Locale locale) {
        return byLocale().get(locale);
    }

    /**
     * Returns the value for the first preferred locale that exists. Otherwise: the first value with the language of a
     * preferred locale, then the first of {@link #PLATFORM_LOCALES}, then any.
     */
    default T best(Locale... preferred) {
        var preferences = List.of(preferred);
        return preferences
                .flatMap(this::in)
                .headOption()
                .orElse(() -> preferences.flatMap(this::inLanguageOf).headOption())
                .orElse(() -> PLATFORM_LOCALES.flatMap(this::in).headOption())
                .getOrElse(() -> byLocale().head()._2());
    }

    private Option<T> inLanguageOf(Locale locale) {
        return byLocale()
                .find(entry -> entry._1().getLanguage().equals(locale.getLanguage()))
                .map(entry -> entry._2());
    }
}
