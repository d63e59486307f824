package dev.durascope.engine.export;

import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the events of a file's pages into their order, whatever order the pages have. */
final class EventOrder {
    /**
     * @param events by their ids, none twice
     * @param twice how many stood there once more
     * @param sorted whether they had stood in an order of their own, neither from the oldest on nor from the newest
     */
    record Ordered(List<HistoryEvent> events, int twice, boolean sorted) {}

    private record Placed(long eventId, HistoryEvent event) {}

    private EventOrder() {}

    /**
     * The events by their ids. One of an unknown type that has no id stays behind the event that it stands behind.
     *
     * @throws LambdaFault when there is none, or two different ones have the same id
     */
    static Ordered of(List<HistoryEvent> found, String what) {
        if (found.isEmpty()) {
            throw LambdaFault.invalid(what + " holds no event: an execution has ExecutionStarted at least.");
        }
        List<Placed> placed = new ArrayList<>(found.size());
        int falls = 0;
        int rises = 0;
        long before = 0;
        for (HistoryEvent event : found) {
            long id = event.header().eventId();
            if (id != 0 && before != 0) {
                falls += id < before ? 1 : 0;
                rises += id > before ? 1 : 0;
            }
            before = id == 0 ? before : id;
            placed.add(new Placed(before, event));
        }
        placed.sort(Comparator.comparingLong(Placed::eventId));
        List<HistoryEvent> events = new ArrayList<>(found.size());
        int twice = 0;
        for (Placed each : placed) {
            HistoryEvent last = events.isEmpty() ? null : events.getLast();
            long id = each.event().header().eventId();
            if (last == null || id == 0 || last.header().eventId() != id) {
                events.add(each.event());
            } else if (last.equals(each.event())) {
                twice++;
            } else {
                throw conflict(last, each.event(), what);
            }
        }
        return new Ordered(events, twice, falls > 0 && rises > 0 && twice == 0);
    }

    private static LambdaFault conflict(HistoryEvent one, HistoryEvent other, String what) {
        boolean begins = one instanceof HistoryEvent.ExecutionStarted && other instanceof HistoryEvent.ExecutionStarted;
        return LambdaFault.invalid(
                what + (begins ? " holds two executions, " + name(one) + " and " + name(other) : different(one, other))
                        + ": put the pages of one execution into a file.");
    }

    private static String different(HistoryEvent one, HistoryEvent other) {
        return " holds two different events " + one.header().eventId() + ", " + one.eventType() + " and "
                + other.eventType();
    }

    private static String name(HistoryEvent started) {
        String name = started.header().name();
        String id = started.header().id();
        return (name == null ? "one without a name" : name) + (id == null ? "" : " (" + id + ")");
    }
}
