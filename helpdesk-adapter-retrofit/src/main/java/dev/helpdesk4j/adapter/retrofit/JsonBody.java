package dev.helpdesk4j.adapter.retrofit;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;

/** A JSON body that says of itself that it must not be sent twice, so that OkHttp never repeats the request. */
final class JsonBody extends RequestBody {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final ByteString json;

    JsonBody(ByteString json) {
        this.json = json;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return json.size();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(json);
    }
}
