package dev.durascope.engine.conformance.handlers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.SerDes;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.TypeToken;
import dev.durascope.handler.retry.RetryStrategies;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.EventType;

/** What the requirement handlers of several suites use. */
final class Shared {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final StepConfig NO_RETRY = StepConfig.defaults().withRetryStrategy(RetryStrategies.none());

    /** Serialises as upper-case text, without JSON around it, and reads it back as it is. */
    static final SerDes UPPER_CASE = new SerDes() {
        @Override
        public String serialize(Object value) {
            return value.toString().toUpperCase(Locale.ROOT);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T deserialize(String text, TypeToken<T> type) {
            return (T) text;
        }
    };

    private Shared() {}

    /** Attempts that follow each other after a second. */
    static StepConfig retry(int maxAttempts) {
        return StepConfig.defaults().withRetryStrategy(RetryStrategies.fixed(maxAttempts, Duration.ofSeconds(1)));
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Ends the process during the execution's first invocation, once the history holds an event. An at-least-once
     * step's START is sent without waiting, so without looking the crash could overtake it.
     */
    static void crashDuringFirstInvocation(DurableContext context, EventType awaited) throws InterruptedException {
        try (LambdaClient client = LambdaClient.create()) {
            for (int tries = 0; tries < 500; tries++) {
                List<EventType> seen = client
                        .getDurableExecutionHistory(
                                request -> request.durableExecutionArn(context.durableExecutionArn()))
                        .events()
                        .stream()
                        .map(Event::eventType)
                        .toList();
                if (seen.contains(EventType.INVOCATION_COMPLETED)) {
                    return;
                }
                if (seen.contains(awaited)) {
                    System.exit(1);
                }
                Thread.sleep(20);
            }
        }
        throw new IllegalStateException(awaited + " did not reach the history");
    }

    static <T> T fail() {
        throw new IllegalStateException("failed on purpose");
    }
}
