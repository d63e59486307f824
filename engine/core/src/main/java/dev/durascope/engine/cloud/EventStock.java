package dev.durascope.engine.cloud;

import dev.durascope.engine.export.EventRules;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The events of one execution that are known so far, in their order and none twice, and the journal that they make. The
 * journal grows at its end as long as events come in order; when one comes that belongs before others it is made anew, as
 * its next generation.
 */
final class EventStock {
    /** By event id; an event of an unknown type that has none stands behind the one that it came behind. */
    private final TreeMap<Long, List<HistoryEvent>> events = new TreeMap<>();

    private List<JournalRecord> records = new ArrayList<>();
    private long inJournal;
    private int generation;

    /** What taking a page in changed. */
    record Change(boolean news, boolean rebuilt, List<JournalRecord> appended) {}

    /**
     * Takes events in, oldest first.
     *
     * @throws dev.durascope.engine.model.LambdaFault when together they are not the history of one execution
     */
    Change add(List<HistoryEvent> page) {
        boolean news = false;
        boolean inOrder = true;
        long anchor = anchorBefore(page);
        for (HistoryEvent event : page) {
            long id = event.header().eventId();
            anchor = id == 0 ? anchor : id;
            List<HistoryEvent> there = events.computeIfAbsent(anchor, at -> new ArrayList<>(1));
            boolean known = id == 0
                    ? there.contains(event)
                    : !there.isEmpty() && there.getFirst().header().eventId() == id;
            if (!known) {
                if (id == 0) {
                    there.add(event);
                } else {
                    there.addFirst(event);
                }
                news = true;
                inOrder &= anchor > inJournal;
            }
        }
        return news ? changed(inOrder) : new Change(false, false, List.of());
    }

    private static long anchorBefore(List<HistoryEvent> page) {
        for (HistoryEvent event : page) {
            if (event.header().eventId() > 0) {
                return event.header().eventId() - 1;
            }
        }
        return 0;
    }

    private Change changed(boolean inOrder) {
        List<HistoryEvent> all = all();
        if (!(all.getFirst() instanceof HistoryEvent.ExecutionStarted)) {
            return new Change(true, false, List.of());
        }
        EventRules.check(all, "The history");
        if (inOrder && !records.isEmpty()) {
            int before = records.size();
            append(events.tailMap(inJournal, false));
            return new Change(true, false, List.copyOf(records.subList(before, records.size())));
        }
        records = new ArrayList<>(all.size());
        generation++;
        append(events);
        return new Change(true, true, List.copyOf(records));
    }

    private void append(Map<Long, List<HistoryEvent>> more) {
        more.values()
                .forEach(group -> group.forEach(event -> records.add(new JournalRecord(
                        records.size() + 1L, event.header().timestamp(), new JournalEntry.Event(event)))));
        inJournal = events.lastKey();
    }

    /** All events, oldest first. */
    List<HistoryEvent> all() {
        return events.values().stream().flatMap(List::stream).toList();
    }

    /** The journal: empty while ExecutionStarted is not known. */
    List<JournalRecord> journal() {
        return List.copyOf(records);
    }

    /** Counts how often the journal was made anew. */
    int generation() {
        return generation;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** The newest event's id; 0 for none. */
    long newest() {
        return events.isEmpty() ? 0 : events.lastKey();
    }

    /** How many events before the newest are not known, as the ids say. */
    long missing() {
        return newest()
                - events.values().stream()
                        .filter(group -> group.getFirst().header().eventId() > 0)
                        .count();
    }

    /** Whether the execution has ended. */
    boolean hasEnded() {
        return events.descendingMap().values().stream()
                .flatMap(List::stream)
                .anyMatch(event -> event instanceof HistoryEvent.ExecutionSucceeded
                        || event instanceof HistoryEvent.ExecutionFailed
                        || event instanceof HistoryEvent.ExecutionStopped
                        || event instanceof HistoryEvent.ExecutionTimedOut);
    }
}
