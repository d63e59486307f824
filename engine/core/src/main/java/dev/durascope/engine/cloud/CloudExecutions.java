package dev.durascope.engine.cloud;

import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.LambdaFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Execution;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.ListDurableExecutionsByFunctionResponse;

/**
 * The executions of a deployed function, of all its versions, newest first: more of them on demand, new ones by asking
 * again. One thread loads and refreshes; any thread may look at the listing meanwhile.
 */
public final class CloudExecutions {
    static final int PAGE = 100;
    private static final int MOST_PAGES_AT_ONCE = 10;
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Comparator<ExecutionSummary> NEWEST_FIRST = Comparator.comparing(ExecutionSummary::start)
            .reversed()
            .thenComparing(summary -> summary.arn().toString());

    /**
     * Which executions are wanted.
     *
     * @param statuses empty for any
     * @param name only those of this name; absent for any
     * @param startedAfter only those that started after this; absent for any
     * @param startedBefore only those that started before this; absent for any
     */
    public record Filter(
            Set<ExecutionStatus> statuses,
            @Nullable String name,
            @Nullable Instant startedAfter,
            @Nullable Instant startedBefore) {

        /** All executions. */
        public static final Filter ALL = new Filter(Set.of(), null, null, null);

        public Filter {
            statuses = Set.copyOf(statuses);
        }
    }

    /**
     * What is known so far.
     *
     * @param executions newest first, without a gap
     * @param more whether older ones can be loaded
     * @param notes what could not be listed, and why, a sentence each
     */
    public record Listing(List<ExecutionSummary> executions, boolean more, List<String> notes) {
        public Listing {
            executions = List.copyOf(executions);
            notes = List.copyOf(notes);
        }
    }

    /** How far the list of one qualifier is read. */
    private static final class Track {
        private final String qualifier;
        private final Set<ExecutionArn> seen = new HashSet<>();
        private @Nullable String marker;
        private boolean begun;
        private boolean exhausted;
        private Instant oldest = Instant.MAX;

        Track(String qualifier) {
            this.qualifier = qualifier;
        }
    }

    private final CloudConnection connection;
    private final Filter filter;
    private final Map<ExecutionArn, ExecutionSummary> known = new HashMap<>();
    private final Set<String> notes = new TreeSet<>();
    private final List<Track> tracks = new ArrayList<>();
    private boolean qualifiersKnown;
    private int turn;
    private int unreadable;

    /** A list; nothing is called yet. */
    public CloudExecutions(CloudConnection connection, Filter filter) {
        this.connection = connection;
        this.filter = filter;
    }

    /** What is known so far. */
    public synchronized Listing listing() {
        Instant horizon = tracks.stream()
                .filter(track -> track.begun && !track.exhausted)
                .map(track -> track.oldest)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        List<String> told = new ArrayList<>(notes);
        if (unreadable > 0) {
            told.add(unreadable + " executions are left out: their ARN or status is none that this version knows.");
        }
        return new Listing(
                known.values().stream()
                        .filter(summary -> summary.start().isAfter(horizon))
                        .sorted(NEWEST_FIRST)
                        .toList(),
                !qualifiersKnown || tracks.stream().anyMatch(track -> !track.exhausted),
                told);
    }

    /**
     * Loads older executions, until there is at least one more to show or no more. The first time it asks every
     * qualifier for its newest.
     *
     * @throws CloudFault when that cannot be had
     */
    public void loadMore() throws InterruptedException {
        requireQualifiers();
        int before = listing().executions().size();
        do {
            Track next = next();
            if (next == null) {
                return;
            }
            load(next);
        } while (tracksToBegin() || listing().executions().size() == before);
    }

    private void requireQualifiers() throws InterruptedException {
        synchronized (this) {
            if (qualifiersKnown) {
                return;
            }
        }
        CloudQualifiers qualifiers = CloudQualifiers.of(connection);
        synchronized (this) {
            qualifiers.names().forEach(name -> tracks.add(new Track(name)));
            notes.addAll(qualifiers.notes());
            qualifiersKnown = true;
        }
    }

    private synchronized boolean tracksToBegin() {
        return tracks.stream().anyMatch(track -> !track.begun && !track.exhausted);
    }

    /** One that was not asked yet, else the one that hides the most: whose oldest known execution is the newest. */
    private synchronized @Nullable Track next() {
        return tracks.stream()
                .filter(track -> !track.exhausted)
                .max(Comparator.comparing((Track track) -> track.oldest))
                .orElse(null);
    }

    private void load(Track track) throws InterruptedException {
        ListDurableExecutionsByFunctionResponse page = page(track, track.marker);
        synchronized (this) {
            if (page == null) {
                track.exhausted = true;
                return;
            }
            track.begun = true;
            take(track, page);
            track.marker = page.nextMarker();
            track.exhausted = page.nextMarker() == null;
        }
    }

    /** @return {@code null} when the qualifier is no more */
    private @Nullable ListDurableExecutionsByFunctionResponse page(Track track, @Nullable String marker)
            throws InterruptedException {
        CloudTarget target = connection.target();
        try {
            return connection.patiently(
                    CloudCall.LIST,
                    "function " + target.function() + ":" + track.qualifier,
                    lambda -> lambda.listDurableExecutionsByFunction(r -> {
                        r.functionName(target.functionName())
                                .qualifier(track.qualifier)
                                .durableExecutionName(filter.name())
                                .startedAfter(filter.startedAfter())
                                .startedBefore(filter.startedBefore())
                                .marker(marker)
                                .maxItems(PAGE);
                        if (!filter.statuses().isEmpty()) {
                            r.statusesWithStrings(filter.statuses().stream()
                                    .map(Enum::name)
                                    .sorted()
                                    .toList());
                        }
                    }));
        } catch (CloudFault e) {
            if (e.kind() != CloudFault.Kind.NOT_FOUND) {
                throw e;
            }
            synchronized (this) {
                // The last one left: then it is the function that is not there.
                if (tracks.stream().allMatch(other -> other == track || (other.exhausted && !other.begun))) {
                    throw e;
                }
                notes.add(track.qualifier + " is not listed: " + e.getMessage());
            }
            return null;
        }
    }

    /** @return whether all of the page was new */
    private synchronized boolean take(Track track, ListDurableExecutionsByFunctionResponse page) {
        boolean allNew = true;
        for (Execution execution : page.durableExecutions()) {
            ExecutionSummary summary = summary(execution);
            if (summary == null) {
                unreadable++;
                continue;
            }
            allNew &= track.seen.add(summary.arn());
            known.put(summary.arn(), summary);
            if (summary.start().isBefore(track.oldest)) {
                track.oldest = summary.start();
            }
        }
        return allNew;
    }

    private static @Nullable ExecutionSummary summary(Execution execution) {
        try {
            return new ExecutionSummary(
                    ExecutionArn.parse(execution.durableExecutionArn()),
                    ExecutionStatus.valueOf(execution.statusAsString()),
                    execution.startTimestamp(),
                    execution.endTimestamp(),
                    false,
                    null);
        } catch (LambdaFault | IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Asks one qualifier, each in its turn, for what is new, and how one execution stands that is running as far as is
     * known but is not among the newest.
     *
     * @return how long to wait before the next time: each qualifier has its turn within about ten seconds, more when there
     *     are more than ten
     * @throws CloudFault when that cannot be had; the next time it is tried again
     */
    public Duration refresh() throws InterruptedException {
        requireQualifiers();
        Track track;
        int size;
        synchronized (this) {
            size = tracks.size();
            track = tracks.get(turn++ % size);
        }
        Set<ExecutionArn> listed = refresh(track);
        ExecutionArn stale = stale(track, listed);
        if (stale != null) {
            describe(stale);
        }
        Duration pause = ROUND.dividedBy(size);
        return pause.compareTo(Cadence.SHORTEST) < 0
                ? Cadence.SHORTEST
                : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private Set<ExecutionArn> refresh(Track track) throws InterruptedException {
        Set<ExecutionArn> listed = new HashSet<>();
        String marker = null;
        for (int count = 0; count < MOST_PAGES_AT_ONCE; count++) {
            ListDurableExecutionsByFunctionResponse page = page(track, marker);
            if (page == null) {
                return listed;
            }
            boolean first;
            boolean allNew;
            synchronized (this) {
                first = !track.begun;
                allNew = take(track, page);
                if (first) {
                    track.begun = true;
                    track.marker = page.nextMarker();
                    track.exhausted = page.nextMarker() == null;
                }
            }
            page.durableExecutions().stream()
                    .map(CloudExecutions::summary)
                    .filter(summary -> summary != null)
                    .forEach(summary -> listed.add(summary.arn()));
            marker = page.nextMarker();
            if (first || !allNew || marker == null) {
                return listed;
            }
        }
        leaveGap(track, listed, marker);
        return listed;
    }

    /** So many are new that the known ones were not met: what lies behind them is loaded on demand, as at first. */
    private synchronized void leaveGap(Track track, Set<ExecutionArn> listed, @Nullable String marker) {
        track.marker = marker;
        track.exhausted = false;
        track.oldest = known.values().stream()
                .filter(summary -> listed.contains(summary.arn()))
                .map(ExecutionSummary::start)
                .min(Comparator.naturalOrder())
                .orElse(track.oldest);
    }

    private synchronized @Nullable ExecutionArn stale(Track track, Set<ExecutionArn> listed) {
        List<ExecutionArn> running = track.seen.stream()
                .filter(arn -> !listed.contains(arn))
                .filter(arn -> known.containsKey(arn) && known.get(arn).status() == ExecutionStatus.RUNNING)
                .sorted(Comparator.comparing(ExecutionArn::toString))
                .toList();
        return running.isEmpty() ? null : running.get((turn / tracks.size()) % running.size());
    }

    private void describe(ExecutionArn arn) throws InterruptedException {
        try {
            GetDurableExecutionResponse now = connection.patiently(
                    CloudCall.DESCRIBE,
                    "execution " + arn,
                    lambda -> lambda.getDurableExecution(
                            r -> r.durableExecutionArn(arn.toString()).includeExecutionData(false)));
            replace(arn, ExecutionStatus.valueOf(now.statusAsString()), now.startTimestamp(), now.endTimestamp());
        } catch (CloudFault e) {
            if (e.kind() != CloudFault.Kind.NOT_FOUND) {
                throw e;
            }
            synchronized (this) {
                known.remove(arn);
            }
        } catch (IllegalArgumentException e) {
            // A status that this version does not know: it stays as it was.
        }
    }

    private synchronized void replace(ExecutionArn arn, ExecutionStatus status, Instant start, @Nullable Instant end) {
        if (filter.statuses().isEmpty() || filter.statuses().contains(status)) {
            known.put(arn, new ExecutionSummary(arn, status, start, end, false, null));
        } else {
            known.remove(arn);
        }
    }
}
