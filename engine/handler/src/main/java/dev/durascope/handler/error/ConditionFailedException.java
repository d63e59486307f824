package dev.durascope.handler.error;

/** The check of a wait-for-condition threw, or its wait strategy gave up. */
public final class ConditionFailedException extends OperationFailedException {
    private static final long serialVersionUID = 1L;

    /**
     * @param operationName the operation's name; null when it has none
     * @param error the error that the service keeps for the operation; null when it keeps none
     */
    public ConditionFailedException(String operationName, DurableError error) {
        super(subject("Condition", operationName) + " failed", operationName, error);
    }
}
