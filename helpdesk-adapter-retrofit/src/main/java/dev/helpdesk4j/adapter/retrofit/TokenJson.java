package dev.helpdesk4j.adapter.retrofit;

import com.squareup.moshi.JsonReader;
import dev.helpdesk4j.adapter.retrofit.json.InvalidResponseException;
import dev.helpdesk4j.adapter.retrofit.json.JsonBody;
import dev.helpdesk4j.adapter.retrofit.json.JsonDecoder;
import dev.helpdesk4j.adapter.retrofit.json.Limits;
import dev.helpdesk4j.adapter.retrofit.json.TolerantJson;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import okhttp3.RequestBody;

/** The JSON of the token endpoint: the request contains the app's credentials, the response a token at its top level. */
final class TokenJson extends JsonDecoder<TokenJson.Issued> {

    /** A new access token. */
    record Issued(String value, Duration lifetime) {

        @Override
        public String toString() {
            return "Issued[" + lifetime + "]";
        }
    }

    static RequestBody request(String appId, String appSecret) {
        return JsonBody.of(
                writer -> writer.name("app_id").value(appId).name("app_secret").value(appSecret));
    }

    @Override
    public Issued fromJson(JsonReader reader) throws IOException {
        Option<String> token = Option.none();
        Option<Duration> expire = Option.none();
        if (TolerantJson.beginObject(reader)) {
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "tenant_access_token" -> token = TolerantJson.text(reader);
                    case "expire" -> expire = TolerantJson.duration(reader, Duration.ofSeconds(1));
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }
        var value = token.filter(TokenJson::fitsIntoHeader)
                .getOrElseThrow(() -> InvalidResponseException.missing(".tenant_access_token"));
        return new Issued(value, expire.getOrElse(Duration.ZERO));
    }

    /** Headers contain visible ASCII, and servers limit their length. */
    private static boolean fitsIntoHeader(String token) {
        return token.length() <= Limits.TOKEN_LENGTH && token.matches("[!-~]+");
    }
}
