package dev.durascope.engine.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.durascope.engine.invoke.WorkerMounts;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one HTTP server of an engine, on 127.0.0.1 only, with a handler per path prefix and a virtual thread per request.
 * It refuses requests that a web page could have caused: a foreign {@code Host} (DNS rebinding) or any {@code Origin}.
 * Handlers read the request body from the exchange, where it is bounded, and may throw {@link LambdaFault}; the
 * exchange is closed for them.
 */
public final class LoopbackServer implements WorkerMounts, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 512;

    static {
        // Read once, when the JDK's server classes are loaded. Without nodelay every small answer waits for an ACK; an
        // idle connection must outlive every client's own idea of idleness, or a reuse races with our close.
        setDefault("sun.net.httpserver.nodelay", "true");
        setDefault("sun.net.httpserver.idleInterval", "600");
        setDefault("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService executor;
    private final Map<String, HttpHandler> mounts = new ConcurrentHashMap<>();
    private final HostGuard guard;

    private LoopbackServer(HttpServer server) {
        this.server = server;
        this.executor = Executors.newVirtualThreadPerTaskExecutor();
        this.guard = new HostGuard(server.getAddress().getPort());
    }

    /**
     * Starts a server.
     *
     * @param port the port to listen on, 0 for any that is free
     * @throws IOException when the port is in use or may not be used; the message is for people
     */
    public static LoopbackServer start(int port) throws IOException {
        if (port < 0 || port > 65_535) {
            throw new IOException("Port " + port + " is not a port: choose 1 to 65535, or 0 for any that is free.");
        }
        HttpServer http;
        try {
            http = HttpServer.create(new InetSocketAddress(HOST, port), BACKLOG);
        } catch (BindException e) {
            throw new IOException(
                    "Port " + port + " on " + HOST + " cannot be used (" + e.getMessage()
                            + "): choose another one, or 0 for any that is free.",
                    e);
        }
        LoopbackServer server = new LoopbackServer(http);
        http.createContext("/", server::serve);
        http.setExecutor(server.executor);
        http.start();
        return server;
    }

    /** Where the server is, such as {@code http://127.0.0.1:43210}. */
    public URI baseUri() {
        return URI.create("http://" + HOST + ":" + server.getAddress().getPort());
    }

    /**
     * Serves all paths below a prefix; the longest prefix that matches wins.
     *
     * @param prefix whole raw path segments, such as {@code /w/secret}; {@code /} for all that nobody else serves
     * @throws IllegalStateException when something is mounted there
     */
    @Override
    public Mount mount(String prefix, HttpHandler handler) {
        String key = prefix.equals("/") ? "" : prefix;
        if (!key.isEmpty() && (!key.startsWith("/") || key.endsWith("/"))) {
            throw new IllegalArgumentException("A prefix starts with a slash and does not end with one: " + prefix);
        }
        if (mounts.putIfAbsent(key, handler) != null) {
            throw new IllegalStateException("Something is mounted at this prefix already.");
        }
        return new Mount() {
            @Override
            public URI uri() {
                return URI.create(baseUri() + key);
            }

            @Override
            public void close() {
                mounts.remove(key, handler);
            }
        };
    }

    /** A served prefix; closing it ends the serving. */
    public interface Mount extends WorkerMounts.Mounted {}

    private void serve(HttpExchange exchange) throws IOException {
        boolean cut = false;
        try {
            answer(exchange);
        } catch (HeldReply.CutOffException e) {
            // Not closed, which would end the answer properly: the server cuts the connection when it hears of this.
            cut = true;
            throw e;
        } catch (IOException e) {
            LOG.debug("A client went away: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.error("A {} request failed", exchange.getRequestMethod(), e);
            Replies.failure(exchange);
        } finally {
            if (!cut) {
                exchange.close();
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            dispatch(exchange);
            BoundedBody.drain(exchange);
        } catch (BoundedBody.TooLargeException e) {
            BoundedBody.drain(exchange);
            Replies.error(exchange, 413, "RequestTooLargeException", "message", e.getMessage());
        } catch (LambdaFault e) {
            BoundedBody.drain(exchange);
            Replies.fault(exchange, e);
        }
    }

    private void dispatch(HttpExchange exchange) throws IOException {
        BoundedBody.bound(exchange);
        String refusal = guard.refusal(exchange);
        if (refusal != null) {
            BoundedBody.drain(exchange);
            Replies.error(exchange, 403, "AccessDeniedException", "Message", refusal);
            return;
        }
        HttpHandler handler = find(exchange.getRequestURI().getRawPath());
        if (handler == null) {
            BoundedBody.drain(exchange);
            Replies.notFound(exchange);
            return;
        }
        handler.handle(exchange);
    }

    private @Nullable HttpHandler find(String rawPath) {
        String prefix = rawPath;
        while (true) {
            HttpHandler handler = mounts.get(prefix);
            if (handler != null || prefix.isEmpty()) {
                return handler;
            }
            prefix = prefix.substring(0, Math.max(0, prefix.lastIndexOf('/')));
        }
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Stops serving and ends the connections there are. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
