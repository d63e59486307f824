package dev.durascope.handler;

import dev.durascope.handler.retry.RetryStrategies;
import dev.durascope.handler.retry.RetryStrategy;
import java.util.Objects;

/**
 * How a step runs.
 *
 * @param retryStrategy decides after a failed attempt, never null
 * @param semantics what is promised when an invocation dies, never null
 * @param serDes how the result is kept; null means the handler's own
 */
public record StepConfig(RetryStrategy retryStrategy, StepSemantics semantics, SerDes serDes) {
    private static final StepConfig DEFAULTS =
            new StepConfig(RetryStrategies.defaults(), StepSemantics.AT_LEAST_ONCE_PER_RETRY, null);

    /** Checks that strategy and semantics are given. */
    public StepConfig {
        Objects.requireNonNull(retryStrategy, "retryStrategy must not be null: use RetryStrategies.none() for none");
        Objects.requireNonNull(semantics, "semantics must not be null");
    }

    /** Six attempts, at least once, the handler's serializer. */
    public static StepConfig defaults() {
        return DEFAULTS;
    }

    /** The same with another retry strategy. */
    public StepConfig withRetryStrategy(RetryStrategy value) {
        return new StepConfig(value, semantics, serDes);
    }

    /** The same with other semantics. */
    public StepConfig withSemantics(StepSemantics value) {
        return new StepConfig(retryStrategy, value, serDes);
    }

    /** The same with another serializer for the result. */
    public StepConfig withSerDes(SerDes value) {
        return new StepConfig(retryStrategy, semantics, value);
    }
}
