package dev.durascope.handler.error;

/** An invoked function failed, or does not exist. */
public final class InvokeFailedException extends OperationFailedException {
    private static final long serialVersionUID = 1L;

    /**
     * @param operationName the operation's name; null when it has none
     * @param error the error that the service keeps for the operation; null when it keeps none
     */
    public InvokeFailedException(String operationName, DurableError error) {
        super(subject("Invoke", operationName) + " failed", operationName, error);
    }
}
