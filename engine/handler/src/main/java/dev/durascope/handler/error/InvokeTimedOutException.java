package dev.durascope.handler.error;

/** An invoked durable function ran into its execution timeout. */
public final class InvokeTimedOutException extends OperationFailedException {
    private static final long serialVersionUID = 1L;

    /**
     * @param operationName the operation's name; null when it has none
     * @param error the error that the service keeps for the operation; null when it keeps none
     */
    public InvokeTimedOutException(String operationName, DurableError error) {
        super(subject("Invoke", operationName) + " timed out", operationName, error);
    }
}
