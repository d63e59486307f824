package dev.durascope.engine.history;

import dev.durascope.engine.history.JournalEntry.InvocationCause;
import dev.durascope.engine.model.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Every invocation of an execution with all its versions by journal position. */
final class InvocationVersions {
    private final List<InvocationTrack> invocations = new ArrayList<>();

    /** How many there have been. */
    int count() {
        return invocations.size();
    }

    void started(JournalEntry.InvocationStarted e, Instant at, long position) {
        invocations.add(new InvocationTrack(new InvocationState(
                e.number(),
                e.requestId(),
                e.cause(),
                e.updatedOperationIds(),
                e.knownOperations(),
                at,
                null,
                null,
                null,
                null,
                position,
                0,
                0)));
    }

    void placed(JournalEntry.InvocationPlaced e, long position) {
        update(e.number(), position, i -> i.placed(e.description()));
    }

    void returned(JournalEntry.InvocationReturned e, Instant at, long position) {
        // A discarded answer has no InvocationCompleted after it: this is the invocation's end.
        boolean discarded = e.status().equals(JournalEntry.DISCARDED);
        update(e.number(), position, i -> i.ended(discarded ? at : i.end(), e.status(), i.error()));
    }

    void checkpointed(int number, long bytes, long position) {
        if (isKnown(number)) {
            invocations.get(number - 1).checkpoint(bytes, position);
        }
    }

    /** Takes in the end of an invocation; says whether its beginning was known. */
    boolean completed(HistoryEvent.InvocationCompleted e, long position) {
        InvocationTrack last = invocations.isEmpty() ? null : invocations.getLast();
        if (last == null || !last.last().requestId().equals(e.requestId())) {
            invocations.add(new InvocationTrack(unseen(e, position)));
            return false;
        }
        InvocationState i = last.last();
        last.set(
                position,
                i.ended(
                        e.endTimestamp(),
                        i.status(),
                        e.error() == null ? null : e.error().payload()));
        return true;
    }

    /** A history that somebody else wrote has no InvocationStarted: its end is all there is of it. */
    private InvocationState unseen(HistoryEvent.InvocationCompleted e, long position) {
        return new InvocationState(
                invocations.size() + 1,
                e.requestId(),
                invocations.isEmpty() ? InvocationCause.STARTED : InvocationCause.RESUMED,
                List.of(),
                0,
                e.startTimestamp(),
                e.endTimestamp(),
                e.error() == null ? null : "ERROR",
                e.error() == null ? null : e.error().payload(),
                null,
                position,
                0,
                0);
    }

    private void update(int number, long position, UnaryOperator<InvocationState> change) {
        if (isKnown(number)) {
            InvocationTrack invocation = invocations.get(number - 1);
            invocation.set(position, change.apply(invocation.last()));
        }
    }

    private boolean isKnown(int number) {
        return number >= 1 && number <= invocations.size();
    }

    /** All that had begun by a position. */
    List<InvocationState> all(long at) {
        List<InvocationState> known = new ArrayList<>();
        for (InvocationTrack invocation : invocations) {
            InvocationState state = invocation.at(at);
            if (state == null) {
                break;
            }
            known.add(state);
        }
        return Collections.unmodifiableList(known);
    }

    /** The one that was running at a position, or {@code null}. */
    @Nullable
    InvocationState running(long at) {
        for (int i = invocations.size() - 1; i >= 0; i--) {
            InvocationState state = invocations.get(i).at(at);
            if (state != null) {
                return state.isRunning() ? state : null;
            }
        }
        return null;
    }
}
