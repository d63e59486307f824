package dev.durascope.app.session;

import dev.durascope.app.text.Durations;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says what an open operation waits for, in a few words that count down. */
public final class WaitingText {
    private WaitingText() {}

    /** What an operation of a session waits for; empty when it waits for nothing. */
    public static String of(ExecutionSession session, OperationState state) {
        return of(state, session.state().facts(), session.waitingKind(state.id()), session.now());
    }

    /**
     * What an operation waits for; empty when it waits for nothing.
     *
     * @param now the moment on the execution's clock
     */
    public static String of(
            OperationState state, @Nullable ExecutionFacts facts, Waiting.@Nullable Kind kind, Instant now) {
        Operation operation = state.operation();
        if (operation.type() == OperationType.EXECUTION) {
            return execution(facts, now);
        }
        if (facts != null && facts.end() != null) {
            return "";
        }
        if (operation.status() == OperationStatus.READY) {
            return "next attempt is due";
        }
        if (!operation.isPending()) {
            return "";
        }
        return switch (operation.details()) {
            case OperationDetails.Wait wait -> until("resumes", wait.scheduledEnd(), now);
            case OperationDetails.Step step -> until("retries", step.nextAttempt(), now);
            case OperationDetails.Callback callback -> callback(state, now);
            case OperationDetails.ChainedInvoke invoke ->
                kind == Waiting.Kind.UNREGISTERED_INVOKE ? "needs an answer" : "function is running";
            case OperationDetails.Execution execution -> "";
            case OperationDetails.Context context -> "";
        };
    }

    private static String execution(@Nullable ExecutionFacts facts, Instant now) {
        if (facts == null || facts.end() != null) {
            return "";
        }
        if (facts.held()) {
            return "held after " + facts.failures() + " failures";
        }
        return facts.retryAt() == null ? "" : until("invoked again", facts.retryAt(), now);
    }

    private static String callback(OperationState state, Instant now) {
        Instant timeout = state.deadlines().timeout();
        Instant heartbeat = state.deadlines().heartbeat();
        if (heartbeat != null && (timeout == null || heartbeat.isBefore(timeout))) {
            return until("heartbeat", heartbeat, now);
        }
        return timeout == null ? "needs an answer" : until("times out", timeout, now);
    }

    private static String until(String what, @Nullable Instant at, Instant now) {
        if (at == null) {
            return what;
        }
        Duration left = Duration.between(now, at);
        return left.isPositive() ? what + " in " + Durations.left(left) : what + " now";
    }
}
