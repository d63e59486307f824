package dev.durascope.app.session;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.text.Durations;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says what an open operation waits for, in a few words that count down. */
public final class WaitingText {
    private WaitingText() {}

    /** What an operation of a session waits for; empty when it waits for nothing. */
    public static String of(ExecutionSession session, OperationState state) {
        boolean manual = session.timeMode().kind() == TimeMode.Kind.MANUAL;
        return of(state, session.state().facts(), session.waitingKind(state.id()), session.now(), manual);
    }

    /**
     * What an operation waits for; empty when it waits for nothing.
     *
     * @param now the moment on the execution's clock
     */
    public static String of(
            OperationState state, @Nullable ExecutionFacts facts, Waiting.@Nullable Kind kind, Instant now) {
        return of(state, facts, kind, now, false);
    }

    private static String of(
            OperationState state,
            @Nullable ExecutionFacts facts,
            Waiting.@Nullable Kind kind,
            Instant now,
            boolean manual) {
        Operation operation = state.operation();
        if (operation.type() == OperationType.EXECUTION) {
            return execution(facts, now, manual);
        }
        if (facts != null && facts.end() != null) {
            return "";
        }
        if (operation.status() == OperationStatus.READY) {
            return text("session.waiting.due");
        }
        if (!operation.isPending()) {
            return "";
        }
        return switch (operation.details()) {
            case OperationDetails.Wait wait -> until(text("session.waiting.resumes"), wait.scheduledEnd(), now, manual);
            case OperationDetails.Step step -> until(text("session.waiting.retries"), step.nextAttempt(), now, manual);
            case OperationDetails.Callback callback -> callback(state, now, manual);
            case OperationDetails.ChainedInvoke invoke ->
                kind == Waiting.Kind.UNREGISTERED_INVOKE
                        ? text("session.waiting.answer")
                        : text("session.waiting.function");
            case OperationDetails.Execution execution -> "";
            case OperationDetails.Context context -> "";
        };
    }

    private static String execution(@Nullable ExecutionFacts facts, Instant now, boolean manual) {
        if (facts == null || facts.end() != null) {
            return "";
        }
        if (facts.held()) {
            return text("session.waiting.held", facts.failures());
        }
        return facts.retryAt() == null ? "" : until(text("session.waiting.invoked"), facts.retryAt(), now, manual);
    }

    private static String callback(OperationState state, Instant now, boolean manual) {
        Instant timeout = state.deadlines().timeout();
        Instant heartbeat = state.deadlines().heartbeat();
        if (heartbeat != null && (timeout == null || heartbeat.isBefore(timeout))) {
            return until(text("session.waiting.heartbeat"), heartbeat, now, manual);
        }
        return timeout == null
                ? text("session.waiting.answer")
                : until(text("session.waiting.timesOut"), timeout, now, manual);
    }

    /** @param manual whether somebody must fire it when it is due */
    private static String until(String what, @Nullable Instant at, Instant now, boolean manual) {
        if (at == null) {
            return what;
        }
        Duration left = Duration.between(now, at);
        if (left.isPositive()) {
            return text("session.waiting.in", what, Durations.left(left));
        }
        return manual ? text("session.waiting.whenFired", what) : text("session.waiting.now", what);
    }
}
