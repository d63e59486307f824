package dev.durascope.engine.invoke;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.durascope.engine.invoke.InvocationOutcome.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The Lambda Runtime API, version 2018-06-01, as one worker process sees it (Lambda Developer Guide, "Runtime API"). */
final class RuntimeApi implements HttpHandler {
    private static final String VERSION = "/2018-06-01/runtime";
    private static final String GONE = "The engine is done with this worker.";
    private static final byte[] ACCEPTED = "{\"status\":\"OK\"}\n".getBytes(StandardCharsets.UTF_8);

    private final String prefix;
    private final Listener listener;
    private final BlockingQueue<Optional<Job>> work = new LinkedBlockingQueue<>();
    private @Nullable String current;

    /** Hears what the worker does, on the request's thread. */
    interface Listener {

        /** The worker asks for work: it has been started, or is done with what it had. */
        void ready();

        /** The worker takes up an invocation; what it is given is the answer. */
        @Nullable
        Handout takenUp(Job job);

        /** The worker has reported how the invocation ended. */
        void ended(String requestId, InvocationOutcome outcome);

        /** The worker has reported that there is no handler to call. */
        void initFailed(InvocationOutcome.Failed failure);
    }

    /**
     * @param prefix the raw path it is mounted at
     */
    RuntimeApi(String prefix, Listener listener) {
        this.prefix = prefix;
        this.listener = listener;
    }

    /** Gives the worker an invocation, at once if it is waiting for one. */
    void offer(Job job) {
        work.add(Optional.of(job));
    }

    /** The worker has gone, or must: it gets nothing more. */
    void close() {
        work.add(Optional.empty());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().substring(prefix.length());
        String[] segments =
                path.startsWith(VERSION) ? path.substring(VERSION.length()).split("/") : new String[0];
        boolean get = exchange.getRequestMethod().equals("GET");
        boolean post = exchange.getRequestMethod().equals("POST");
        if (get && path.equals(VERSION + "/invocation/next")) {
            next(exchange);
        } else if (post && path.equals(VERSION + "/init/error")) {
            listener.initFailed(Failures.reported(Cause.INIT_ERROR, body(exchange)));
            send(exchange, 202, ACCEPTED);
        } else if (post && segments.length == 4 && segments[3].equals("response")) {
            response(exchange, segments[2]);
        } else if (post && segments.length == 4 && segments[3].equals("error")) {
            end(exchange, segments[2], Failures.reported(Cause.HANDLER_ERROR, body(exchange)), 202, ACCEPTED);
        } else {
            refuse(exchange, 404, "InvalidPath", "The Runtime API has no " + exchange.getRequestMethod() + " here.");
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        listener.ready();
        Optional<Job> job;
        try {
            job = work.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            job = Optional.empty();
        }
        if (job.isEmpty()) {
            refuse(exchange, 410, "Gone", GONE);
            return;
        }
        Handout handout = listener.takenUp(job.get());
        if (handout == null) {
            refuse(exchange, 410, "Gone", GONE);
            return;
        }
        synchronized (this) {
            current = handout.requestId();
        }
        handout.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, 200, handout.payload());
    }

    private void response(HttpExchange exchange, String requestId) throws IOException {
        byte[] body = body(exchange);
        if (body.length > Failures.MAX_RESPONSE_BYTES) {
            InvocationOutcome.Failed failed = Failures.responseTooLarge();
            byte[] refusal =
                    error("Function.ResponseSizeTooLarge", failed.error().errorMessage());
            end(exchange, requestId, failed, 413, refusal);
        } else {
            end(exchange, requestId, new InvocationOutcome.Returned(body), 202, ACCEPTED);
        }
    }

    private void end(HttpExchange exchange, String requestId, InvocationOutcome outcome, int status, byte[] answer)
            throws IOException {
        synchronized (this) {
            if (!requestId.equals(current)) {
                refuse(exchange, 400, "InvalidRequestID", "Invocation " + requestId + " is not under way here.");
                return;
            }
            current = null;
        }
        listener.ended(requestId, outcome);
        send(exchange, status, answer);
    }

    /** The body, or one byte more than a response may have; the server reads the rest, once we have answered. */
    private static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readNBytes(Failures.MAX_RESPONSE_BYTES + 1);
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        send(exchange, status, error(type, message));
    }

    private static byte[] error(String type, @Nullable String message) {
        return ("{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
