package dev.durascope.handler.error;

/** A branch of a map or parallel failed, and the handler asked for that to be thrown. */
public final class BranchFailedException extends OperationFailedException {
    private static final long serialVersionUID = 1L;

    /**
     * @param index the branch's place, from 0
     * @param error the branch's error
     */
    public BranchFailedException(int index, DurableError error) {
        super("Branch " + index + " failed", null, error);
    }
}
