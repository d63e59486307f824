package dev.durascope.engine.export;

import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the events of a file's pages into their order, whatever order the pages have. */
final class EventOrder {
    private record Placed(long eventId, HistoryEvent event) {}

    private EventOrder() {}

    /**
     * The events by their ids. One of an unknown type that has no id stays behind the event that it stands behind.
     *
     * @throws LambdaFault when there is none, or two different ones have the same id
     */
    static List<HistoryEvent> of(List<HistoryEvent> found, String what) {
        if (found.isEmpty()) {
            throw LambdaFault.invalid(what + " holds no event: an execution has ExecutionStarted at least.");
        }
        List<Placed> placed = new ArrayList<>(found.size());
        long before = 0;
        for (HistoryEvent event : found) {
            long id = event.header().eventId();
            before = id == 0 ? before : id;
            placed.add(new Placed(before, event));
        }
        placed.sort(Comparator.comparingLong(Placed::eventId));
        List<HistoryEvent> events = new ArrayList<>(found.size());
        for (Placed each : placed) {
            HistoryEvent last = events.isEmpty() ? null : events.getLast();
            long id = each.event().header().eventId();
            if (last == null || id == 0 || last.header().eventId() != id) {
                events.add(each.event());
            } else if (!last.equals(each.event())) {
                throw LambdaFault.invalid(what + " holds two different events " + id + ", " + last.eventType() + " and "
                        + each.event().eventType() + ": put the pages of one execution into a file.");
            }
        }
        return events;
    }
}
