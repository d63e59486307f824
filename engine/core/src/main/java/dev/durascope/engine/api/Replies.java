package dev.durascope.engine.api;

import com.sun.net.httpserver.HttpExchange;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in AWS's form: errors as header and body (protocol §2), and the request's id on everything. */
final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final byte[] NONE = {};

    private Replies() {}

    /** Sends a JSON document. */
    static void json(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, body);
    }

    /** Begins a JSON document of unknown length. */
    static void beginJson(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(200, 0);
    }

    /** Sends an answer without a body. */
    static void empty(HttpExchange exchange, int status) throws IOException {
        send(exchange, status, NONE);
    }

    /** Sends a refusal. */
    static void fault(HttpExchange exchange, LambdaFault fault) throws IOException {
        FaultType type = fault.type();
        if (type == FaultType.TOO_MANY_REQUESTS) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        String message = fault.getMessage() == null ? type.errorName() : fault.getMessage();
        byte[] body = Json.bytes(g -> {
            g.writeStartObject();
            g.writeStringField("Type", type.isCallerFault() ? "User" : "Server");
            g.writeStringField(type.messageKey(), message);
            if (type == FaultType.TOO_MANY_REQUESTS) {
                g.writeStringField("Reason", "CallerRateLimitExceeded");
            }
            g.writeEndObject();
        });
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", type.errorName());
        json(exchange, type.httpStatus(), body);
    }

    /** Sends a refusal that is not one of the API model's. */
    static void error(HttpExchange exchange, int status, String errorName, String messageKey, String message)
            throws IOException {
        byte[] body = Json.bytes(g -> {
            g.writeStartObject();
            g.writeStringField("Type", status < 500 ? "User" : "Server");
            g.writeStringField(messageKey, message);
            g.writeEndObject();
        });
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", errorName);
        json(exchange, status, body);
    }

    /** Nothing is served at this path. */
    static void notFound(HttpExchange exchange) throws IOException {
        error(exchange, 404, "UnknownOperationException", "Message", "Nothing is served at this path.");
    }

    /** The path is served, but not for this method. */
    static void methodNotAllowed(HttpExchange exchange, String allowed) throws IOException {
        exchange.getResponseHeaders().set("Allow", allowed);
        error(
                exchange,
                405,
                "MethodNotAllowedException",
                "Message",
                "The method " + exchange.getRequestMethod() + " is not allowed at this path; use " + allowed + ".");
    }

    /** Answers for an error of ours, when there is still a way to. */
    static void failure(HttpExchange exchange) {
        if (exchange.getResponseCode() != -1) {
            return;
        }
        try {
            fault(exchange, new LambdaFault(FaultType.SERVICE, "The service failed; its log says why."));
        } catch (IOException e) {
            LOG.debug("A client went away: {}", e.toString());
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
