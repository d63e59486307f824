package dev.durascope.engine.conformance.handlers;

import static dev.durascope.engine.conformance.handlers.Shared.NO_RETRY;
import static dev.durascope.engine.conformance.handlers.Shared.fail;
import static dev.durascope.engine.conformance.handlers.Shared.retry;
import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.conformance.handlers.RequirementHandler.Body;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.StepSemantics;
import dev.durascope.handler.error.OperationFailedException;
import dev.durascope.handler.retry.Jitter;
import dev.durascope.handler.retry.RetryStrategies;
import java.time.Duration;
import java.util.Map;

/** Requirements 1-1 to 1-20. */
final class StepRequirements {

    /** A failure that may pass. */
    static final class TransientError extends RuntimeException {
        TransientError() {
            super("not yet");
        }
    }

    static final Map<String, Body> BODIES = Map.ofEntries(
            entry("1-1", (event, context) -> context.step(null, String.class, step -> greeting(event))),
            entry("1-2", (event, context) -> context.step("custom_step_name", String.class, step -> greeting(event))),
            entry("1-3", (event, context) -> {
                String first = context.step(null, String.class, step -> "first");
                return context.step(null, String.class, step -> first + "_second");
            }),
            entry("1-4", (event, context) -> context.step(null, Object.class, step -> user(event))),
            entry("1-5", (event, context) -> context.step(null, Object.class, step -> null)),
            entry(
                    "1-6",
                    (event, context) -> context.step(
                            null,
                            String.class,
                            step -> event.textValue(),
                            StepConfig.defaults().withSerDes(Shared.UPPER_CASE))),
            entry(
                    "1-7",
                    (event, context) -> context.step(null, String.class, step -> {
                        System.out.println("Greeting step started for: " + event.textValue());
                        System.out.println("Greeting step completed with: " + greeting(event));
                        return greeting(event);
                    })),
            entry("1-8", (event, context) -> {
                String result = context.step(null, String.class, step -> "computed");
                context.wait(null, Duration.ofSeconds(2));
                return result;
            }),
            entry("1-9", (event, context) -> {
                String result = context.step(null, String.class, step -> "cached_value");
                context.wait(null, Duration.ofSeconds(1));
                return result;
            }),
            entry("1-10", (event, context) -> {
                String caught = null;
                try {
                    context.step(null, String.class, step -> fail(), NO_RETRY);
                } catch (OperationFailedException e) {
                    caught = e.getMessage();
                }
                context.wait(null, Duration.ofSeconds(1));
                return caught;
            }),
            entry(
                    "1-11",
                    (event, context) -> context.step(
                            null, String.class, step -> step.attempt() < 2 ? fail() : "Operation succeeded", retry(3))),
            entry("1-12", (event, context) -> context.step(null, String.class, step -> fail(), retry(4))),
            entry(
                    "1-13",
                    (event, context) ->
                            context.step(null, String.class, step -> step.attempt() < 3 ? fail() : "third time lucky")),
            entry(
                    "1-14",
                    (event, context) -> context.step(
                            null,
                            String.class,
                            step -> step.attempt() < 3 ? fail() : "third time lucky",
                            StepConfig.defaults()
                                    .withRetryStrategy(RetryStrategies.exponential(
                                            5, Duration.ofSeconds(2), Duration.ofMinutes(5), 3, Jitter.NONE)))),
            entry(
                    "1-15",
                    (event, context) -> context.step(
                            null,
                            String.class,
                            step -> {
                                if (step.attempt() < 2) {
                                    throw new TransientError();
                                }
                                return "recovered";
                            },
                            StepConfig.defaults()
                                    .withRetryStrategy(RetryStrategies.fixed(3, Duration.ofSeconds(1))
                                            .onlyFor(TransientError.class)))),
            entry(
                    "1-16",
                    (event, context) -> context.step(
                            null,
                            String.class,
                            step -> {
                                throw new TransientError();
                            },
                            StepConfig.defaults()
                                    .withRetryStrategy(RetryStrategies.fixed(3, Duration.ofSeconds(1))
                                            .onlyFor(ArithmeticException.class)))),
            entry(
                    "1-17",
                    (event, context) -> context.step(
                            "at_most_once_flaky_step",
                            String.class,
                            step -> crash(event),
                            NO_RETRY.withSemantics(StepSemantics.AT_MOST_ONCE_PER_RETRY))),
            entry(
                    "1-18",
                    (event, context) -> context.step(
                            null,
                            String.class,
                            step -> {
                                if (step.attempt() < 2) {
                                    return crash(event);
                                }
                                System.out.println(event.textValue());
                                return "succeeded on second attempt";
                            },
                            retry(3).withSemantics(StepSemantics.AT_MOST_ONCE_PER_RETRY))),
            entry("1-19", (event, context) -> context.step(null, String.class, step -> fail(), NO_RETRY)),
            entry("1-20", (event, context) -> {
                String value;
                try {
                    value = context.step(null, String.class, step -> fail(), NO_RETRY);
                } catch (OperationFailedException e) {
                    value = "fallback_result";
                }
                String recovered = value;
                return context.step(null, String.class, step -> recovered);
            }));

    private StepRequirements() {}

    private static String greeting(JsonNode event) {
        return "Hello, " + event.textValue() + "!";
    }

    private static Object user(JsonNode event) {
        JsonNode tags = event.get("tags");
        return Map.of("user", Map.of("name", event.get("name"), "tags", tags), "count", tags.size());
    }

    private static String crash(JsonNode event) {
        System.out.println(event.textValue());
        System.exit(1);
        return null;
    }
}
