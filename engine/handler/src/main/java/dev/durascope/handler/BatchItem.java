package dev.durascope.handler;

import dev.durascope.handler.error.DurableError;

/**
 * What became of one branch of a map or parallel.
 *
 * @param status how it ended
 * @param result null unless it succeeded, and null when that is its result
 * @param error null unless it failed
 * @param <T> the branch's result
 */
public record BatchItem<T>(Status status, T result, DurableError error) {

    /** How a branch ended. */
    public enum Status {
        /** With a result. */
        SUCCEEDED,
        /** With an error. */
        FAILED,
        /** Not at all: the others had decided before it was finished, or even begun. */
        SKIPPED
    }

    /** Ended with a result. */
    public static <T> BatchItem<T> succeeded(T result) {
        return new BatchItem<>(Status.SUCCEEDED, result, null);
    }

    /** Ended with an error. */
    public static <T> BatchItem<T> failed(DurableError error) {
        return new BatchItem<>(Status.FAILED, null, error);
    }

    /** Not finished. */
    public static <T> BatchItem<T> skipped() {
        return new BatchItem<>(Status.SKIPPED, null, null);
    }
}
