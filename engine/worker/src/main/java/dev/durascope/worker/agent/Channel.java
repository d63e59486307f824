package dev.durascope.worker.agent;

import dev.durascope.worker.wire.HttpConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The way to the engine: messages go out in the order in which they were given, on a thread of their own; orders come in
 * on another. Once it has failed it stays closed: the handler must run on without an engine that listens.
 */
final class Channel {
    private final String path;
    private final HttpConnection out;
    private final HttpConnection in;
    private final Runnable whenClosed;
    private final Object sending = new Object();
    private final StringBuilder outbox = new StringBuilder();
    private volatile boolean closed;

    /**
     * @param runtimeApi the worker's Runtime API, below which the agent has a place of its own
     * @param whenClosed runs when nothing more will come
     */
    Channel(URI runtimeApi, Runnable whenClosed) {
        String base = runtimeApi.getRawPath() == null ? "" : runtimeApi.getRawPath();
        this.path = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/durascope";
        this.out = new HttpConnection(runtimeApi);
        this.in = new HttpConnection(runtimeApi);
        this.whenClosed = whenClosed;
    }

    void open(Consumer<String> orders) {
        daemon("durascope-agent-orders", () -> receive(orders));
        daemon("durascope-agent-messages", this::sendForEver);
    }

    boolean isClosed() {
        return closed;
    }

    /** Gives a message to be sent soon. */
    void post(Message message) {
        synchronized (outbox) {
            if (!closed) {
                outbox.append(message.line());
                outbox.notifyAll();
            }
        }
    }

    /** Returns when all that was given has been received. */
    void flush() {
        synchronized (sending) {
            String body;
            synchronized (outbox) {
                body = outbox.toString();
                outbox.setLength(0);
            }
            if (body.isEmpty()) {
                return;
            }
            try {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                int status =
                        out.send("POST", path + "/messages", Map.of(), bytes).status();
                if (status >= 300) {
                    close();
                }
            } catch (IOException | RuntimeException e) {
                close();
            }
        }
    }

    private void sendForEver() {
        while (awaitMessage()) {
            flush();
        }
    }

    private boolean awaitMessage() {
        synchronized (outbox) {
            while (outbox.isEmpty() && !closed) {
                try {
                    outbox.wait();
                } catch (InterruptedException e) {
                    // A handler that interrupts every thread it finds shall not silence the agent.
                }
            }
        }
        return !closed;
    }

    private void receive(Consumer<String> orders) {
        try {
            in.follow(path + "/orders", orders);
        } catch (IOException | RuntimeException e) {
            // Whatever ended it, there will be no more orders.
        } finally {
            close();
        }
    }

    private void close() {
        synchronized (outbox) {
            closed = true;
            outbox.setLength(0);
            outbox.notifyAll();
        }
        whenClosed.run();
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
