package dev.helpdesk4j.adapter.fake.emulator;

import java.io.IOException;
import java.net.ProtocolException;

/** A request at the proxy that is not HTTP, or is larger than any that the emulator accepts. */
final class MalformedRequest extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedRequest(ProtocolException cause) {
        super(cause.getMessage(), cause);
    }
}
