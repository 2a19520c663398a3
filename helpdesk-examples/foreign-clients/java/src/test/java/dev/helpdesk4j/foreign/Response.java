package dev.helpdesk4j.foreign;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.lark.oapi.core.request.RawRequest;
import com.lark.oapi.core.response.RawResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** A raw response, whether or not the SDK's model can hold it. */
record Response(String url, RawResponse raw, JsonObject body) {

    static Response of(RawRequest request, RawResponse raw) {
        var text = new String(raw.getBody(), StandardCharsets.UTF_8);
        try {
            return new Response(
                    request.getReqUrl(), raw, JsonParser.parseString(text).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException e) {
            throw new AssertionError(
                    "the response to %s must be a JSON object, got HTTP %d: %s"
                            .formatted(request.getReqUrl(), raw.getStatusCode(), text),
                    e);
        }
    }

    int code() {
        return body.get("code").getAsInt();
    }

    /** Returns the data of a successful response. */
    JsonObject data() {
        if (code() != 0) {
            throw new AssertionError(url + " must succeed, got HTTP " + raw.getStatusCode() + ": " + body);
        }
        return body.getAsJsonObject("data");
    }

    List<JsonObject> items(String name) {
        return objects(data().get(name));
    }

    static List<JsonObject> objects(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
