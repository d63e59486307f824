package dev.durascope.handler.error;

/**
 * An operation ended without a result. It is thrown where the handler asks for the result, and again in every replay,
 * so a handler may catch it and go on.
 */
public abstract class OperationFailedException extends DurableException {
    private static final long serialVersionUID = 1L;

    private final String operationName;
    private final transient DurableError error;

    /**
     * @param what how the message begins, for example {@code Step 'charge' failed}
     * @param operationName the operation's name; null when it has none
     * @param error the error that the service keeps for the operation; null when it keeps none
     */
    protected OperationFailedException(String what, String operationName, DurableError error) {
        super(error == null ? what : what + ": " + error.summary(), null);
        this.operationName = operationName;
        this.error = error == null ? DurableError.of(getClass().getName(), what) : error;
    }

    /** The operation's name; null when it has none. */
    public String operationName() {
        return operationName;
    }

    /** The error as the service keeps it, never null; this is what a failed execution reports. */
    public DurableError error() {
        return error;
    }

    /** {@code Step 'charge'}, or {@code Step} for an operation without a name. */
    protected static String subject(String kind, String name) {
        return name == null ? kind : kind + " '" + name + "'";
    }
}
