package dev.durascope.engine.execution;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the gate can do, carried out on the lanes of the executions it is about. */
final class GateControl implements ExecutionControl {
    private final ExecutionIndex index;

    GateControl(ExecutionIndex index) {
        this.index = index;
    }

    @Override
    public List<JournalRecord> journal(ExecutionArn arn, long afterPosition) {
        return driver(arn).lane().journal().after(afterPosition);
    }

    @Override
    public <T> T look(ExecutionArn arn, Function<ExecutionState, T> look) {
        Lane lane = driver(arn).lane();
        return lane.call(() -> look.apply(lane.state()));
    }

    @Override
    public void stop(ExecutionArn arn, JournalEntry entry) {
        Driver driver = driver(arn);
        driver.lane().run(() -> driver.stopTime(entry));
        callers(driver, caller -> caller.stopTime(null));
    }

    @Override
    public void release(ExecutionArn arn) {
        Driver driver = driver(arn);
        driver.later(driver::releaseTime);
        callers(driver, Driver::releaseTime);
    }

    /** Those who wait for this execution: their time stands still with it. Not at once, for a lane may be held here. */
    private void callers(Driver driver, Consumer<Driver> action) {
        ExecutionFacts facts = driver.lane().call(() -> driver.lane().facts());
        if (facts.parentArn() == null) {
            return;
        }
        Optional<Driver> caller = index.find(ExecutionArn.parse(facts.parentArn()));
        caller.ifPresent(c -> c.later(() -> {
            action.accept(c);
            callers(c, action);
        }));
    }

    @Override
    public void record(ExecutionArn arn, JournalEntry entry) {
        Driver driver = driver(arn);
        driver.lane().run(() -> {
            if (!driver.isEnded()) {
                driver.lane().append(entry);
            }
        });
    }

    @Override
    public void onLane(ExecutionArn arn, Runnable action) {
        driver(arn).later(action);
    }

    @Override
    public void goOn(ExecutionArn arn) {
        Driver driver = driver(arn);
        driver.later(driver::settle);
    }

    @Override
    public void crash(ExecutionArn arn, ErrorObject error) {
        Driver driver = driver(arn);
        driver.lane().run(() -> driver.crash(error));
    }

    private Driver driver(ExecutionArn arn) {
        return index.require(arn, LambdaFault::notFound);
    }
}
