package dev.helpdesk4j.adapter.fake.emulator;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A client that reads raw bytes as Latin-1 text, and how its connection ends. */
public final class RawClient implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *([0-9]+)\r\n");

    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Uses this socket, which is connected. */
    public RawClient(Socket connected) throws IOException {
        socket = connected;
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public RawClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    public void readTimeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** Returns the next byte, or -1 at the end. */
    public int read() throws IOException {
        return in.read();
    }

    /** Returns everything up to the end of the connection. */
    public String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Returns an answer with the body of its Content-Length. */
    public String answer() throws IOException {
        var head = head();
        var length = LENGTH.matcher(head);
        return head + (length.find() ? bytes(Integer.parseInt(length.group(1))) : "");
    }

    public String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ends after '" + head + "'");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    public String bytes(int count) throws IOException {
        return new String(in.readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    public static String bodyOf(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
