package dev.durascope.engine.conformance.handlers;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.durascope.engine.conformance.handlers.RequirementHandler.Body;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.InvokeConfig;
import dev.durascope.handler.SerDes;
import dev.durascope.handler.TypeToken;
import dev.durascope.handler.error.OperationFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requirements 5-1 to 5-16, and the functions that they invoke. */
final class InvokeRequirements {

    private static final String ECHO = "conformance-target-echo";
    private static final String FAILING = "conformance-target-failing";
    private static final String MEASURING = "conformance-target-measuring";
    private static final String TENANT = "conformance-target-tenant";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final SerDes UPPER_CASE_RESULT = new SerDes() {
        @Override
        public String serialize(Object value) {
            throw new UnsupportedOperationException("a result is only read");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T deserialize(String text, TypeToken<T> type) {
            return (T) Shared.parse(text).textValue().toUpperCase(Locale.ROOT);
        }
    };

    static final Map<String, Body> BODIES = Map.ofEntries(
            entry("target-echo", (event, context) -> event),
            entry("target-tenant", (event, context) -> event),
            entry("target-failing", (event, context) -> Shared.fail()),
            entry("target-measuring", (event, context) -> event.textValue().length()),
            entry("5-1", (event, context) -> invoke(context, null, ECHO, event)),
            entry(
                    "5-2",
                    (event, context) -> invoke(context, event.get("name").textValue(), ECHO, event.get("payload"))),
            entry("5-3", (event, context) -> invoke(context, null, ECHO, event)),
            entry("5-4", (event, context) -> invoke(context, null, ECHO, NullNode.instance)),
            entry("5-5", (event, context) -> invoke(context, null, FAILING, null)),
            entry("5-6", (event, context) -> {
                try {
                    return invoke(context, null, FAILING, null);
                } catch (OperationFailedException e) {
                    return "fallback";
                }
            }),
            // 1,000,000 characters and their quotes stay below the 1 MiB that a chained invoke may carry.
            entry("5-7", (event, context) -> context.invoke(null, MEASURING, "x".repeat(1_000_000), Integer.class)),
            entry(
                    "5-8",
                    (event, context) -> context.invoke(
                            null,
                            TENANT,
                            event.get("payload"),
                            TypeToken.of(String.class),
                            InvokeConfig.defaults()
                                    .withTenantId(event.get("tenantId").textValue()))),
            entry("5-9", (event, context) -> {
                JsonNode result = invoke(context, null, ECHO, Map.of("asked", true));
                context.wait(null, SECOND);
                return result;
            }),
            entry("5-10", (event, context) -> {
                String message = null;
                try {
                    invoke(context, null, FAILING, Map.of("asked", true));
                } catch (OperationFailedException e) {
                    message = e.getMessage();
                }
                context.wait(null, SECOND);
                return message;
            }),
            entry("5-11", (event, context) -> {
                String result = context.step(null, String.class, step -> "from a step");
                return invoke(context, null, ECHO, result);
            }),
            entry("5-12", (event, context) -> {
                JsonNode result = invoke(context, null, ECHO, "from the handler");
                return context.step(null, String.class, step -> result.textValue() + ", by a step");
            }),
            entry(
                    "5-13",
                    (event, context) -> context.runInChildContext(
                            null, JsonNode.class, child -> invoke(child, null, ECHO, "from a child"))),
            entry("5-14", (event, context) -> {
                JsonNode first = invoke(context, null, ECHO, 1);
                JsonNode second = invoke(context, null, ECHO, 2);
                return List.of(first, second);
            }),
            entry(
                    "5-15",
                    (event, context) -> context.invoke(
                            null,
                            ECHO,
                            event,
                            TypeToken.of(JsonNode.class),
                            InvokeConfig.defaults().withPayloadSerDes(Shared.UPPER_CASE))),
            entry(
                    "5-16",
                    (event, context) -> context.invoke(
                            null,
                            ECHO,
                            event,
                            TypeToken.of(String.class),
                            InvokeConfig.defaults().withResultSerDes(UPPER_CASE_RESULT))));

    private InvokeRequirements() {}

    private static JsonNode invoke(DurableContext context, String name, String function, Object payload) {
        return context.invoke(name, function, payload, JsonNode.class);
    }
}
