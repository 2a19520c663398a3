package dev.helpdesk4j.adapter.fake.emulator;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/** Reads HTTP/1.1 messages from a connection; interprets only where they end. */
final class HttpReader {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MAX_HEAD = 128 * 1024;

    /** Twice what the emulator accepts. */
    private static final int MAX_REQUEST_BODY = 8 * 1024 * 1024;

    private static final int MAX_RESPONSE_BODY = Integer.MAX_VALUE;

    private static final byte[] NO_BODY = {};

    private final InputStream in;

    HttpReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Waits for another message to begin; whether the connection ends instead. */
    boolean isAtEnd() throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return true;
        }
        in.reset();
        return false;
    }

    /** Returns the first line of another message; none if the connection ends. */
    Option<String> firstLine() throws IOException {
        try {
            while (!isAtEnd()) {
                var line = line();
                if (!line.isEmpty()) {
                    return Option.some(line);
                }
            }
            return Option.none();
        } catch (ProtocolException e) {
            throw new MalformedRequest(e);
        }
    }

    /** Returns the request that begins with this line, which has been read. */
    HttpMessage request(String line, Continue expected) throws IOException {
        try {
            var head = head(line);
            if (head.value("expect").exists("100-continue"::equals)) {
                expected.send();
            }
            return new HttpMessage(head, body(head, MAX_REQUEST_BODY).getOrElse(NO_BODY), head.isPersistent());
        } catch (ProtocolException e) {
            throw new MalformedRequest(e);
        }
    }

    /** Returns the final answer to a request with this method; interim ones (1xx) are skipped. */
    HttpMessage answer(String method) throws IOException {
        var head = head(line());
        while (head.status() >= 100 && head.status() < 200) {
            head = head(line());
        }
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return new HttpMessage(head, NO_BODY, head.isPersistent());
        }
        var body = body(head, MAX_RESPONSE_BODY);
        return body.isDefined()
                ? new HttpMessage(head, body.get(), head.isPersistent())
                : new HttpMessage(head, in.readAllBytes(), false);
    }

    /** Reads until the connection ends. */
    void skipToEnd() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private HttpHead head(String firstLine) throws IOException {
        var lines = Vector.of(firstLine);
        var length = firstLine.length();
        for (var line = line(); !line.isEmpty(); line = line()) {
            lines = lines.append(line);
            length += line.length();
            if (length > MAX_HEAD) {
                throw new ProtocolException("a head must have at most " + MAX_HEAD + " bytes");
            }
        }
        return new HttpHead(lines);
    }

    /** Returns the body, chunk framing included; none if the headers do not define its length. */
    private Option<byte[]> body(HttpHead head, int max) throws IOException {
        if (head.value("transfer-encoding").exists(encoding -> encoding.contains("chunked"))) {
            return Option.some(chunks(max));
        }
        for (var length : head.value("content-length")) {
            return Option.some(exactly(size(length, 10), max));
        }
        return Option.none();
    }

    private byte[] chunks(int max) throws IOException {
        var chunks = new ByteArrayOutputStream();
        int size;
        do {
            var line = line();
            size = size(line.replaceFirst(";.*", "").strip(), 16);
            chunks.writeBytes(bytes(line));
            chunks.writeBytes(exactly(size, max - chunks.size()));
            var after = line();
            chunks.writeBytes(bytes(after));
            while (size == 0 && !after.isEmpty()) {
                after = line();
                chunks.writeBytes(bytes(after));
            }
        } while (size > 0);
        return chunks.toByteArray();
    }

    private static byte[] bytes(String line) {
        return (line + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int size(String digits, int radix) throws ProtocolException {
        try {
            return Integer.parseInt("+" + digits, radix);
        } catch (NumberFormatException e) {
            throw new ProtocolException("size must be a number that fits into memory, got '" + digits + "'");
        }
    }

    private byte[] exactly(int size, int max) throws IOException {
        if (size > max) {
            throw new ProtocolException("a body must have at most " + max + " bytes, got " + size);
        }
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the connection ends in a body");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ends in a line");
            }
            if (line.size() == LONGEST_LINE) {
                throw new ProtocolException("a line is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Sends what a client expects before it sends the body of its request. */
    interface Continue {
        void send() throws IOException;
    }
}
