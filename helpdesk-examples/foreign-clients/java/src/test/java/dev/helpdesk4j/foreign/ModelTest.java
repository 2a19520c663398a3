package dev.helpdesk4j.foreign;

import static dev.helpdesk4j.foreign.Call.TOKEN_PATH;
import static dev.helpdesk4j.foreign.Desk.id;
import static dev.helpdesk4j.foreign.Desk.isOneOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.lark.oapi.core.response.TenantAccessTokenResp;
import com.lark.oapi.service.helpdesk.v1.model.CreateTicketMessageReqBody;
import com.lark.oapi.service.helpdesk.v1.model.CreateTicketMessageRespBody;
import com.lark.oapi.service.helpdesk.v1.model.GetTicketRespBody;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketMessageReq;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketMessageRespBody;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketReq;
import com.lark.oapi.service.helpdesk.v1.model.ListTicketRespBody;
import com.lark.oapi.service.helpdesk.v1.model.TicketMessage;
import com.lark.oapi.service.helpdesk.v1.model.TicketV2;
import dev.helpdesk4j.foreign.Model.Difference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The emulator's JSON has the names and types of the SDK's models, with known exceptions. */
final class ModelTest {

    /** Values that the SDK's models cannot hold. */
    private static final List<Difference> FAULTS = List.of(
            new Difference("Comments.created_at", "Integer", "long"),
            new Difference("Comments.user_id", "Integer", "long"),
            new Difference("TicketMessage.created_at", "Integer", "long"),
            new Difference("CreateTicketMessageReqBody.content", "String", "object"),
            new Difference("ListTicketReq.create_time_start", "Integer", "long"),
            new Difference("ListTicketReq.create_time_end", "Integer", "long"),
            new Difference("ListTicketReq.update_time_start", "Integer", "long"),
            new Difference("ListTicketReq.update_time_end", "Integer", "long"));

    private static final Model MODEL = new Model();

    /** The parameters and the body of requests, by the documents' examples. */
    private static final Map<Class<?>, String> REQUESTS = Map.of(
            ListTicketReq.class, """
                    {"ticket_id": "123456", "agent_id": "ou_b5de90429xxx", "closed_by_id": "ou_b5de90429xxx", "type": 1,
                     "channel": 0, "solved": 1, "score": 1, "status_list": [1], "guest_name": "abc",
                     "guest_id": "ou_b5de90429xxx", "tags": ["备注"], "page": 1, "page_size": 20,
                     "create_time_start": 1616920429000, "create_time_end": 1616920429000,
                     "update_time_start": 1616920429000, "update_time_end": 1616920429000}""",
            ListTicketMessageReq.class, """
                    {"ticket_id": "6948728206392295444", "time_start": 1617960686, "time_end": 1617960687, "page": 1,
                     "page_size": 10}""",
            CreateTicketMessageReqBody.class, """
                    {"msg_type": "text", "content": {"text": "hello"}}""");

    @BeforeAll
    static void everythingIsCompared() throws Exception {
        REQUESTS.forEach(
                (type, json) -> MODEL.compare(JsonParser.parseString(json).getAsJsonObject(), type));
        var sdk = Sdk.withPrintedCredentials();
        var desk = Desk.read();
        desk.tickets().forEach(ticket -> MODEL.compare(ticket, TicketV2.class));
        desk.messages().forEach(message -> MODEL.compare(message, TicketMessage.class));
        var open = id(desk.first(t -> isOneOf(t, "status", 2)));
        MODEL.compare(withoutEnvelope(sdk.rawResponse(Call.token(TOKEN_PATH)).body()), TenantAccessTokenResp.class);
        MODEL.compare(sdk.rawResponse(Call.list(r -> r.pageSize(200))).data(), ListTicketRespBody.class);
        MODEL.compare(sdk.rawResponse(Call.get(open)).data(), GetTicketRespBody.class);
        MODEL.compare(sdk.rawResponse(Call.messages(open, r -> {})).data(), ListTicketMessageRespBody.class);
        MODEL.compare(
                sdk.rawResponse(Call.send(open, "text", "{\"text\":\"hello\"}")).data(),
                CreateTicketMessageRespBody.class);
    }

    private static JsonObject withoutEnvelope(JsonObject body) {
        body.remove("code");
        body.remove("msg");
        return body;
    }

    @Test
    void theTypesAreTheModelsButForTheirFaults() {
        assertThat(MODEL.differences()).containsExactlyInAnyOrderElementsOf(FAULTS);
    }

    @Test
    void everyFieldOfTheModelsIsSeen() {
        assertThat(MODEL.unseen()).isEmpty();
    }
}
