package dev.helpdesk4j.foreign;

import com.lark.oapi.Client;
import com.lark.oapi.core.request.RequestOptions;
import com.lark.oapi.core.request.SelfBuiltTenantAccessTokenReq;
import com.lark.oapi.core.response.RawResponse;
import com.lark.oapi.core.token.AccessTokenType;
import com.lark.oapi.service.helpdesk.v1.model.CreateTicketMessageReq;
import com.lark.oapi.service.helpdesk.v1.model.CreateTicketMessageReqBody;
import com.lark.oapi.service.helpdesk.v1.model.CreateTicketMessageResp;
import com.lark.oapi.service.helpdesk.v1.model.Event;
import com.lark.oapi.service.helpdesk.v1.model.GetTicketReq;
import com.lark.oapi.service.helpdesk.v1.model.GetTicketResp;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketMessageReq;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketMessageResp;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketReq;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketResp;
import com.lark.oapi.service.helpdesk.v1.model.SubscribeEventReq;
import com.lark.oapi.service.helpdesk.v1.model.SubscribeEventReqBody;
import com.lark.oapi.service.helpdesk.v1.model.SubscribeEventResp;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A call of the official SDK.
 *
 * @param <R> the SDK's type of its response
 */
interface Call<R> {

    String TOKEN_PATH = "/open-apis/auth/v3/tenant_access_token/internal";
    String TICKETS_PATH = "/open-apis/helpdesk/v1/tickets";

    R with(Client client) throws Exception;

    static Call<GetTicketResp> get(String ticket) {
        var request = GetTicketReq.newBuilder().ticketId(ticket).build();
        return client -> client.helpdesk().v1().ticket().get(request);
    }

    static Call<ListTicketResp> list(Consumer<ListTicketReq.Builder> filter) {
        var request = ListTicketReq.newBuilder();
        filter.accept(request);
        return client -> client.helpdesk().v1().ticket().list(request.build());
    }

    static Call<ListTicketMessageResp> messages(String ticket, Consumer<ListTicketMessageReq.Builder> filter) {
        var request = ListTicketMessageReq.newBuilder().ticketId(ticket);
        filter.accept(request);
        return client -> client.helpdesk().v1().ticketMessage().list(request.build());
    }

    static Call<CreateTicketMessageResp> send(String ticket, String type, String content) {
        var request = CreateTicketMessageReq.newBuilder()
                .ticketId(ticket)
                .createTicketMessageReqBody(message(type, content))
                .build();
        return client -> client.helpdesk().v1().ticketMessage().create(request);
    }

    private static CreateTicketMessageReqBody message(String type, String content) {
        return CreateTicketMessageReqBody.newBuilder()
                .msgType(type)
                .content(content)
                .build();
    }

    /** Returns the subscription to these events, each without the prefix {@code helpdesk} and with its version. */
    static Call<SubscribeEventResp> subscribe(String... subtypes) {
        var events = Arrays.stream(subtypes)
                .map(subtype -> Event.newBuilder()
                        .type("helpdesk." + subtype.substring(0, subtype.indexOf('.')))
                        .subtype(subtype)
                        .build())
                .toArray(Event[]::new);
        var request = SubscribeEventReq.newBuilder()
                .subscribeEventReqBody(
                        SubscribeEventReqBody.newBuilder().events(events).build())
                .build();
        return client -> client.helpdesk().v1().event().subscribe(request);
    }

    /** Returns the prefix that other calls add themselves. */
    static Call<RawResponse> token(String path) {
        var app = new SelfBuiltTenantAccessTokenReq();
        app.setAppId(Sdk.variable("FEISHU_APP_ID"));
        app.setAppSecret(Sdk.variable("FEISHU_APP_SECRET"));
        return client -> client.post(path, app, AccessTokenType.None);
    }

    /** Returns a GET that the SDK's models of requests cannot express. */
    static Call<RawResponse> raw(String path, AccessTokenType token) {
        return client -> client.get(path, null, token, withHelpdesk());
    }

    /** Returns a message that the SDK's model of the operation cannot send: with another kind of access token, or none. */
    static Call<RawResponse> rawSend(String path, String content, AccessTokenType token) {
        return client -> client.post(path, message("text", content), token, withHelpdesk());
    }

    private static RequestOptions withHelpdesk() {
        var options = new RequestOptions();
        options.setNeedHelpDeskAuth(true);
        return options;
    }
}
