package dev.durascope.app.fork;

import dev.durascope.engine.model.ExecutionArn;

/** A fork's original is neither here nor kept: it has to be opened or attached to. */
public final class MissingOriginal extends Exception {
    private static final long serialVersionUID = 1L;

    /** An original that is not found. */
    public MissingOriginal(ExecutionArn original) {
        super(
                original.name()
                        + ", the original, is not here any more: open its recording or history, or, when it ran on"
                        + " AWS, attach to " + original.function() + "; then compare again.",
                null,
                false,
                false);
    }
}
