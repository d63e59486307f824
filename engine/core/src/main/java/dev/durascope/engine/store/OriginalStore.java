package dev.durascope.engine.store;

import dev.durascope.engine.model.ExecutionArn;
import java.util.Optional;

/**
 * Keeps what was read of the originals of forks, where nobody else does: of executions that ran elsewhere. It goes with the
 * fork, or when newer ones need the room. Safe for use by many threads; every method throws {@link StoreException} when the
 * store cannot be read or written.
 */
public interface OriginalStore {
    /** How many characters a recording that is kept may have. */
    int MOST = 32 << 20;

    /** How many characters all of them may have together. */
    int MOST_TOGETHER = 128 << 20;

    /**
     * Keeps what was read of a fork's original. Nothing is kept for an execution that is not there, nor what is larger than
     * {@link #MOST}.
     *
     * @param fork the fork
     * @param recording a recording of the original, as a file would hold it
     */
    void keep(ExecutionArn fork, String recording);

    /** What was read of a fork's original; empty when it is not kept. */
    Optional<String> find(ExecutionArn fork);
}
