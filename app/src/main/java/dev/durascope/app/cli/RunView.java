package dev.durascope.app.cli;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalRecord;
import java.time.Instant;
import java.util.List;

/** Shows a run while it happens. Confined to one thread. */
interface RunView {

    /**
     * Records came.
     *
     * @param state the state after them
     */
    void appended(List<JournalRecord> records, ExecutionState state);

    /**
     * Time passed.
     *
     * @param now the moment on the execution's clock
     */
    void tick(ExecutionState state, Instant now);

    /** Something else is about to be written to the terminal, such as the answer to a command. */
    default void interrupted() {}

    /**
     * Nothing more will come.
     *
     * @param now the moment on the execution's clock
     */
    void ended(ExecutionState state, Instant now);
}
