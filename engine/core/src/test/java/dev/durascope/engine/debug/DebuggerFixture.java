package dev.durascope.engine.debug;

import static dev.durascope.engine.execution.EngineHarness.step;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.MalformedException;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationStatus;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** An engine with a debugger, and what its tests have in common. */
@Timeout(60)
abstract class DebuggerFixture {
    final EngineHarness engine = EngineHarness.skipping();

    @AfterEach
    void close() {
        engine.close();
    }

    Debugger debugger() {
        return engine.debugger();
    }

    static Breakpoint on(String name, When when) throws MalformedException {
        return new Breakpoint("b-" + name + "-" + when, true, Criteria.named(NamePattern.parse(name)), when, 1);
    }

    Stop awaitStop(ExecutionArn arn) {
        EngineHarness.await(
                "a stop of " + arn.name(), () -> !debugger().stops(arn).isEmpty());
        return debugger().stops(arn).getFirst();
    }

    /** The stop that follows another. */
    Stop awaitStop(ExecutionArn arn, Stop after) {
        EngineHarness.await(
                "a stop of " + arn.name() + " after " + after,
                () -> debugger().stops(arn).stream().anyMatch(s -> s.id() > after.id()));
        return debugger().stops(arn).getFirst();
    }

    void awaitEnd(ExecutionArn arn, ExecutionStatus status) throws Exception {
        assertThat(engine.executor.ended(arn).get(20, TimeUnit.SECONDS).facts().status())
                .isEqualTo(status);
    }

    OperationStatus status(ExecutionArn arn, String id) {
        OperationState s = engine.state(arn).operation(id);
        return s == null ? null : s.operation().status();
    }

    /** Runs steps one after the other, telling as it goes on what it has done. */
    void steps(String function, List<String> done, String... ids) {
        engine.durable(function, call -> {
            for (String id : ids) {
                call.checkpoint(step(id).start());
                done.add(id);
                call.checkpoint(step(id).succeed("\"" + id + "\""));
            }
            return succeeded("\"ok\"");
        });
    }
}
