package dev.durascope.handler;

import java.util.Objects;
import java.util.function.IntFunction;

/**
 * How a map runs.
 *
 * @param maxConcurrency how many iterations run at the same time, at least 1; {@link Integer#MAX_VALUE} for all
 * @param completion when it is done, never null
 * @param nesting whether iterations are operations of their own, never null
 * @param iterationName names an iteration by its index; null for {@code <map>-iteration-<index>}
 * @param serDes how each result and the {@link BatchResult} of all are kept; null means the handler's own
 */
public record MapConfig(
        int maxConcurrency,
        CompletionConfig completion,
        Nesting nesting,
        IntFunction<String> iterationName,
        SerDes serDes) {
    private static final MapConfig DEFAULTS =
            new MapConfig(Integer.MAX_VALUE, CompletionConfig.allCompleted(), Nesting.NESTED, null, null);

    /** Checks the ranges. */
    public MapConfig {
        if (maxConcurrency < 1) {
            throw new IllegalArgumentException("maxConcurrency must be at least 1, got " + maxConcurrency);
        }
        Objects.requireNonNull(completion, "completion must not be null");
        Objects.requireNonNull(nesting, "nesting must not be null");
    }

    /** All at the same time, all to their end, each an operation of its own. */
    public static MapConfig defaults() {
        return DEFAULTS;
    }

    /** The same with another bound on how many run at the same time. */
    public MapConfig withMaxConcurrency(int value) {
        return new MapConfig(value, completion, nesting, iterationName, serDes);
    }

    /** The same with another rule of completion. */
    public MapConfig withCompletion(CompletionConfig value) {
        return new MapConfig(maxConcurrency, value, nesting, iterationName, serDes);
    }

    /** The same with another nesting. */
    public MapConfig withNesting(Nesting value) {
        return new MapConfig(maxConcurrency, completion, value, iterationName, serDes);
    }

    /** The same with other names. */
    public MapConfig withIterationName(IntFunction<String> value) {
        return new MapConfig(maxConcurrency, completion, nesting, value, serDes);
    }

    /** The same with another serializer for the results. */
    public MapConfig withSerDes(SerDes value) {
        return new MapConfig(maxConcurrency, completion, nesting, iterationName, value);
    }
}
