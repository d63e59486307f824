package dev.durascope.engine.conformance.handlers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.handler.SerDes;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.TypeToken;
import dev.durascope.handler.retry.RetryStrategies;
import java.time.Duration;
import java.util.Locale;

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

    static <T> T fail() {
        throw new IllegalStateException("failed on purpose");
    }
}
