package dev.durascope.engine.debug;

import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.step;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.history.InjectedFault;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.LambdaFault;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be done to a stopped invocation instead of letting it go on. */
class InjectedFaultsTest extends DebuggerFixture {

    @Test
    void anInvocationCanBeCrashedBeforeAndAfterItsBatchIsApplied() throws Exception {
        for (boolean after : List.of(false, true)) {
            String name = "crash" + after;
            AtomicInteger runs = new AtomicInteger();
            engine.durable(name, call -> {
                runs.incrementAndGet();
                if (call.operation("a") == null) {
                    call.checkpoint(step("a").start());
                }
                call.checkpoint(step("a").succeed("1"));
                return succeeded("1");
            });
            debugger()
                    .setBreakpoints(
                            name,
                            Breakpoints.of(new Breakpoint("once", true, Criteria.operation("a"), When.BEFORE, 1)));
            ExecutionArn arn = engine.start(name, "{}");
            awaitStop(arn);
            debugger().setBreakpoints(name, Breakpoints.NONE);
            debugger().crash(arn, after);
            awaitEnd(arn, ExecutionStatus.SUCCEEDED);
            assertThat(runs).hasValue(2);
            assertThat(engine.state(arn).invocations().getFirst().error().errorType())
                    .isEqualTo("Runtime.ExitError");
            assertThat(engine.executor.journal(arn, 0).stream().map(r -> r.entry()))
                    .contains(new JournalEntry.FaultInjected(
                            1, after ? InjectedFault.CRASH_AFTER_APPLY : InjectedFault.CRASH_BEFORE_APPLY));
            List<String> types = engine.eventTypes(arn);
            assertThat(types.indexOf("StepStarted")).isEqualTo(after ? 1 : types.indexOf("InvocationCompleted") + 1);
        }
    }

    /** What a held checkpoint is answered with, by whom, and what its caller gets. */
    private enum Answer {
        THROTTLE(InjectedFault.THROTTLE, FaultType.TOO_MANY_REQUESTS) {
            @Override
            void give(Debugger debugger, ExecutionArn arn) {
                debugger.throttle(arn);
            }
        },
        SERVER_ERROR(InjectedFault.SERVER_ERROR, FaultType.SERVICE) {
            @Override
            void give(Debugger debugger, ExecutionArn arn) {
                debugger.failCheckpoint(arn);
            }
        };

        final InjectedFault recorded;
        final FaultType told;

        Answer(InjectedFault recorded, FaultType told) {
            this.recorded = recorded;
            this.told = told;
        }

        abstract void give(Debugger debugger, ExecutionArn arn);
    }

    @ParameterizedTest
    @EnumSource
    void aHeldCheckpointCanBeAnsweredWithAFaultAndItsRepetitionPasses(Answer answer) throws Exception {
        AtomicReference<LambdaFault> fault = new AtomicReference<>();
        AtomicInteger operations = new AtomicInteger(-1);
        engine.durable("f", call -> {
            try {
                call.checkpoint(step("a").start());
            } catch (LambdaFault e) {
                operations.set(engine.state(call.arn).operation("a") == null ? 0 : 1);
                fault.set(e);
                call.checkpoint(step("a").start());
            }
            call.checkpoint(step("a").succeed("1"));
            return succeeded("1");
        });
        debugger().setBreakpoints("f", Breakpoints.of(on("a", When.BEFORE)));
        ExecutionArn arn = engine.start("f", "{}");
        awaitStop(arn);
        answer.give(debugger(), arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
        assertThat(fault.get().type()).isEqualTo(answer.told);
        assertThat(operations).as("what is refused is not applied").hasValue(0);
        assertThat(engine.executor.journal(arn, 0).stream().map(r -> r.entry()))
                .containsOnlyOnce(new JournalEntry.FaultInjected(1, answer.recorded));
        assertThat(engine.eventTypes(arn)).containsOnlyOnce("StepStarted");
        assertThat(engine.state(arn).invocations()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAppliedBeforeItsAnswerWasLostIsNotAppliedTwice(Answer answer) throws Exception {
        engine.durable("f", call -> {
            if (call.operation("a") == null) {
                call.checkpoint(step("a").start());
                call.checkpoint(step("a").succeed("1"));
            }
            return succeeded("1");
        });
        debugger().setBreakpoints("f", Breakpoints.of(on("a", When.AFTER)));
        ExecutionArn arn = engine.start("f", "{}");
        assertThat(awaitStop(arn).point()).isEqualTo(StopPoint.BEFORE_ANSWER);
        answer.give(debugger(), arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
        assertThat(engine.state(arn).invocations())
                .as("a handler that gives up is invoked again")
                .hasSize(2);
        assertThat(engine.eventTypes(arn)).containsOnlyOnce("StepSucceeded");
    }

    @Test
    void whatIsStoppedBeforeItsInvocationCannotBeCrashed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        engine.durable("g", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waitFor("w", 60));
                return pending();
            }
            asked.countDown();
            return succeeded("1");
        });
        debugger().setBreakpoints("g", Breakpoints.of(new Breakpoint("w", true, Criteria.ANY, When.AFTER, 1)));
        ExecutionArn arn = engine.start("g", "{}");
        assertThat(awaitStop(arn).point()).isEqualTo(StopPoint.BEFORE_INVOCATION);
        assertThatThrownBy(() -> debugger().crash(arn, false)).hasMessageContaining("No invocation runs");
        assertThatThrownBy(() -> debugger().throttle(arn)).hasMessageContaining("not stopped at a checkpoint");
        assertThatThrownBy(() -> debugger().failCheckpoint(arn)).hasMessageContaining("not stopped at a checkpoint");
        assertThat(debugger().stops(arn)).hasSize(1);
        assertThat(asked.getCount()).isEqualTo(1);
        debugger().resume(arn);
        awaitEnd(arn, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void actsOnWhatIsNotStoppedAreRefused() {
        engine.durable("f", call -> pending());
        ExecutionArn arn = engine.start("f", "{}");
        assertThatThrownBy(() -> debugger().crash(arn, false)).hasMessageContaining("not stopped");
        assertThatThrownBy(() -> debugger().throttle(arn)).hasMessageContaining("not stopped");
        assertThatThrownBy(() -> debugger().failCheckpoint(arn)).hasMessageContaining("not stopped");
        assertThatThrownBy(() -> debugger().step(arn, StepKind.TO_OPERATION, null))
                .hasMessageContaining("Select the operation");
    }
}
