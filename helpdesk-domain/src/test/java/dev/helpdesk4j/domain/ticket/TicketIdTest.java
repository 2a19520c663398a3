package dev.helpdesk4j.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"6626871355780366331", "a", "A-z_09", "-", "_"})
    void lettersDigitsUnderscoresAndHyphensMakeATicketId(String value) {
        assertThat(TicketId.of(value).value()).isEqualTo(value);
    }

    @Test
    void aTicketIdOf128CharactersIsAccepted() {
        assertThat(TicketId.of("7".repeat(128)).value()).hasSize(128);
    }

    @Test
    void aRefusedTicketIdOf129CharactersIsCut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketId.of("7".repeat(129)))
                .withMessage("ticket id must be 1 to 128 letters, digits, '_' or '-',"
                        + " got '7777777777777777777777777777777777777777…' (129 characters)");
    }

    @Test
    void aRefusedTicketIdOf40CharactersIsShownInFull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketId.of("/".repeat(40)))
                .withMessageEndingWith("got '////////////////////////////////////////' (40 characters)");
    }

    @Test
    void anEmptyTicketIdIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketId.of(""))
                .withMessage("ticket id must be 1 to 128 letters, digits, '_' or '-', got '' (0 characters)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x", "a/b", "a\\b", "a?b", "a#b", "a%2Fb", "a b", " 1", "1 ", "a.b", ".", "..", "١", "é", "a:b"
            })
    void unsafePathSegmentsAreRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketId.of(value))
                .withMessageContaining("got '" + value + "' (" + value.length() + " characters)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\n",
                "1\r\nX-Injected: yes",
                "\n1",
                "1\u0000",
                "1\u001b[31m",
                "1\u0085",
                "1\u2028",
                "1\u202e2",
                "1\ufeff",
                "1\ud800"
            })
    void controlCharactersAreRefusedAndShownAsQuestionMarks(String value) {
        var refusal = catchThrowable(() -> TicketId.of(value));

        assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        assertThat(refusal.getMessage()).contains("?").doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}].*");
    }
}
