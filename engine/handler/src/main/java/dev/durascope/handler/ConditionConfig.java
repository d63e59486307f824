package dev.durascope.handler;

import dev.durascope.handler.retry.ConditionStrategies;
import dev.durascope.handler.retry.ConditionStrategy;
import java.util.Objects;

/**
 * How a wait-for-condition runs.
 *
 * @param initialState what the first check is given; may be null
 * @param strategy how long to wait between checks and when to give up, never null
 * @param serDes how the state is kept; null means the handler's own
 * @param <T> the state that checks hand on
 */
public record ConditionConfig<T>(T initialState, ConditionStrategy<T> strategy, SerDes serDes) {

    /** Checks that a strategy is given. */
    public ConditionConfig {
        Objects.requireNonNull(strategy, "strategy must not be null");
    }

    /** Begins with that state; 60 checks with growing delays. */
    public static <T> ConditionConfig<T> startingWith(T initialState) {
        return new ConditionConfig<>(initialState, ConditionStrategies.defaults(), null);
    }

    /** The same with another strategy. */
    public ConditionConfig<T> withStrategy(ConditionStrategy<T> value) {
        return new ConditionConfig<>(initialState, value, serDes);
    }

    /** The same with another serializer for the state. */
    public ConditionConfig<T> withSerDes(SerDes value) {
        return new ConditionConfig<>(initialState, strategy, value);
    }
}
