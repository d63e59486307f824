package dev.durascope.app.session;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.HistoryEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;

/** AWS's history as it has come, whole and by operation, and where each event stands in the journal. */
public final class EventLog {
    private final AppendOnlyList<HistoryEvent> events = new AppendOnlyList<>();
    private final Map<String, List<HistoryEvent>> byOperation = new HashMap<>();
    /** The journal positions of the events, by index. */
    private long[] positions = new long[64];

    private int known;

    void append(List<JournalRecord> records) {
        List<HistoryEvent> fresh = new ArrayList<>();
        for (JournalRecord record : records) {
            if (record.entry() instanceof JournalEntry.Event(HistoryEvent event)) {
                fresh.add(event);
                if (known == positions.length) {
                    positions = Arrays.copyOf(positions, known * 2);
                }
                positions[known++] = record.position();
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
        return Collections.unmodifiableList(byOperation.getOrDefault(operationId, List.of()));
    }

    /** The events of one operation up to and with an event of an id, oldest first. */
    public List<HistoryEvent> of(String operationId, long lastEventId) {
        return of(operationId).stream()
                .filter(event -> event.header().eventId() <= lastEventId)
                .toList();
    }

    /** The journal position of an event, by its index in {@link #events}. */
    public long positionOf(int index) {
        return positions[index];
    }

    /** The index of the newest event at a journal position; -1 when there is none. */
    public int indexAt(long position) {
        int found = Arrays.binarySearch(positions, 0, known, position);
        return found >= 0 ? found : -found - 2;
    }

    /** The index of the event of an id; -1 when there is none. */
    public int indexOf(long eventId) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).header().eventId() < eventId) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < events.size() && events.get(low).header().eventId() == eventId ? low : -1;
    }
}
