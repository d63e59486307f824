package dev.durascope.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.durascope.engine.history.InjectedFault;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ExecutionStatus;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void aFaultThatCannotHappenIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.crashBefore(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.throttle("x").times(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.throttle("x").atAttempt(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fault(InjectedFault.CRASH, "x", null, 1));
    }
}
