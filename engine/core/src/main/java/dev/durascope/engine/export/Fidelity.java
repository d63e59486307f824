package dev.durascope.engine.export;

import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a history that somebody else wrote does not give, and what was odd about it. */
final class Fidelity {
    /** How many gaps and types are named. */
    private static final int NAMED = 3;

    private Fidelity() {}

    /** A sentence for each thing that whoever looks at the execution should know. */
    static List<String> notes(EventOrder.Ordered ordered, HistoryPages pages) {
        List<HistoryEvent> events = ordered.events();
        List<String> notes = new ArrayList<>();
        if (pages.brokenOffInLine() > 0) {
            notes.add("It breaks off in line " + pages.brokenOffInLine() + ": what comes after event "
                    + events.getLast().header().eventId() + " is missing.");
        }
        if (pages.goesOn()) {
            notes.add("Its last page says that more follow, which are missing.");
        }
        addGaps(events, notes);
        addData(events, notes);
        addUnknown(events, notes);
        if (ordered.twice() > 0) {
            notes.add(count(ordered.twice(), "event") + " stood in it twice.");
        }
        if (ordered.sorted()) {
            notes.add("Its events did not stand in the order of their ids, in which they are shown.");
        }
        if (!pages.leftOut().isEmpty()) {
            notes.add("What it says beside its events of " + String.join(", ", pages.leftOut())
                    + " was too much to keep.");
        }
        return notes;
    }

    private static void addGaps(List<HistoryEvent> events, List<String> notes) {
        List<String> gaps = new ArrayList<>();
        long missing = 0;
        long before = 0;
        for (HistoryEvent event : events) {
            long id = event.header().eventId();
            if (id > before + 1) {
                missing += id - before - 1;
                gaps.add(id == before + 2 ? String.valueOf(id - 1) : (before + 1) + " to " + (id - 1));
            }
            before = Math.max(before, id);
        }
        if (missing > 0) {
            notes.add(count(missing, "event") + (missing == 1 ? " is" : " are") + " missing: " + some(gaps) + ".");
        }
    }

    private static void addData(List<HistoryEvent> events, List<String> notes) {
        int cut = 0;
        boolean any = false;
        for (HistoryEvent event : events) {
            for (EventPayload payload : payloads(event)) {
                any |= payload.payload() != null;
                cut += payload.truncated() ? 1 : 0;
            }
            EventError error = error(event);
            if (error != null) {
                any |= error.payload() != null;
                cut += error.truncated() ? 1 : 0;
            }
        }
        if (!any) {
            notes.add("It has no inputs, results and errors: it was printed without --include-execution-data.");
        }
        if (cut > 0) {
            notes.add(count(cut, "payload") + (cut == 1 ? " was" : " were") + " cut off by AWS.");
        }
    }

    private static void addUnknown(List<HistoryEvent> events, List<String> notes) {
        TreeSet<String> types = new TreeSet<>();
        long unknown = 0;
        for (HistoryEvent event : events) {
            if (event instanceof HistoryEvent.Unknown) {
                unknown++;
                types.add(event.eventType());
            }
        }
        if (unknown > 0) {
            notes.add(count(unknown, "event") + (unknown == 1 ? " is" : " are")
                    + " of a type that this version does not know: " + some(List.copyOf(types)) + ".");
        }
    }

    private static String some(List<String> all) {
        return String.join(", ", all.subList(0, Math.min(NAMED, all.size()))) + (all.size() > NAMED ? ", …" : "");
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static List<EventPayload> payloads(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.ExecutionStarted e -> List.of(e.input());
            case HistoryEvent.ExecutionSucceeded e -> List.of(e.result());
            case HistoryEvent.ContextSucceeded e -> List.of(e.result());
            case HistoryEvent.StepSucceeded e -> List.of(e.result());
            case HistoryEvent.ChainedInvokeStarted e -> List.of(e.input());
            case HistoryEvent.ChainedInvokeSucceeded e -> List.of(e.result());
            case HistoryEvent.CallbackSucceeded e -> List.of(e.result());
            default -> List.of(); // The others have none.
        };
    }

    private static @Nullable EventError error(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.ExecutionFailed e -> e.error();
            case HistoryEvent.ExecutionTimedOut e -> e.error();
            case HistoryEvent.ExecutionStopped e -> e.error();
            case HistoryEvent.ContextFailed e -> e.error();
            case HistoryEvent.WaitCancelled e -> e.error();
            case HistoryEvent.StepFailed e -> e.error();
            case HistoryEvent.ChainedInvokeFailed e -> e.error();
            case HistoryEvent.ChainedInvokeTimedOut e -> e.error();
            case HistoryEvent.ChainedInvokeStopped e -> e.error();
            case HistoryEvent.CallbackFailed e -> e.error();
            case HistoryEvent.CallbackTimedOut e -> e.error();
            case HistoryEvent.InvocationCompleted e -> e.error();
            default -> null; // The others have none.
        };
    }
}
