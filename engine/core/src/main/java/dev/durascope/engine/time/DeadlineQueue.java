package dev.durascope.engine.time;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All deadlines of one execution, soonest first. Confined to the execution's lane. */
public final class DeadlineQueue {
    private record Key(Deadline.Kind kind, @Nullable String operationId) {}

    private record Entry(Deadline deadline, long order) {}

    private final Map<Key, Entry> byKey = new HashMap<>();
    private final TreeSet<Entry> soonest =
            new TreeSet<>(Comparator.comparing((Entry e) -> e.deadline().at()).thenComparingLong(Entry::order));
    private long order;

    /** Sets when something happens, in place of what was set before; {@code null} means never. */
    public void set(Deadline.Kind kind, @Nullable String operationId, @Nullable Instant at) {
        Key key = new Key(kind, operationId);
        Entry before = byKey.get(key);
        if (before != null) {
            if (before.deadline().at().equals(at)) {
                return;
            }
            soonest.remove(before);
            byKey.remove(key);
        }
        if (at != null) {
            Entry entry = new Entry(new Deadline(kind, operationId, at), order++);
            byKey.put(key, entry);
            soonest.add(entry);
        }
    }

    /** The soonest deadline, or {@code null} when there is none. */
    public @Nullable Deadline first() {
        return soonest.isEmpty() ? null : soonest.first().deadline();
    }

    /** The soonest deadline that skipping does not cross by itself, or {@code null} when there is none. */
    public @Nullable Deadline firstUnskippable() {
        for (Entry entry : soonest) {
            if (!entry.deadline().kind().isSkippable()) {
                return entry.deadline();
            }
        }
        return null;
    }

    /** The soonest deadline after a time that skipping does not cross by itself, or {@code null} when there is none. */
    public @Nullable Deadline firstUnskippableAfter(Instant time) {
        for (Entry entry : soonest) {
            if (!entry.deadline().kind().isSkippable() && entry.deadline().at().isAfter(time)) {
                return entry.deadline();
            }
        }
        return null;
    }

    /** The soonest deadline of one operation, or {@code null} when it has none. */
    public @Nullable Deadline firstOf(String operationId) {
        for (Entry entry : soonest) {
            if (operationId.equals(entry.deadline().operationId())) {
                return entry.deadline();
            }
        }
        return null;
    }

    /** The deadlines that are due, soonest first. */
    public List<Deadline> due(Instant now) {
        return soonest.stream()
                .map(Entry::deadline)
                .takeWhile(deadline -> !deadline.at().isAfter(now))
                .toList();
    }

    /** Whether a deadline still stands: it was neither forgotten nor moved since it was asked for. */
    public boolean stands(Deadline deadline) {
        Entry entry = byKey.get(new Key(deadline.kind(), deadline.operationId()));
        return entry != null && entry.deadline().equals(deadline);
    }

    /** Whether anything is set of a kind, due or not. */
    public boolean isSet(Deadline.Kind kind, @Nullable String operationId) {
        return byKey.containsKey(new Key(kind, operationId));
    }

    /** Forgets everything. */
    public void clear() {
        byKey.clear();
        soonest.clear();
    }
}
