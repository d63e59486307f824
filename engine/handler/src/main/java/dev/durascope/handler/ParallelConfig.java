package dev.durascope.handler;

import java.util.Objects;

/**
 * How a parallel operation runs.
 *
 * @param maxConcurrency how many branches run at the same time, at least 1; {@link Integer#MAX_VALUE} for all
 * @param completion when it is done, never null
 * @param nesting whether branches are operations of their own, never null
 * @param serDes how each branch's result is kept; null means the handler's own
 */
public record ParallelConfig(int maxConcurrency, CompletionConfig completion, Nesting nesting, SerDes serDes) {
    private static final ParallelConfig DEFAULTS =
            new ParallelConfig(Integer.MAX_VALUE, CompletionConfig.allCompleted(), Nesting.NESTED, null);

    /** Checks the ranges. */
    public ParallelConfig {
        if (maxConcurrency < 1) {
            throw new IllegalArgumentException("maxConcurrency must be at least 1, got " + maxConcurrency);
        }
        Objects.requireNonNull(completion, "completion must not be null");
        Objects.requireNonNull(nesting, "nesting must not be null");
    }

    /** All at the same time, all to their end, each an operation of its own. */
    public static ParallelConfig defaults() {
        return DEFAULTS;
    }

    /** The same with another bound on how many run at the same time. */
    public ParallelConfig withMaxConcurrency(int value) {
        return new ParallelConfig(value, completion, nesting, serDes);
    }

    /** The same with another rule of completion. */
    public ParallelConfig withCompletion(CompletionConfig value) {
        return new ParallelConfig(maxConcurrency, value, nesting, serDes);
    }

    /** The same with another nesting. */
    public ParallelConfig withNesting(Nesting value) {
        return new ParallelConfig(maxConcurrency, completion, value, serDes);
    }

    /** The same with another serializer for the results. */
    public ParallelConfig withSerDes(SerDes value) {
        return new ParallelConfig(maxConcurrency, completion, nesting, value);
    }
}
