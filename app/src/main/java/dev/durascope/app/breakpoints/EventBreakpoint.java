package dev.durascope.app.breakpoints;

import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The breakpoint that stops at what an event of the history tells: its operation, moment and attempt. */
final class EventBreakpoint {
    private EventBreakpoint() {}

    /**
     * The breakpoint of an event.
     *
     * @param operation the event's; absent when it is about none
     * @param before the operation's events up to this one
     * @return absent for an event at which no execution can be stopped
     */
    static @Nullable Breakpoint of(HistoryEvent event, @Nullable Operation operation, List<HistoryEvent> before) {
        When when = when(event);
        if (when == null) {
            return null;
        }
        if (when == When.ON_SUSPENSION) {
            return new Breakpoint(BreakpointsModel.newId(), true, Criteria.ANY, when, 1);
        }
        if (operation == null || operation.type() == OperationType.EXECUTION) {
            return null;
        }
        Criteria c = BreakpointsModel.criteriaOf(operation);
        Integer attempt = operation.type() == OperationType.STEP ? attempt(event, before) : null;
        return new Breakpoint(
                BreakpointsModel.newId(),
                true,
                new Criteria(c.name(), c.operationId(), operation.type(), null, null, attempt, null, null),
                when,
                1);
    }

    /** When in its operation's life an event happens; {@code null} when nothing can be stopped there. */
    private static @Nullable When when(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.StepStarted e -> When.BEFORE;
            case HistoryEvent.WaitStarted e -> When.BEFORE;
            case HistoryEvent.CallbackStarted e -> When.BEFORE;
            case HistoryEvent.ChainedInvokeStarted e -> When.BEFORE;
            case HistoryEvent.ContextStarted e -> When.BEFORE;
            case HistoryEvent.StepSucceeded e -> When.AFTER;
            case HistoryEvent.WaitSucceeded e -> When.AFTER;
            case HistoryEvent.WaitCancelled e -> When.AFTER;
            case HistoryEvent.CallbackSucceeded e -> When.AFTER;
            case HistoryEvent.ChainedInvokeSucceeded e -> When.AFTER;
            case HistoryEvent.ContextSucceeded e -> When.AFTER;
            case HistoryEvent.StepFailed e -> When.ON_FAILURE;
            case HistoryEvent.CallbackFailed e -> When.ON_FAILURE;
            case HistoryEvent.CallbackTimedOut e -> When.ON_FAILURE;
            case HistoryEvent.ChainedInvokeFailed e -> When.ON_FAILURE;
            case HistoryEvent.ChainedInvokeTimedOut e -> When.ON_FAILURE;
            case HistoryEvent.ChainedInvokeStopped e -> When.ON_FAILURE;
            case HistoryEvent.ContextFailed e -> When.ON_FAILURE;
            case HistoryEvent.InvocationCompleted e -> e.error() == null ? When.ON_SUSPENSION : null;
            case HistoryEvent.ExecutionStarted e -> null;
            case HistoryEvent.ExecutionSucceeded e -> null;
            case HistoryEvent.ExecutionFailed e -> null;
            case HistoryEvent.ExecutionTimedOut e -> null;
            case HistoryEvent.ExecutionStopped e -> null;
            case HistoryEvent.Unknown e -> null;
        };
    }

    private static int attempt(HistoryEvent event, List<HistoryEvent> before) {
        return switch (event) {
            case HistoryEvent.StepSucceeded e -> e.retry().currentAttempt();
            case HistoryEvent.StepFailed e -> e.retry().currentAttempt();
            default ->
                (int) before.stream()
                        .filter(each -> each instanceof HistoryEvent.StepStarted)
                        .count();
        };
    }
}
