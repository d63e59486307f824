package dev.durascope.handler.error;

/** A callback's timeout or heartbeat timeout passed before an answer came. Its error's type is {@code Callback.Timeout} or {@code Callback.Heartbeat}. */
public final class CallbackTimedOutException extends OperationFailedException {
    private static final long serialVersionUID = 1L;

    /**
     * @param operationName the operation's name; null when it has none
     * @param error the error that the service keeps for the operation; null when it keeps none
     */
    public CallbackTimedOutException(String operationName, DurableError error) {
        super(subject("Callback", operationName) + " timed out", operationName, error);
    }
}
