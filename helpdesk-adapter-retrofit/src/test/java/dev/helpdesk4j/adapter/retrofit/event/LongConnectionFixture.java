package dev.helpdesk4j.adapter.retrofit.event;

import dev.helpdesk4j.adapter.fake.EventTransport;
import dev.helpdesk4j.adapter.fake.emulator.LongConnections;
import dev.helpdesk4j.ports.event.EventReceiver;
import io.vavr.control.Option;

/** A long connection to the emulator, which sends the events of a fake over it. */
final class LongConnectionFixture extends EmulatedEventFixture {

    private final RecordedStates states = new RecordedStates();
    private Option<LongConnection> connection = Option.none();

    /** @param parts in how many frames each event is sent */
    LongConnectionFixture(int parts) {
        super(builder -> builder.longConnections(1));
        connections().parts(parts);
    }

    private LongConnections connections() {
        return emulator().longConnections().get();
    }

    @Override
    public void deliverTo(EventReceiver receiver) {
        connection = Option.some(
                LongConnection.builder(emulator().appId(), emulator().appSecret(), receiver)
                        .baseUrl(emulator().baseUrl())
                        .stateListener(states)
                        .start());
        try {
            states.awaitConnected();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    void transport(EventTransport transport) {
        connections().transport(transport);
    }

    @Override
    public boolean isSettled() {
        return connections().isIdle();
    }

    @Override
    public void close() {
        connection.forEach(LongConnection::close);
        super.close();
    }
}
