package dev.helpdesk4j.adapter.fake.http;

/** A client's connection after its upgrade to a WebSocket. Its methods may be called on any thread, and do not wait. */
public interface WebSocket {

    /** Sends a binary message; cuts the connection if the client has not read 4 MiB of earlier ones. */
    void send(byte[] message);

    /** Closes the connection with this code. */
    void close(int code, String reason);

    /** Ends the connection without closing it. */
    void cut();

    /** Reacts to a client, on the server's only thread: it must not wait. */
    interface Listener {

        void opened(WebSocket socket);

        /** A binary message of up to 64 KiB was received. */
        void received(WebSocket socket, byte[] message);

        void closed(WebSocket socket);
    }
}
