package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.adapter.fake.EventTransport;
import dev.helpdesk4j.ports.event.EventReceiver;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** The webhook in a server, and the emulator, which posts the events of a fake to it. */
final class WebhookFixture extends EmulatedEventFixture {

    private final Option<String> encryptKey;
    private Option<LoopbackServer> server = Option.none();

    /** @param encryptKey the key with which events are encrypted and signed; none to post them in clear */
    WebhookFixture(Option<String> encryptKey) {
        super(UnaryOperator.identity());
        this.encryptKey = encryptKey;
    }

    @Override
    public void deliverTo(EventReceiver receiver) {
        var builder = Webhook.builder(SampleRequests.TOKEN, receiver);
        encryptKey.forEach(builder::encryptKey);
        var webhook = builder.build();
        loadClasses(webhook);
        var started = new LoopbackServer(webhook);
        server = Option.some(started);
        emulator().webhook(started.url(), SampleRequests.TOKEN, encryptKey);
    }

    /** The emulator waits three seconds of real time for an acknowledgement, the first one included. */
    private void loadClasses(Webhook webhook) {
        var check = SampleRequests.urlCheck(SampleRequests.TOKEN);
        webhook.receive(SampleRequests.clear(encryptKey.isDefined() ? SampleRequests.encrypted(check) : check));
    }

    @Override
    void transport(EventTransport transport) {
        emulator().webhook().get().transport(transport);
    }

    @Override
    public boolean isSettled() {
        return emulator().webhook().get().isIdle();
    }

    @Override
    public void close() {
        super.close();
        server.forEach(LoopbackServer::close);
    }
}
