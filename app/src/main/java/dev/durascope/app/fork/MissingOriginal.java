package dev.durascope.app.fork;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.model.ExecutionArn;

/** A fork's original is neither here nor kept: it has to be opened or attached to. */
public final class MissingOriginal extends Exception {
    private static final long serialVersionUID = 1L;

    /** An original that is not found. */
    public MissingOriginal(ExecutionArn original) {
        super(text("fork.missingOriginal", original.name(), original.function()), null, false, false);
    }
}
