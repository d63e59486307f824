package dev.durascope.engine.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.OperationType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The engine's end of the agent in one worker process. {@code POST …/messages} brings lines of JSON in the order in which
 * things happened; {@code GET …/orders} is answered with lines for as long as the worker lives: {@code orders 7 CALL,BODY}
 * and {@code run 12}, and, for an invocation whose time a debugger has stopped and lets go on, {@code left ID 2500} and
 * {@code until ID 1795255200000}, in milliseconds. Messages of an invocation come before its outcome, because the agent sends them first.
 */
final class WorkerAgent implements HttpHandler {
    /** The header in which an invocation brings its first orders. */
    static final String ORDERS_HEADER = "Durascope-Orders";

    /** Stands among the points of orders that outlive the invocation and the engine. */
    private static final String FOR_GOOD = "FOR_GOOD";

    private static final String END = "";

    private final String prefix;
    private final boolean wanted;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Map<String, OperationSighting> sightings = new HashMap<>();
    private final Set<Long> waiting = new HashSet<>();
    private @Nullable String blindness;
    private @Nullable Invocation current;
    private long orders;
    private boolean forGood;

    private WorkerAgent(String prefix, boolean wanted, @Nullable String blindness) {
        this.prefix = prefix;
        this.wanted = wanted;
        this.blindness = blindness;
    }

    /** Nobody wants to watch; there is no agent in the process. */
    static WorkerAgent unwanted(String prefix) {
        return new WorkerAgent(prefix, false, null);
    }

    /** Somebody wants to watch, and there can be no agent in the process. */
    static WorkerAgent impossible(String prefix, String why) {
        return new WorkerAgent(prefix, true, why);
    }

    /**
     * There is an agent in the process, which will say whether it sees something.
     *
     * @param prefix the raw path this is mounted at
     */
    static WorkerAgent expected(String prefix) {
        return new WorkerAgent(prefix, true, "The agent in the worker has not reported.");
    }

    /** An invocation is about to be handed to the worker. Returns the orders to send with it, if there is somebody to obey. */
    @Nullable
    String begin(Invocation invocation) {
        String why;
        synchronized (this) {
            sightings.clear();
            if (!wanted) {
                return null;
            }
            current = invocation;
            why = blindness;
        }
        if (why != null) {
            invocation.listener().unwatched(why);
            return null;
        }
        Ordered ordered = new Ordered(invocation);
        invocation.listener().watched(ordered);
        return ordered.opening();
    }

    /** The worker has answered its invocation: a thread of it that is still held is nobody's any more. */
    synchronized void end() {
        current = null;
        sightings.clear();
        if (!forGood) {
            Set.copyOf(waiting).forEach(this::release);
        }
    }

    /** The worker's process has ended. */
    void close() {
        end();
        lines.add(END);
    }

    /** What the handler is told of the time that its invocation has left, while and after a debugger holds it. */
    InvocationTimeout.Watcher clockOf(Invocation invocation) {
        return new InvocationTimeout.Watcher() {
            @Override
            public void held(Duration left) {
                tellClock("left " + invocation.requestId() + " " + left.toMillis());
            }

            @Override
            public void countsUntil(Instant deadline) {
                tellClock("until " + invocation.requestId() + " " + deadline.toEpochMilli());
            }
        };
    }

    private void tellClock(String line) {
        if (wanted) {
            lines.add(line);
        }
    }

    private synchronized void release(long ask) {
        if (waiting.remove(ask)) {
            lines.add("run " + ask);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod()
                + exchange.getRequestURI().getRawPath().substring(prefix.length());
        switch (call) {
            case "POST/messages" -> {
                receive(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
            case "GET/orders" -> order(exchange);
            default -> exchange.sendResponseHeaders(404, -1);
        }
    }

    private void order(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(String messages) {
        List<OperationSighting> seen = new ArrayList<>();
        for (String line : messages.split("\n")) {
            JsonNode message = Json.parse(line, "The agent's message");
            String kind = message.path("kind").asText();
            if (kind.equals("seen")) {
                OperationSighting sighting = sighting(message);
                if (sighting != null) {
                    seen.add(sighting);
                }
            } else {
                tell(seen);
                take(kind, message);
            }
        }
        tell(seen);
    }

    /** What a newer agent says and we do not know is nothing to us. */
    private void take(String kind, JsonNode message) {
        switch (kind) {
            case "watching" -> report(null);
            case "blind" -> report(message.path("why").asText());
            case "ask" -> ask(message);
            default -> {}
        }
    }

    private synchronized void report(@Nullable String why) {
        blindness = why;
    }

    /** A sighting of the current invocation, or {@code null}: a thread may outlive the invocation that began it. */
    private synchronized @Nullable OperationSighting sighting(JsonNode message) {
        if (current == null || !current.requestId().equals(text(message, "requestId"))) {
            return null;
        }
        String id = text(message, "id");
        OperationType type = type(text(message, "type"));
        if (id == null || type == null) {
            return null;
        }
        OperationSighting sighting = new OperationSighting(
                id,
                text(message, "parentId"),
                text(message, "name"),
                type,
                text(message, "subType"),
                message.path("replayed").asBoolean(),
                location(message));
        sightings.put(id, sighting);
        return sighting;
    }

    private void tell(List<OperationSighting> seen) {
        if (seen.isEmpty()) {
            return;
        }
        Invocation invocation;
        synchronized (this) {
            invocation = current;
        }
        if (invocation != null) {
            invocation.listener().seen(List.copyOf(seen));
        }
        seen.clear();
    }

    private void ask(JsonNode message) {
        Invocation invocation;
        OperationSighting operation;
        long ask = message.path("ask").asLong();
        synchronized (this) {
            invocation = current;
            operation = sightings.get(String.valueOf(text(message, "id")));
            waiting.add(ask);
        }
        if (invocation == null || operation == null || !invocation.requestId().equals(text(message, "requestId"))) {
            letStrayGo(ask);
            return;
        }
        HoldPoint point = HoldPoint.valueOf(String.valueOf(text(message, "point")));
        invocation.listener().reached(point, operation).whenComplete((go, failure) -> release(ask));
    }

    /** A thread that outlived its invocation. */
    private synchronized void letStrayGo(long ask) {
        if (!forGood) {
            release(ask);
        }
    }

    private static @Nullable SourceLocation location(JsonNode message) {
        String className = text(message, "class");
        String method = text(message, "method");
        if (className == null || method == null) {
            return null;
        }
        JsonNode line = message.get("line");
        return new SourceLocation(className, method, text(message, "file"), line == null ? null : line.intValue());
    }

    private static @Nullable OperationType type(@Nullable String name) {
        for (OperationType type : OperationType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode message, String name) {
        JsonNode value = message.get(name);
        return value == null ? null : value.textValue();
    }

    /** Orders for one invocation: the first go with it, later ones on their own way. */
    private final class Ordered implements InvocationWatch {
        private final Invocation invocation;
        private @Nullable String opening;
        private boolean opened;

        Ordered(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public void askAt(Set<HoldPoint> points) {
            ask(points, false);
        }

        @Override
        public void askForGoodAt(Set<HoldPoint> points) {
            ask(points, true);
        }

        private void ask(Set<HoldPoint> points, boolean always) {
            synchronized (WorkerAgent.this) {
                if (current != invocation) {
                    return;
                }
                forGood = always;
                Stream<String> names = points.stream().sorted().map(HoldPoint::name);
                String given = ++orders
                        + Stream.concat(names, always ? Stream.of(FOR_GOOD) : Stream.empty())
                                .collect(Collectors.joining(",", " ", ""));
                if (opened) {
                    lines.add("orders " + given);
                } else {
                    opening = given;
                }
            }
        }

        /** The first orders; none given means not to ask, whatever the invocation before was to ask about. */
        String opening() {
            synchronized (WorkerAgent.this) {
                opened = true;
                return opening == null ? ++orders + " " : opening;
            }
        }
    }
}
