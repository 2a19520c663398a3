package dev.helpdesk4j.adapter.retrofit;

import dev.helpdesk4j.adapter.retrofit.common.Time;
import dev.helpdesk4j.adapter.retrofit.json.PageJson;
import dev.helpdesk4j.domain.ticket.Ticket;
import dev.helpdesk4j.ports.Page;
import dev.helpdesk4j.ports.PageRequest;
import io.vavr.control.Option;
import java.time.Duration;
import okhttp3.Headers;
import okio.Buffer;

/** Decodes a response of <em>list tickets</em> as the adapter does, without a network. */
public final class PageDecoder {

    private static final PageRequest PAGE = PageRequest.of(1, PageRequest.MAX_SIZE);

    private final Exchange.Responded response;

    public PageDecoder(byte[] body) {
        response = new Exchange.Responded(
                200,
                Headers.of("Content-Type", "application/json; charset=utf-8"),
                new Buffer().write(body).readByteString(),
                Option.none());
    }

    public Page<Ticket> decode() {
        return Envelope.read(response, PageJson.ofTickets(PAGE), Deadline.after(Duration.ofMinutes(1), Time.SYSTEM))
                .data()
                .get();
    }
}
