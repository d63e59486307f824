package dev.durascope.engine.export;

import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.OperationType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What events that somebody else wrote must have in common to be the history of one execution. */
public final class EventRules {
    private final String what;
    private final Map<String, OperationType> types = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();

    private EventRules(String what) {
        this.what = what;
    }

    /**
     * Checks events in their order.
     *
     * @param what where they are from, for messages
     * @throws LambdaFault naming the event, the rule and what to do
     */
    public static void check(List<HistoryEvent> events, String what) {
        EventRules rules = new EventRules(what);
        boolean first = true;
        for (HistoryEvent event : events) {
            if (!first && event instanceof HistoryEvent.ExecutionStarted) {
                throw rules.broken(event, "begins another execution: put the pages of one execution into a file.");
            }
            first = false;
            rules.check(event);
        }
        rules.checkParents();
    }

    private void check(HistoryEvent event) {
        EventHeader header = event.header();
        OperationType type = type(event);
        if (type == null || header.id() == null) {
            return;
        }
        OperationType known = types.putIfAbsent(header.id(), type);
        if (known != null && known != type) {
            throw broken(
                    event,
                    "says that operation " + header.id() + " is " + type + ", and an event before it that it is "
                            + known + ": an operation keeps its type.");
        }
        if (header.parentId() != null) {
            parents.putIfAbsent(header.id(), header.parentId());
        }
    }

    /** A parent is a context, and no operation stands inside itself: nobody could draw that. */
    private void checkParents() {
        Set<String> sound = new HashSet<>();
        for (String id : parents.keySet()) {
            Set<String> way = new HashSet<>();
            for (String at = id; at != null && !sound.contains(at); at = parents.get(at)) {
                if (!way.add(at)) {
                    throw LambdaFault.invalid(what + ": operation " + at
                            + " stands inside itself: a ParentId names the context around an operation.");
                }
            }
            sound.addAll(way);
        }
    }

    private LambdaFault broken(HistoryEvent event, String how) {
        return LambdaFault.invalid(
                what + ": event " + event.header().eventId() + ", " + event.eventType() + ", " + how);
    }

    private static @Nullable OperationType type(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.ExecutionStarted e -> OperationType.EXECUTION;
            case HistoryEvent.ExecutionSucceeded e -> OperationType.EXECUTION;
            case HistoryEvent.ExecutionFailed e -> OperationType.EXECUTION;
            case HistoryEvent.ExecutionTimedOut e -> OperationType.EXECUTION;
            case HistoryEvent.ExecutionStopped e -> OperationType.EXECUTION;
            case HistoryEvent.ContextStarted e -> OperationType.CONTEXT;
            case HistoryEvent.ContextSucceeded e -> OperationType.CONTEXT;
            case HistoryEvent.ContextFailed e -> OperationType.CONTEXT;
            case HistoryEvent.WaitStarted e -> OperationType.WAIT;
            case HistoryEvent.WaitSucceeded e -> OperationType.WAIT;
            case HistoryEvent.WaitCancelled e -> OperationType.WAIT;
            case HistoryEvent.StepStarted e -> OperationType.STEP;
            case HistoryEvent.StepSucceeded e -> OperationType.STEP;
            case HistoryEvent.StepFailed e -> OperationType.STEP;
            case HistoryEvent.ChainedInvokeStarted e -> OperationType.CHAINED_INVOKE;
            case HistoryEvent.ChainedInvokeSucceeded e -> OperationType.CHAINED_INVOKE;
            case HistoryEvent.ChainedInvokeFailed e -> OperationType.CHAINED_INVOKE;
            case HistoryEvent.ChainedInvokeTimedOut e -> OperationType.CHAINED_INVOKE;
            case HistoryEvent.ChainedInvokeStopped e -> OperationType.CHAINED_INVOKE;
            case HistoryEvent.CallbackStarted e -> OperationType.CALLBACK;
            case HistoryEvent.CallbackSucceeded e -> OperationType.CALLBACK;
            case HistoryEvent.CallbackFailed e -> OperationType.CALLBACK;
            case HistoryEvent.CallbackTimedOut e -> OperationType.CALLBACK;
            case HistoryEvent.InvocationCompleted e -> null;
            case HistoryEvent.Unknown e -> null;
        };
    }
}
