package dev.durascope.engine.fork;

import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a handler would be given and the history does not have: it would take it for what was. */
final class MissingData {
    private MissingData() {}

    /** @throws LambdaFault InvalidParameterValueException when something is missing that no edit gives */
    static void require(Prefix prefix, List<ForkEdit> edits) {
        boolean inputGiven = edits.stream().anyMatch(ForkEdit.Input.class::isInstance);
        boolean withoutData = isWithoutData(prefix.events());
        EventPayload input = Objects.requireNonNull(prefix.state().facts()).input();
        if (!inputGiven && input.truncated()) {
            throw LambdaFault.invalid("The service cut the execution's input in the history, and the handler would take"
                    + " what is left of it for the whole: give the input as an edit.");
        }
        Set<String> edited = new HashSet<>();
        edits.forEach(edit -> edited.add(String.valueOf(edit.operationId())));
        Map<String, Operation> hidden = prefix.hidden(edits);
        boolean needed = !inputGiven;
        for (OperationState s : prefix.state().operations()) {
            HistoryEvent end = prefix.endOf(s.id());
            if (end == null || edited.contains(s.id()) || hidden.containsKey(s.id())) {
                continue;
            }
            needed |= payload(end) != null;
            if (isCut(end) && !prefix.replayed().contains(s.id())) {
                throw LambdaFault.invalid("The service cut the outcome of "
                        + s.operation().inWords() + " in the history"
                        + " (event " + end.header().eventId() + "), and the handler would take what is left of it for"
                        + " the whole: give it as an edit, or cut before that event.");
            }
        }
        if (withoutData && needed) {
            throw LambdaFault.invalid(
                    "The history has no payloads, and the handler would be given nothing for its input"
                            + " and for every result: read it with --include-execution-data.");
        }
    }

    /** {@code IncludeExecutionData=false} leaves out every payload; an input is never without one otherwise. */
    private static boolean isWithoutData(List<HistoryEvent> events) {
        for (HistoryEvent event : events) {
            EventPayload payload = event instanceof HistoryEvent.ExecutionStarted e ? e.input() : payload(event);
            if (payload != null && payload.payload() != null) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable EventPayload payload(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.StepSucceeded e -> e.result();
            case HistoryEvent.ContextSucceeded e -> e.result();
            case HistoryEvent.CallbackSucceeded e -> e.result();
            case HistoryEvent.ChainedInvokeSucceeded e -> e.result();
            default -> null;
        };
    }

    private static boolean isCut(HistoryEvent event) {
        EventPayload payload = payload(event);
        if (payload != null) {
            return payload.truncated();
        }
        EventError error = switch (event) {
            case HistoryEvent.StepFailed e -> e.error();
            case HistoryEvent.ContextFailed e -> e.error();
            case HistoryEvent.CallbackFailed e -> e.error();
            case HistoryEvent.CallbackTimedOut e -> e.error();
            case HistoryEvent.ChainedInvokeFailed e -> e.error();
            case HistoryEvent.ChainedInvokeTimedOut e -> e.error();
            case HistoryEvent.ChainedInvokeStopped e -> e.error();
            default -> null;
        };
        return error != null && error.truncated();
    }
}
