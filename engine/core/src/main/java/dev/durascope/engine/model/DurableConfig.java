package dev.durascope.engine.model;

/**
 * What makes a function durable (API model, {@code DurableConfig}).
 *
 * @param executionTimeoutSeconds seconds an execution may take, 1 to 31,622,400
 * @param retentionDays days its history is kept after its end, 1 to 90
 */
public record DurableConfig(long executionTimeoutSeconds, int retentionDays) {

    /** One day and 30 days. */
    public static final DurableConfig DEFAULT = new DurableConfig(86_400, 30);

    /**
     * @throws IllegalArgumentException when a value is outside its range
     */
    public DurableConfig {
        if (executionTimeoutSeconds < 1 || executionTimeoutSeconds > 31_622_400) {
            throw new IllegalArgumentException(
                    "executionTimeout must be 1 to 31622400 seconds, not " + executionTimeoutSeconds + ".");
        }
        if (retentionDays < 1 || retentionDays > 90) {
            throw new IllegalArgumentException("retentionDays must be 1 to 90 days, not " + retentionDays + ".");
        }
    }
}
