package dev.helpdesk4j.adapter.fake.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretsTest {

    private static final String KEY = "test key";
    private static final String ENCRYPTED = "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=";

    @Test
    void encryptsAsTheDocumentsExample() {
        var iv = Arrays.copyOf(Base64.getDecoder().decode(ENCRYPTED), 16);

        assertThat(WebhookSecrets.encrypt(KEY, iv, "hello world")).isEqualTo(ENCRYPTED);
    }

    @Test
    void signsTimestampNonceKeyAndBody() {
        assertThat(WebhookSecrets.signature(KEY, "1700000000", "n0nce", "{\"encrypt\":\"" + ENCRYPTED + "\"}"))
                .isEqualTo("bed8fdd3e4bbc581364c140b572ec676edff3db612d57bbc07a24d062c40ddf3");
    }

    @Test
    void everyBodyIsEncryptedDifferently() {
        var secrets = new WebhookSecrets("token", Option.some(KEY));
        var json = new JsonObject();
        json.addProperty("text", "VPN 断了");

        var one = secrets.body(json);
        var other = secrets.body(json);

        assertThat(one).startsWith("{\"encrypt\":\"").isNotEqualTo(other);
        assertThat(decrypted(one)).isEqualTo("{\"text\":\"VPN 断了\"}").isEqualTo(decrypted(other));
    }

    private static String decrypted(String body) {
        return Decryption.of(
                KEY,
                JsonParser.parseString(body).getAsJsonObject().get("encrypt").getAsString());
    }

    @Test
    void blankSecretsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSecrets(" ", Option.none()))
                .withMessage("verification token must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSecrets("token", Option.some("")))
                .withMessage("encrypt key must not be blank");
    }
}
