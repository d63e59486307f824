package dev.durascope.handler.error;

/** An invoked durable execution was stopped from outside. */
public final class InvokeStoppedException extends OperationFailedException {
    private static final long serialVersionUID = 1L;

    /**
     * @param operationName the operation's name; null when it has none
     * @param error the error that the service keeps for the operation; null when it keeps none
     */
    public InvokeStoppedException(String operationName, DurableError error) {
        super(subject("Invoke", operationName) + " was stopped", operationName, error);
    }
}
