package dev.durascope.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.InjectedFault;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ExecutionStatus;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultTest {
    private final AtomicInteger charges = new AtomicInteger();

    private DurableFunctionTestResult run(Fault... faults) {
        Handlers.Order handler = new Handlers.Order(order -> "charge " + charges.incrementAndGet());
        try (var runner =
                DurableFunctionTestRunner.forHandler(handler).fault(faults).build()) {
            return runner.run("o");
        }
    }

    private static long injected(DurableFunctionTestResult result, InjectedFault kind) {
        return result.journal().stream()
                .filter(each -> each.entry() instanceof JournalEntry.FaultInjected fault && fault.fault() == kind)
                .count();
    }

    @Test
    void aCrashBeforeAStepIsRecordedRunsItOnceMore() {
        DurableFunctionTestResult result = run(Fault.crashBefore("ship"));
        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(injected(result, InjectedFault.CRASH_BEFORE_APPLY)).isEqualTo(1);
        assertThat(result.invocations()).hasSize(3);
        assertThat(result.invocations().get(1).error().errorType()).isEqualTo("Runtime.ExitError");
    }

    @Test
    void aCrashAfterAStepLeavesWhatItCameTo() {
        DurableFunctionTestResult result = run(Fault.crashAfter("charge"));
        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(injected(result, InjectedFault.CRASH_AFTER_APPLY)).isEqualTo(1);
        assertThat(charges).hasValue(1);
        assertThat(result.getStep("charge").result(String.class)).isEqualTo("charge 1");
    }

    @Test
    void aThrottledCheckpointIsRepeatedByTheClient() {
        DurableFunctionTestResult result = run(Fault.throttle("check"), Fault.serverError("ship"));
        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(injected(result, InjectedFault.THROTTLE)).isEqualTo(1);
        assertThat(injected(result, InjectedFault.SERVER_ERROR)).isEqualTo(1);
        assertThat(result.invocations()).hasSize(2);
    }

    @Test
    void aFaultHappensAsOftenAsItIsTold() {
        DurableFunctionTestResult result = run(Fault.crashBefore("sh?p").times(2));
        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(injected(result, InjectedFault.CRASH_BEFORE_APPLY)).isEqualTo(2);
    }

    @Test
    void aFaultMayBeForOneAttemptAlone() {
        DurableFunctionTestResult result = run(Fault.throttle("charge").atAttempt(2));
        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(injected(result, InjectedFault.THROTTLE)).isZero();
    }

    private static DurableFunctionTestResult runBranches(Fault... faults) {
        try (var runner = DurableFunctionTestRunner.forHandler(new Handlers.Branches())
                .fault(faults)
                .build()) {
            return runner.run(4);
        }
    }

    @Test
    void faultsThatAreDueAtOnceInParallelBranchesAllHappen() {
        // The first is on its way alone, and the others follow in one batch.
        DurableFunctionTestResult refused = runBranches(
                Fault.throttle("branch-0"),
                Fault.throttle("branch-1"),
                Fault.throttle("branch-2"),
                Fault.throttle("branch-3"));
        assertThat(refused.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(injected(refused, InjectedFault.THROTTLE)).isEqualTo(4);

        DurableFunctionTestResult mixed = runBranches(
                Fault.crashBefore("branch-0"),
                Fault.throttle("branch-1"),
                Fault.serverError("branch-2"),
                Fault.crashBefore("branch-3"));
        assertThat(mixed.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(injected(mixed, InjectedFault.CRASH_BEFORE_APPLY)).isEqualTo(2);
        assertThat(injected(mixed, InjectedFault.THROTTLE)).isEqualTo(1);
        assertThat(injected(mixed, InjectedFault.SERVER_ERROR)).isEqualTo(1);
    }

    @Test
    void aCrashAfterAWaitMeetsTheInvocationThatTheWaitCalled() {
        DurableFunctionTestResult result = run(Fault.crashAfter("settle"));
        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(injected(result, InjectedFault.CRASH_AFTER_APPLY)).isEqualTo(1);
        assertThat(result.invocations()).hasSize(3);
    }

    @Test
    void aCheckpointIsRefusedAsOftenAsItIsTold() {
        DurableFunctionTestResult result = run(Fault.throttle("ship").times(2));
        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(injected(result, InjectedFault.THROTTLE)).isEqualTo(2);
        assertThat(result.invocations()).hasSize(2);
    }

    @Test
    void aNameMayBeMeantExactly() {
        for (String name : List.of("all*", "/all/")) {
            try (var runner = DurableFunctionTestRunner.forHandler(new Handlers.Steps())
                    .fault(Fault.throttle(name).exactly())
                    .build()) {
                DurableFunctionTestResult result = runner.run(List.of("all of it", name));
                assertThat(injected(result, InjectedFault.THROTTLE)).isEqualTo(1);
                assertThat(stoppedAt(result)).containsOnly(result.getStep(name).id());
            }
        }
    }

    private static Stream<String> stoppedAt(DurableFunctionTestResult result) {
        return result.journal().stream()
                .filter(each -> each.entry() instanceof JournalEntry.DebuggerStopped)
                .flatMap(each -> ((JournalEntry.DebuggerStopped) each.entry()).hits().stream())
                .map(Hit::operationId);
    }

    @Test
    void aFaultThatCannotHappenIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.crashBefore(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.throttle("x").times(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.throttle("x").atAttempt(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fault(InjectedFault.CRASH, "x", null, 1, false));
    }
}
