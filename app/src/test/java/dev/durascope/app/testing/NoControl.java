package dev.durascope.app.testing;

import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.execution.ExecutionControl;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import java.util.List;
import java.util.function.Function;

/** A debugger's control over executions that nobody runs. */
public final class NoControl implements ExecutionControl {

    /** A debugger that holds nothing. */
    public static Debugger debugger() {
        return new Debugger(new NoControl());
    }

    @Override
    public List<JournalRecord> journal(ExecutionArn arn, long afterPosition) {
        return List.of();
    }

    @Override
    public <T> T look(ExecutionArn arn, Function<ExecutionState, T> look) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stop(ExecutionArn arn, JournalEntry entry) {}

    @Override
    public void release(ExecutionArn arn) {}

    @Override
    public void record(ExecutionArn arn, JournalEntry entry) {}

    @Override
    public void onLane(ExecutionArn arn, Runnable action) {
        action.run();
    }

    @Override
    public void goOn(ExecutionArn arn) {}

    @Override
    public void crash(ExecutionArn arn, ErrorObject error) {}
}
