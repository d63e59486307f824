package dev.durascope.handler.error;

/**
 * A step with at-most-once semantics had started when its invocation died: whether its effect took place is unknown.
 * The step's retry strategy sees this exception too and decides whether to try again.
 */
public final class StepInterruptedException extends OperationFailedException {
    private static final long serialVersionUID = 1L;

    /** The type under which the service keeps an interruption. */
    public static final String ERROR_TYPE = StepInterruptedException.class.getName();

    /** @param operationName the step's name; null when it has none */
    public StepInterruptedException(String operationName) {
        super(
                subject("Step", operationName) + " was interrupted",
                operationName,
                DurableError.of(
                        ERROR_TYPE,
                        subject("Step", operationName)
                                + " had started, but its invocation ended before its outcome was known"));
    }
}
