package dev.durascope.handler;

/**
 * When a map or parallel is done before all of its branches are. Branches that are not finished then are given up.
 *
 * @param minSuccessful done once that many succeeded, at least 1; null for no such rule
 * @param toleratedFailureCount done once more than that many failed, 0 or more; null for no such rule
 * @param toleratedFailurePercentage done once more than that share of all branches failed, 0 to 100; null for no such
 *     rule
 */
public record CompletionConfig(
        Integer minSuccessful, Integer toleratedFailureCount, Double toleratedFailurePercentage) {
    private static final CompletionConfig ALL = new CompletionConfig(null, null, null);

    /** Checks the ranges. */
    public CompletionConfig {
        if (minSuccessful != null && minSuccessful < 1) {
            throw new IllegalArgumentException("minSuccessful must be at least 1, got " + minSuccessful);
        }
        if (toleratedFailureCount != null && toleratedFailureCount < 0) {
            throw new IllegalArgumentException("toleratedFailureCount must be 0 or more, got " + toleratedFailureCount);
        }
        if (toleratedFailurePercentage != null
                && !(toleratedFailurePercentage >= 0 && toleratedFailurePercentage <= 100)) {
            throw new IllegalArgumentException(
                    "toleratedFailurePercentage must be between 0 and 100, got " + toleratedFailurePercentage);
        }
    }

    /** Every branch runs to its end, whatever becomes of the others. */
    public static CompletionConfig allCompleted() {
        return ALL;
    }

    /** The first failure ends it. */
    public static CompletionConfig allSuccessful() {
        return ALL.withToleratedFailureCount(0);
    }

    /** The first success ends it. */
    public static CompletionConfig firstSuccessful() {
        return ALL.withMinSuccessful(1);
    }

    /** The same with another number of successes that suffice. */
    public CompletionConfig withMinSuccessful(Integer value) {
        return new CompletionConfig(value, toleratedFailureCount, toleratedFailurePercentage);
    }

    /** The same with another number of tolerated failures. */
    public CompletionConfig withToleratedFailureCount(Integer value) {
        return new CompletionConfig(minSuccessful, value, toleratedFailurePercentage);
    }

    /** The same with another share of tolerated failures. */
    public CompletionConfig withToleratedFailurePercentage(Double value) {
        return new CompletionConfig(minSuccessful, toleratedFailureCount, value);
    }

    /** Why it is done after that many successes and failures; null when it is not. */
    public CompletionReason reasonAfter(int succeeded, int failed, int total) {
        if (minSuccessful != null && succeeded >= minSuccessful) {
            return CompletionReason.MIN_SUCCESSFUL_REACHED;
        }
        boolean tooMany = toleratedFailureCount != null && failed > toleratedFailureCount;
        boolean tooLarge =
                toleratedFailurePercentage != null && total > 0 && failed * 100.0 / total > toleratedFailurePercentage;
        if (tooMany || tooLarge) {
            return CompletionReason.FAILURE_TOLERANCE_EXCEEDED;
        }
        return succeeded + failed == total ? CompletionReason.ALL_COMPLETED : null;
    }
}
