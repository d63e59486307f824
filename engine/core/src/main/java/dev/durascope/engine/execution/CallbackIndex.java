package dev.durascope.engine.execution;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the callback of an id, for the executions that are loaded. Safe for use by many threads. */
final class CallbackIndex {
    /** Where a callback stands. */
    record Place(ExecutionArn arn, String operationId) {}

    private final Map<String, Place> places = new ConcurrentHashMap<>();

    void follow(ExecutionArn arn, List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Event e) {
                follow(arn, e.event());
            }
        }
    }

    void follow(ExecutionArn arn, HistoryEvent event) {
        if (event instanceof HistoryEvent.CallbackStarted e && e.header().id() != null) {
            places.put(e.callbackId(), new Place(arn, e.header().id()));
        }
    }

    /** Where a callback stands; {@code null} for one of no execution that is loaded. */
    @Nullable
    Place find(String callbackId) {
        return places.get(callbackId);
    }

    void forget(ExecutionArn arn) {
        places.values().removeIf(place -> place.arn().equals(arn));
    }
}
