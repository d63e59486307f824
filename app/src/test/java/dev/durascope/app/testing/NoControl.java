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

    private final Function<ExecutionArn, ExecutionState> states;

    private NoControl(Function<ExecutionArn, ExecutionState> states) {
        this.states = states;
    }

    /** A debugger that holds nothing. */
    public static Debugger debugger() {
        return debugger(arn -> {
            throw new UnsupportedOperationException();
        });
    }

    /** A debugger that can look at executions as a test says they are. */
    public static Debugger debugger(Function<ExecutionArn, ExecutionState> states) {
        return new Debugger(new NoControl(states));
    }

    @Override
    public List<JournalRecord> journal(ExecutionArn arn, long afterPosition) {
        return List.of();
    }

    @Override
    public <T> T look(ExecutionArn arn, Function<ExecutionState, T> look) {
        return look.apply(states.apply(arn));
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
