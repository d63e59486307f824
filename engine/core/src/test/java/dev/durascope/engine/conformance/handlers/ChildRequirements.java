package dev.durascope.engine.conformance.handlers;

import static dev.durascope.engine.conformance.handlers.Shared.NO_RETRY;
import static dev.durascope.engine.conformance.handlers.Shared.fail;
import static dev.durascope.engine.conformance.handlers.Shared.retry;
import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.conformance.handlers.RequirementHandler.Body;
import dev.durascope.handler.ChildContextConfig;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.TypeToken;
import dev.durascope.handler.error.OperationFailedException;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.EventType;

/** Requirements 3-1 to 3-18. */
final class ChildRequirements {

    private static final Duration SECOND = Duration.ofSeconds(1);

    static final Map<String, Body> BODIES = Map.ofEntries(
            entry(
                    "3-1",
                    (event, context) -> context.runInChildContext(null, String.class, child -> echoStep(child, event))),
            entry(
                    "3-2",
                    (event, context) -> context.runInChildContext(
                            event.get("name").textValue(), String.class, child -> echoStep(child, event.get("value")))),
            entry(
                    "3-3",
                    (event, context) -> context.runInChildContext("sequence", String.class, child -> {
                        String first = echoStep(child, event);
                        return child.step(null, String.class, step -> first);
                    })),
            entry(
                    "3-4",
                    (event, context) -> context.runInChildContext(
                            "failing",
                            String.class,
                            child -> child.step(null, String.class, step -> fail(), NO_RETRY))),
            entry("3-5", (event, context) -> {
                try {
                    return context.runInChildContext(
                            null, String.class, child -> child.step(null, String.class, step -> fail(), NO_RETRY));
                } catch (OperationFailedException e) {
                    return echoStep(context, event);
                }
            }),
            entry(
                    "3-6",
                    (event, context) -> context.runInChildContext("outer", String.class, outer -> {
                        echoStep(outer, event);
                        return outer.runInChildContext("inner", String.class, inner -> echoStep(inner, event));
                    })),
            entry(
                    "3-7",
                    (event, context) -> context.runInChildContext(
                            "retrying",
                            String.class,
                            child -> child.step(
                                    null,
                                    String.class,
                                    step -> step.attempt() < 2 ? fail() : event.textValue(),
                                    retry(2)))),
            entry(
                    "3-8",
                    (event, context) -> context.runInChildContext(
                            "exhausting",
                            String.class,
                            child -> child.step(null, String.class, step -> fail(), retry(2)))),
            entry("3-9", (event, context) -> {
                String result = context.runInChildContext(null, String.class, child -> echoStep(child, event));
                context.wait(null, SECOND);
                return result;
            }),
            entry("3-10", (event, context) -> stepAndWait(context, event)),
            entry("3-11", (event, context) -> {
                String large = context.runInChildContext("large", String.class, child -> {
                    System.out.println(event.textValue());
                    return child.step(null, String.class, step -> "x").repeat(300 * 1024);
                });
                context.wait(null, SECOND);
                return large.length();
            }),
            entry(
                    "3-12",
                    (event, context) -> context.runInChildContext(
                            null,
                            String.class,
                            child -> child.step(null, String.class, step -> {
                                Shared.crashDuringFirstInvocation(context, EventType.STEP_STARTED);
                                return event.textValue();
                            }))),
            entry("3-13", (event, context) -> {
                String result = context.runInChildContext("waiting", String.class, child -> {
                    child.wait(null, SECOND);
                    return event.textValue();
                });
                return context.step(null, String.class, step -> result);
            }),
            entry(
                    "3-14",
                    (event, context) -> context.runInChildContext(
                            "upper-case",
                            TypeToken.of(String.class),
                            child -> echoStep(child, event),
                            ChildContextConfig.defaults().withSerDes(Shared.UPPER_CASE))),
            entry("3-15", (event, context) -> context.runInChildContext("throwing", String.class, child -> fail())),
            entry("3-16", (event, context) -> context.runInChildContext("empty", String.class, child -> null)),
            entry("3-17", (event, context) -> {
                String result = context.runInChildContext("logging", String.class, child -> {
                    System.out.println(event.textValue());
                    return event.textValue();
                });
                context.wait(null, SECOND);
                return result;
            }),
            entry("3-18", (event, context) -> {
                stepAndWait(context, event);
                String result = echoStep(context, event);
                context.wait(null, SECOND);
                return result;
            }));

    private ChildRequirements() {}

    private static String echoStep(DurableContext context, JsonNode event) {
        return context.step(null, String.class, step -> event.textValue());
    }

    private static String stepAndWait(DurableContext context, JsonNode event) {
        return context.runInChildContext("step-and-wait", String.class, child -> {
            String result = echoStep(child, event);
            child.wait(null, SECOND);
            return result;
        });
    }
}
