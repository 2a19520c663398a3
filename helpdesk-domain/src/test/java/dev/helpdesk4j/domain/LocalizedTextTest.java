package dev.helpdesk4j.domain;

import static java.util.Locale.FRANCE;
import static java.util.Locale.JAPAN;
import static java.util.Locale.KOREA;
import static java.util.Locale.ROOT;
import static java.util.Locale.SIMPLIFIED_CHINESE;
import static java.util.Locale.TRADITIONAL_CHINESE;
import static java.util.Locale.UK;
import static java.util.Locale.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.TreeMap;
import java.util.Comparator;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LocalizedTextTest {

    private static final LocalizedText SLOW =
            LocalizedText.of(JAPAN, "遅い").and(US, "slow").and(SIMPLIFIED_CHINESE, "慢");

    @Test
    void aTextInNoLanguageIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalizedText(HashMap.empty()))
                .withMessage("localized text must have at least one text and no empty ones, got HashMap()");
    }

    @Test
    void anEmptyTextIsRefusedBesideAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalizedText.of(US, "slow").and(JAPAN, ""))
                .withMessageContaining("no empty ones")
                .withMessageContaining("(ja_JP, )");
    }

    @Test
    void aTextIsReturnedInItsLanguage() {
        assertThat(SLOW.in(US)).contains("slow");
    }

    @Test
    void aTextIsNotReturnedForAnotherCountry() {
        assertThat(SLOW.in(UK)).isEmpty();
    }

    @Test
    void anotherTextReplacesTheFirst() {
        assertThat(LocalizedText.of(US, "slow").and(US, "sluggish")).isEqualTo(LocalizedText.of(US, "sluggish"));
    }

    @Test
    void theFirstPreferredLocaleThatIsThereIsBest() {
        assertThat(SLOW.best(FRANCE, US, JAPAN)).isEqualTo("slow");
    }

    @Test
    void anExactLocaleIsPreferredToTheSameLanguage() {
        assertThat(SLOW.best(UK, JAPAN)).isEqualTo("遅い");
    }

    @Test
    void aLocaleOfTheSameLanguageIsNextBest() {
        assertThat(SLOW.best(FRANCE, UK)).isEqualTo("slow");
    }

    @Test
    void simplifiedChineseReplacesMissingTraditionalChinese() {
        assertThat(SLOW.best(TRADITIONAL_CHINESE)).isEqualTo("慢");
    }

    @Test
    void withoutAPreferenceChineseIsFirst() {
        assertThat(SLOW.best()).isEqualTo("慢");
    }

    @Test
    void withoutChineseEnglishIsFirst() {
        assertThat(LocalizedText.of(JAPAN, "遅い").and(US, "slow").best(FRANCE)).isEqualTo("slow");
    }

    @Test
    void withoutChineseAndEnglishJapaneseIsFirst() {
        assertThat(LocalizedText.of(KOREA, "느린").and(JAPAN, "遅い").best(FRANCE)).isEqualTo("遅い");
    }

    @Test
    void aTextOfAnyLanguageIsBetterThanNone() {
        assertThat(LocalizedText.of(KOREA, "느린").best(FRANCE)).isEqualTo("느린");
    }

    @Test
    void aTextWithoutALanguageIsReturned() {
        assertThat(LocalizedText.of(ROOT, "slow").best(JAPAN)).isEqualTo("slow");
    }

    @Test
    void textsAreEqualForAnyTypeOfMap() {
        var linked = new LocalizedText(LinkedHashMap.of(US, "slow", JAPAN, "遅い"));
        var hashed = new LocalizedText(HashMap.of(JAPAN, "遅い", US, "slow"));

        assertThat(linked).isEqualTo(hashed).hasSameHashCodeAs(hashed);
        assertThat(hashed).isEqualTo(linked);
    }

    @Test
    void aMapsOwnEqualityOfLocalesIsNotKept() {
        var byLanguage = TreeMap.of(Comparator.comparing(Locale::getLanguage), US, "slow");

        assertThat(new LocalizedText(byLanguage).in(UK)).isEmpty();
    }
}
