package dev.durascope.engine.search;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an event says, and where: goes from text to text until one passes a test. */
final class EventTexts {
    private final Set<SearchScope> scopes;
    private final Predicate<String> test;

    /** @param scopes where to look; empty for everywhere */
    EventTexts(Set<SearchScope> scopes, Predicate<String> test) {
        this.scopes = scopes;
        this.test = test;
    }

    /** Whether one of an event's texts passes. */
    boolean anyOf(HistoryEvent event) {
        return in(SearchScope.NAME, event.header().name())
                || in(SearchScope.ID, event.header().id())
                || switch (event) {
                    case HistoryEvent.ExecutionStarted e -> in(e.input());
                    case HistoryEvent.ExecutionSucceeded e -> in(e.result());
                    case HistoryEvent.ExecutionFailed e -> in(e.error());
                    case HistoryEvent.ExecutionTimedOut e -> in(e.error());
                    case HistoryEvent.ExecutionStopped e -> in(e.error());
                    case HistoryEvent.ContextStarted e -> false;
                    case HistoryEvent.ContextSucceeded e -> in(e.result());
                    case HistoryEvent.ContextFailed e -> in(e.error());
                    case HistoryEvent.WaitStarted e -> false;
                    case HistoryEvent.WaitSucceeded e -> false;
                    case HistoryEvent.WaitCancelled e -> in(e.error());
                    case HistoryEvent.StepStarted e -> false;
                    case HistoryEvent.StepSucceeded e -> in(e.result());
                    case HistoryEvent.StepFailed e -> in(e.error());
                    case HistoryEvent.ChainedInvokeStarted e ->
                        in(SearchScope.NAME, e.functionName())
                                || in(SearchScope.ID, e.durableExecutionArn())
                                || in(SearchScope.ID, e.tenantId())
                                || in(e.input());
                    case HistoryEvent.ChainedInvokeSucceeded e -> in(e.result());
                    case HistoryEvent.ChainedInvokeFailed e -> in(e.error());
                    case HistoryEvent.ChainedInvokeTimedOut e -> in(e.error());
                    case HistoryEvent.ChainedInvokeStopped e -> in(e.error());
                    case HistoryEvent.CallbackStarted e -> in(SearchScope.ID, e.callbackId());
                    case HistoryEvent.CallbackSucceeded e -> in(e.result());
                    case HistoryEvent.CallbackFailed e -> in(e.error());
                    case HistoryEvent.CallbackTimedOut e -> in(e.error());
                    case HistoryEvent.InvocationCompleted e -> in(SearchScope.ID, e.requestId()) || in(e.error());
                    case HistoryEvent.Unknown e -> in(SearchScope.PAYLOAD, e.json());
                };
    }

    private boolean in(SearchScope scope, @Nullable String text) {
        return text != null && looksIn(scope) && test.test(text);
    }

    private boolean looksIn(SearchScope scope) {
        return scopes.isEmpty() || scopes.contains(scope);
    }

    private boolean in(EventPayload payload) {
        return in(SearchScope.PAYLOAD, payload.payload());
    }

    private boolean in(@Nullable EventError error) {
        ErrorObject object = error == null ? null : error.payload();
        if (object == null || !looksIn(SearchScope.ERROR)) {
            return false;
        }
        return in(SearchScope.ERROR, object.errorMessage())
                || in(SearchScope.ERROR, object.errorType())
                || in(SearchScope.ERROR, object.errorData())
                || object.stackTrace() != null && object.stackTrace().stream().anyMatch(test);
    }
}
