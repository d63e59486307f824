package dev.durascope.worker.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One kept-alive HTTP/1.1 connection, made anew when the server has dropped it.
 *
 * <p>Bare sockets, because everything above them listens to settings that belong to the handler: proxies, cookie
 * handlers, authenticators, log levels.
 */
public final class HttpConnection {
    private static final byte[] NOTHING = {};

    private final String host;
    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    /** @param server of which host and port count */
    public HttpConnection(URI server) {
        this.host = server.getHost();
        this.port = server.getPort() == -1 ? 80 : server.getPort();
    }

    /** An answer; header names are compared without case. */
    public record Response(int status, Map<String, String> headers, byte[] body) {}

    /**
     * Sends a request and waits for its answer, for as long as it takes.
     *
     * @throws IOException when the server is not there, or ends the connection before it has answered twice
     */
    public Response send(String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        boolean reused = socket != null;
        try {
            return exchange(method, path, headers, body);
        } catch (IOException e) {
            close();
            if (!reused) {
                throw e;
            }
            // A handler may run for longer than the server keeps an idle connection.
            return exchange(method, path, headers, body);
        }
    }

    /**
     * Reads an answer that never ends, line by line, until the server ends it.
     *
     * @param line hears each line without its line end
     * @throws IOException when the server is not there, does not answer with 200 in chunks, or goes away
     */
    public void follow(String path, Consumer<String> line) throws IOException {
        connect();
        try {
            request("GET", path, Map.of(), 0);
            out.flush();
            int status = status();
            if (status != 200 || !isChunked(headers())) {
                throw new IOException("The server answered " + status + " to " + path + ".");
            }
            StringBuilder unfinished = new StringBuilder();
            for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
                unfinished.append(new String(chunk, StandardCharsets.US_ASCII));
                for (int end = unfinished.indexOf("\n"); end >= 0; end = unfinished.indexOf("\n")) {
                    line.accept(unfinished.substring(0, end));
                    unfinished.delete(0, end + 1);
                }
            }
        } finally {
            close();
        }
    }

    private Response exchange(String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        connect();
        request(method, path, headers, body.length);
        out.write(body);
        out.flush();
        return read();
    }

    private void request(String method, String path, Map<String, String> headers, int bodyLength) throws IOException {
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ");
        head.append(host).append(':').append(port).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(bodyLength).append("\r\n");
        }
        head.append("\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void connect() throws IOException {
        if (socket == null) {
            Socket fresh = new Socket(Proxy.NO_PROXY);
            fresh.setTcpNoDelay(true);
            fresh.connect(new InetSocketAddress(host, port));
            socket = fresh;
            in = new BufferedInputStream(fresh.getInputStream(), 16 * 1024);
            // Head and a small body leave in one packet; a large body is not copied.
            out = new BufferedOutputStream(fresh.getOutputStream(), 16 * 1024);
        }
    }

    private Response read() throws IOException {
        int status = status();
        Map<String, String> headers = headers();
        byte[] body = body(headers);
        if ("close".equalsIgnoreCase(headers.get("Connection"))) {
            close();
        }
        return new Response(status, headers, body);
    }

    private int status() throws IOException {
        String statusLine = line();
        while (statusLine.startsWith("HTTP/1.1 100")) {
            headers();
            statusLine = line();
        }
        String[] words = statusLine.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
            throw new IOException("The Runtime API's server does not speak HTTP/1.1: " + statusLine);
        }
        return Integer.parseInt(words[1]);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (isChunked(headers)) {
            return chunks();
        }
        return exactly(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
    }

    private static boolean isChunked(Map<String, String> headers) {
        return headers.getOrDefault("Transfer-Encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked");
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
            body.write(chunk);
        }
        return body.toByteArray();
    }

    /** The next chunk; empty at the end. */
    private byte[] chunk() throws IOException {
        String size = line().split(";", 2)[0].strip();
        int length = Integer.parseInt(size, 16);
        if (length == 0) {
            headers();
            return NOTHING;
        }
        byte[] chunk = exactly(length);
        line();
        return chunk;
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The Runtime API's server ended the connection inside an answer.");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        while (true) {
            int c = in.read();
            if (c == -1) {
                throw new EOFException("The Runtime API's server ended the connection.");
            }
            if (c == '\n') {
                int last = line.length() - 1;
                if (last >= 0 && line.charAt(last) == '\r') {
                    line.setLength(last);
                }
                return line.toString();
            }
            line.append((char) c);
        }
    }

    private void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // Nothing is lost: the connection is given up.
            }
            socket = null;
        }
    }
}
