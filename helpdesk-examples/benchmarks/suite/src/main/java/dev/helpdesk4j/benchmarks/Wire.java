package dev.helpdesk4j.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** A client that reads the bytes of a response and does nothing with them: bare OkHttp. */
final class Wire {

    private static final Pattern TOKEN = Pattern.compile("\"tenant_access_token\":\"([^\"]*)\"");

    private final String server;
    private final OkHttpClient client = new OkHttpClient();
    private final String token;

    Wire(String server) throws IOException {
        this.server = server;
        var credentials = RequestBody.create(
                "{\"app_id\":\"" + Desk.APP_ID + "\",\"app_secret\":\"" + Desk.APP_SECRET + "\"}",
                MediaType.get("application/json; charset=utf-8"));
        var request = new Request.Builder()
                .url(server + "/open-apis/auth/v3/tenant_access_token/internal")
                .post(credentials)
                .build();
        var matcher = TOKEN.matcher(new String(bytes(request), StandardCharsets.UTF_8));
        if (!matcher.find()) {
            throw new IOException(server + " must return an access token");
        }
        token = matcher.group(1);
    }

    byte[] ticket(String id) throws IOException {
        return get("/" + id);
    }

    byte[] page(int page) throws IOException {
        return get("?page=" + page + "&page_size=200");
    }

    private byte[] get(String path) throws IOException {
        return bytes(new Request.Builder()
                .url(server + "/open-apis/helpdesk/v1/tickets" + path)
                .header("Authorization", "Bearer " + token)
                .header(
                        "X-Lark-Helpdesk-Authorization",
                        Base64.getEncoder()
                                .encodeToString((Desk.ID.value() + ":" + Desk.TOKEN).getBytes(StandardCharsets.UTF_8)))
                .build());
    }

    private byte[] bytes(Request request) throws IOException {
        try (var response = client.newCall(request).execute()) {
            if (response.code() != 200) {
                throw new IOException(request.url() + " must be found, got HTTP " + response.code());
            }
            return response.body().bytes();
        }
    }
}
