package dev.durascope.engine.history;

import dev.durascope.engine.history.Sightings.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What agents told, by position; apart from the operations: being seen changes nothing of what the service knows. */
final class SightingVersions {

    /** One invocation's sightings; those up to a position are a prefix of them. */
    private static final class OfInvocation {
        final Versioned<JournalEntry.InvocationWatched> watched = new Versioned<>();
        final List<Seen> seen = new ArrayList<>();
        final VersionedLong counts = new VersionedLong();
    }

    private final Map<Integer, OfInvocation> invocations = new HashMap<>();
    private final Map<String, Versioned<SourceLocation>> locations = new HashMap<>();

    void watched(long position, JournalEntry.InvocationWatched entry) {
        of(entry.number()).watched.set(position, entry);
    }

    void seen(long position, JournalEntry.OperationsSeen entry) {
        OfInvocation invocation = of(entry.invocation());
        invocation.seen.addAll(entry.operations());
        invocation.counts.set(position, invocation.seen.size());
        entry.calledAt()
                .forEach((id, location) -> locations
                        .computeIfAbsent(id, unseen -> new Versioned<>())
                        .set(position, location));
    }

    @Nullable
    SourceLocation location(String operationId, long at) {
        Versioned<SourceLocation> location = locations.get(operationId);
        return location == null ? null : location.at(at);
    }

    Sightings of(int number, long at) {
        OfInvocation invocation = invocations.get(number);
        if (invocation == null) {
            return Sightings.NONE;
        }
        JournalEntry.InvocationWatched watched = invocation.watched.at(at);
        List<Seen> seen = invocation.seen.subList(0, (int) invocation.counts.at(at));
        return watched == null && seen.isEmpty()
                ? Sightings.NONE
                : new Sightings(true, watched == null ? null : watched.blindness(), seen);
    }

    private OfInvocation of(int number) {
        return invocations.computeIfAbsent(number, unseen -> new OfInvocation());
    }
}
