package dev.helpdesk4j.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.adapter.retrofit.common.Secrets;
import dev.helpdesk4j.domain.HelpdeskId;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redaction of secrets in all encodings, and of unprintable characters. */
class RedactionTest {

    private final Secrets secrets = new Secrets();

    RedactionTest() {
        // Their Base64 contains padding, a plus and a slash.
        secrets.keep("ab>?cd?>ef7");
        new HelpdeskCredentials(HelpdeskId.of("6626"), "ht>?~marked").header(secrets);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab>?cd?>ef7",
                "ab%3E%3Fcd%3F%3Eef7",
                "ab%3e%3fcd%3f%3eef7",
                "YWI+P2NkPz5lZjc=",
                "YWI+P2NkPz5lZjc",
                "YWI-P2NkPz5lZjc=",
                "YWI-P2NkPz5lZjc",
                "YWI%2BP2NkPz5lZjc%3D",
                "YWI%2bP2NkPz5lZjc%3d",
                "NjYyNjpodD4/fm1hcmtlZA==",
                "NjYyNjpodD4/fm1hcmtlZA",
                "NjYyNjpodD4_fm1hcmtlZA",
                "NjYyNjpodD4%2Ffm1hcmtlZA%3D%3D",
                "NjYyNjpodD4%2ffm1hcmtlZA%3d%3d",
            })
    void secretsAreRedactedInEveryEncoding(String spelling) {
        assertThat(secrets.redact("x-token: " + spelling + "; no")).isEqualTo("x-token: ***; no");
    }

    @Test
    void controlAndBidirectionalCharactersBecomeSpaces() {
        assertThat(secrets.redact("a\u001b[31mb\u009bc\u202ed\u2066e\u2028f\ud800g\nh"))
                .isEqualTo("a [31mb c d e f g\nh");
    }

    @Test
    void messagesOfCausesAreCleaned() {
        var cause = new IOException("outer", new IOException("\u001b[2J\u202espoofed"));

        var redacted = secrets.redact(cause);

        assertThat(redacted).hasMessage("java.io.IOException: outer").hasNoCause();
        assertThat(secrets.redact(new IOException("\u001b[2Jspoofed"))).hasMessage("java.io.IOException:  [2Jspoofed");
        assertThat(redacted.getStackTrace()).isEqualTo(cause.getStackTrace());
    }

    @Test
    void anExceptionWithoutSecretsIsReturnedUnchanged() {
        var cause = new IOException("connection reset", new IOException("by peer"));

        assertThat(secrets.redact(cause)).isSameAs(cause);
    }
}
