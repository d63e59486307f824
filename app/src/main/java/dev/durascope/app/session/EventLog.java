package dev.durascope.app.session;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.HistoryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;

/** AWS's history as it has come, whole and by operation. */
public final class EventLog {
    private final AppendOnlyList<HistoryEvent> events = new AppendOnlyList<>();
    private final Map<String, List<HistoryEvent>> byOperation = new HashMap<>();

    void append(List<JournalRecord> records) {
        List<HistoryEvent> fresh = new ArrayList<>();
        for (JournalRecord record : records) {
            if (record.entry() instanceof JournalEntry.Event(HistoryEvent event)) {
                fresh.add(event);
                String id = event.header().id();
                if (id != null) {
                    byOperation.computeIfAbsent(id, key -> new ArrayList<>(2)).add(event);
                }
            }
        }
        events.append(fresh);
    }

    /** All events, oldest first. */
    public ObservableList<HistoryEvent> events() {
        return events;
    }

    /** The events of one operation, oldest first. */
    public List<HistoryEvent> of(String operationId) {
        return byOperation.getOrDefault(operationId, List.of());
    }
}
