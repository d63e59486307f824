package dev.durascope.engine.api;

import com.sun.net.httpserver.HttpExchange;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An answer that a debugger may hold for longer than the client waits for a byte: then it is begun, as 200 with white
 * space before its JSON, which every reader of JSON passes over. When the answer turns out to be a refusal after all,
 * the connection is cut, and the client's retry gets it.
 */
final class HeldReply {
    private final HttpExchange exchange;
    private boolean begun;

    /** The connection must be cut, because the answer that was begun is not the right one. */
    static final class CutOffException extends IOException {
        private static final long serialVersionUID = 1L;

        CutOffException(LambdaFault fault) {
            super("The answer was begun before it was refused", fault);
        }
    }

    HeldReply(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Shows the client that its answer will come.
     *
     * @throws UncheckedIOException when the client has gone away
     */
    void signOfLife() {
        try {
            if (!begun) {
                begun = true;
                Replies.beginJson(exchange);
            }
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the answer, or what is left of it. */
    void send(ApiResponse response) throws IOException {
        if (begun) {
            exchange.getResponseBody().write(response.body());
            return;
        }
        response.headers().forEach(exchange.getResponseHeaders()::set);
        if (response.body().length == 0) {
            Replies.empty(exchange, response.status());
        } else {
            Replies.json(exchange, response.status(), response.body());
        }
    }

    /** Lets a refusal through while that is possible. */
    void refuse(LambdaFault fault) throws CutOffException {
        if (begun) {
            throw new CutOffException(fault);
        }
        throw fault;
    }
}
