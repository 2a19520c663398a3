package dev.helpdesk4j.adapter.fake.emulator;

import com.google.gson.Gson;
import dev.helpdesk4j.adapter.fake.FakeHelpdesk;
import dev.helpdesk4j.adapter.fake.Fault;
import dev.helpdesk4j.ports.Operation;
import io.netty.handler.codec.http.HttpServerCodec;
import io.vavr.control.Option;
import java.io.File;
import java.net.http.HttpResponse;

/** Calls every part of the emulator that uses its libraries; prints each response. */
final class EveryOperation {

    private EveryOperation() {}

    public static void main(String[] args) throws Exception {
        System.out.println(jar(Gson.class) + ", " + jar(HttpServerCodec.class));
        var fake = FakeHelpdesk.withSampleData(1, 50);
        var story = fake.guest("Lin").opensTicket();
        var ticket = "helpdesk/v1/tickets/" + story.id().value();
        try (var emulator = HelpdeskEmulator.builder(fake).start()) {
            var client = new Client(emulator);
            print("find", client.get(ticket));
            print("search", client.get("helpdesk/v1/tickets?page_size=50&unknown="));
            print("text", client.post(ticket + "/messages", ProxiedDesk.MESSAGE));
            print(
                    "string",
                    client.post(
                            ticket + "/messages",
                            "{'msg_type':'text','content':'{\\\"text\\\":\\\"a\\\"}'}".replace('\'', '"')));
            print(
                    "post",
                    client.post(
                            ticket + "/messages",
                            ("{'msg_type':'post','content':{'post':{'zh_cn':{'content':[["
                                            + "{'tag':'text','text':'a','un_escape':true},{'tag':'img','image_key':'k','width':1,'height':2}]]}}}}")
                                    .replace('\'', '"')));
            print("list", client.get(ticket + "/messages"));
            print(
                    "subscribe",
                    client.post(
                            "helpdesk/v1/events/subscribe",
                            "{\"events\":[{\"type\":\"helpdesk.ticket\",\"subtype\":\"ticket.created_v1\"}]}"));
            print(
                    "unsubscribe",
                    client.post(
                            "helpdesk/v1/events/unsubscribe",
                            "{\"events\":[{\"type\":\"helpdesk.ticket\",\"subtype\":\"ticket.created_v1\"}]}"));
            print("no json", client.post(ticket + "/messages", "{'a"));
            print("missing", client.get("helpdesk/v1/tickets/1"));
            print("path", client.get("nothing"));
            fake.on(Operation.FIND_TICKET).next(Fault.permissionDenied("helpdesk:all:readonly"));
            print("scope", client.get(ticket));
            print("secret", client.requestToken(emulator.appId(), "wrong"));
            try (var server = new ReceivingServer()) {
                fake.subscribeToAllEvents();
                emulator.webhook(server.url(), "token", Option.some("key"));
                fake.guest("Anna").opensTicket();
                System.out.println("webhook: " + server.next().json().keySet());
            }
        }
    }

    private static String jar(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getName();
    }

    private static void print(String call, HttpResponse<String> answer) {
        System.out.println(call + ": " + answer.statusCode() + " " + Client.code(answer));
    }
}
