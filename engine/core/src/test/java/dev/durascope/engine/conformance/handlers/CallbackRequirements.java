package dev.durascope.engine.conformance.handlers;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.conformance.handlers.RequirementHandler.Body;
import dev.durascope.handler.CallbackConfig;
import dev.durascope.handler.DurableCallback;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.SerDes;
import dev.durascope.handler.TypeToken;
import dev.durascope.handler.error.OperationFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Requirements 4-1 to 4-19. */
final class CallbackRequirements {

    private static final CallbackConfig PLAIN = CallbackConfig.defaults();
    private static final CallbackConfig HEARTBEAT = PLAIN.withHeartbeatTimeout(Duration.ofSeconds(5));

    /** A callback's answer that is read in a way of its own. */
    record Received(String id, String message, long timestamp) {}

    private static final SerDes RECEIVED = new SerDes() {
        @Override
        public String serialize(Object value) {
            throw new UnsupportedOperationException("a callback's answer is only read");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T deserialize(String text, TypeToken<T> type) {
            JsonNode node = Shared.parse(text);
            return (T) new Received(
                    node.get("id").textValue(),
                    node.get("message").textValue(),
                    Instant.parse(node.get("timestamp").textValue()).getEpochSecond());
        }
    };

    static final Map<String, Body> BODIES = Map.ofEntries(
            entry("4-1", awaiting(PLAIN)),
            entry(
                    "4-2",
                    (event, context) ->
                            context.createCallback("approval", String.class).get()),
            entry("4-3", awaiting(timeout(5))),
            entry("4-4", awaiting(HEARTBEAT)),
            entry("4-5", awaiting(PLAIN.withHeartbeatTimeout(Duration.ofSeconds(10)))),
            entry("4-6", awaiting(PLAIN)),
            entry("4-7", steppingBetween(PLAIN)),
            entry("4-8", steppingBetween(timeout(5))),
            entry("4-9", waitingBetween(PLAIN, 5)),
            entry("4-10", waitingBetween(PLAIN, 5)),
            entry("4-11", waitingBetween(timeout(3), 6)),
            entry("4-12", (event, context) -> {
                String result = create(event, context, PLAIN).get();
                context.wait(null, Duration.ofSeconds(2));
                return result;
            }),
            entry("4-13", catching(PLAIN)),
            entry("4-14", catching(timeout(3))),
            entry(
                    "4-15",
                    (event, context) -> Map.of(
                            "received",
                            context.createCallback(event.textValue(), Received.class, PLAIN.withSerDes(RECEIVED))
                                    .get())),
            entry("4-16", (event, context) -> {
                int count =
                        context.createCallback(event.textValue(), Integer.class).get();
                return Map.of("count", count, "doubled", 2 * count);
            }),
            entry("4-17", (event, context) -> {
                String a = create(event.get(0), context, PLAIN).get();
                String b = create(event.get(1), context, PLAIN).get();
                return List.of(a, b);
            }),
            entry("4-18", (event, context) -> {
                DurableCallback<String> a = create(event.get(0), context, PLAIN);
                DurableCallback<String> b = create(event.get(1), context, PLAIN);
                return List.of(a.get(), b.get());
            }),
            entry("4-19", (event, context) -> {
                DurableCallback<String> a = create(event.get(0), context, PLAIN);
                DurableCallback<String> b = create(event.get(1), context, PLAIN);
                String second = b.get();
                return List.of(a.get(), second);
            }));

    private CallbackRequirements() {}

    private static CallbackConfig timeout(int seconds) {
        return PLAIN.withTimeout(Duration.ofSeconds(seconds));
    }

    private static DurableCallback<String> create(JsonNode name, DurableContext context, CallbackConfig config) {
        return context.createCallback(name.textValue(), String.class, config);
    }

    private static Body awaiting(CallbackConfig config) {
        return (event, context) -> create(event, context, config).get();
    }

    private static Body steppingBetween(CallbackConfig config) {
        return (event, context) -> {
            DurableCallback<String> callback = create(event, context, config);
            context.step(null, String.class, step -> "between");
            return callback.get();
        };
    }

    private static Body waitingBetween(CallbackConfig config, int seconds) {
        return (event, context) -> {
            DurableCallback<String> callback = create(event, context, config);
            context.wait(null, Duration.ofSeconds(seconds));
            return callback.get();
        };
    }

    private static Body catching(CallbackConfig config) {
        return (event, context) -> {
            String message;
            try {
                message = create(event, context, config).get();
            } catch (OperationFailedException e) {
                message = e.getMessage();
            }
            context.wait(null, Duration.ofSeconds(2));
            return message;
        };
    }
}
