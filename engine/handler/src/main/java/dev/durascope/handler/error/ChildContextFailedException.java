package dev.durascope.handler.error;

/** The function of a child context threw. */
public final class ChildContextFailedException extends OperationFailedException {
    private static final long serialVersionUID = 1L;

    /**
     * @param operationName the operation's name; null when it has none
     * @param error the error that the service keeps for the operation; null when it keeps none
     */
    public ChildContextFailedException(String operationName, DurableError error) {
        super(subject("Child context", operationName) + " failed", operationName, error);
    }
}
