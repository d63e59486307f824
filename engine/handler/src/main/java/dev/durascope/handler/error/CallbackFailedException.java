package dev.durascope.handler.error;

/** A callback was completed with a failure, or the submitter of a wait-for-callback failed. */
public final class CallbackFailedException extends OperationFailedException {
    private static final long serialVersionUID = 1L;

    /**
     * @param operationName the operation's name; null when it has none
     * @param error the error that the service keeps for the operation; null when it keeps none
     */
    public CallbackFailedException(String operationName, DurableError error) {
        super(subject("Callback", operationName) + " failed", operationName, error);
    }
}
