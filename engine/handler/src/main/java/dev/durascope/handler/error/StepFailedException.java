package dev.durascope.handler.error;

/** A step threw and its retry strategy gave up. */
public final class StepFailedException extends OperationFailedException {
    private static final long serialVersionUID = 1L;

    /**
     * @param operationName the operation's name; null when it has none
     * @param error the error that the service keeps for the operation; null when it keeps none
     */
    public StepFailedException(String operationName, DurableError error) {
        super(subject("Step", operationName) + " failed", operationName, error);
    }
}
