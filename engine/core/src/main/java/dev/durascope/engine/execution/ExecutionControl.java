package dev.durascope.engine.execution;

import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;
import java.util.function.Function;

/** What an {@link ExecutionGate} can do to the executions that it holds. Safe for use by many threads. */
public interface ExecutionControl {

    /** The journal's records after a position, oldest first. */
    List<JournalRecord> journal(ExecutionArn arn, long afterPosition);

    /** Looks at an execution's newest state on its lane. */
    <T> T look(ExecutionArn arn, Function<ExecutionState, T> look);

    /** Records what stopped an execution and makes its time, and its callers' time, stand still. */
    void stop(ExecutionArn arn, JournalEntry entry);

    /** Lets time move again; each call undoes one {@link #stop}. */
    void release(ExecutionArn arn);

    /** Records something without changing how time moves. */
    void record(ExecutionArn arn, JournalEntry entry);

    /** Runs an action alone on an execution's lane, soon. */
    void onLane(ExecutionArn arn, Runnable action);

    /** Lets an execution look again whether its next invocation may begin. */
    void goOn(ExecutionArn arn);

    /** Ends the running invocation as if its process had ended; does nothing when none runs. */
    void crash(ExecutionArn arn, ErrorObject error);
}
