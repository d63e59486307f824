package dev.durascope.handler.error;

/**
 * The service refused a checkpoint or a read of the state for a reason that trying again cannot mend. The execution
 * fails with the service's own error type and text.
 */
public final class RefusedCheckpointException extends DurableException {
    private static final long serialVersionUID = 1L;

    private final transient DurableError error;

    /**
     * @param error the service's error type and message
     * @param cause what the AWS client threw
     */
    public RefusedCheckpointException(DurableError error, Throwable cause) {
        super("The service refused the checkpoint: " + error.summary(), cause);
        this.error = error;
    }

    /** The service's error type and message. */
    public DurableError error() {
        return error;
    }
}
