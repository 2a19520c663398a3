package dev.helpdesk4j.domain;

import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * Something that exists in one or more languages.
 *
 * <p>The platform knows {@code zh_cn} ({@link Locale#SIMPLIFIED_CHINESE}), {@code en_us} ({@link Locale#US}) and
 * {@code ja_jp} ({@link Locale#JAPAN}); {@link Locale#ROOT} stands for a text that does not tell its language.
 *
 * @param <T> what is there in each language
 */
public interface Localized<T> {

    /** The platform's languages, in the order in which one stands in for another. */
    Seq<Locale> PLATFORM_LOCALES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.US, Locale.JAPAN);

    /** Every language there is; never empty. */
    Map<Locale, T> byLocale();

    /** The text in exactly this language. */
    default Option<T> in(Locale locale) {
        return byLocale().get(locale);
    }

    /**
     * The text that suits a reader best: the first preferred locale that is there, else the first whose language is,
     * else the platform's languages in their order, else any.
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
