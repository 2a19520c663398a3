package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import okhttp3.RequestBody;
import okio.Buffer;

/** The token endpoint: the app's credentials go there, and a token comes back at the top level of the envelope. */
final class TokenJson extends WireAdapter<TokenJson.Issued> {

    /** A new access token. */
    record Issued(String value, Duration lifetime) {

        @Override
        public String toString() {
            return "Issued[" + lifetime + "]";
        }
    }

    static RequestBody request(String appId, String appSecret) {
        try {
            var body = new Buffer();
            JsonWriter.of(body)
                    .beginObject()
                    .name("app_id")
                    .value(appId)
                    .name("app_secret")
                    .value(appSecret)
                    .endObject();
            return RequestBody.create(body.readByteString(), Transport.JSON);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public Issued fromJson(JsonReader reader) throws IOException {
        var told = new Object() {
            Option<String> token = Option.none();
            Option<Duration> expire = Option.none();
        };
        Lenient.object(reader, (field, value) -> {
            switch (field) {
                case "tenant_access_token" -> told.token = Lenient.text(value);
                case "expire" -> told.expire = Lenient.duration(value, Duration.ofSeconds(1));
                default -> value.skipValue();
            }
        });
        // What is no visible ASCII cannot travel in a header.
        var token = told.token
                .filter(text -> text.matches("[!-~]+"))
                .getOrElseThrow(() -> new UnusableJson("$.tenant_access_token", "it is missing or unusable"));
        return new Issued(token, told.expire.getOrElse(Duration.ZERO));
    }
}
