package dev.durascope.engine.history;

import dev.durascope.engine.history.JournalEntry.InvocationCause;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fold over a journal: takes its records in order and answers for any position what the execution was then. Every
 * value keeps its versions by position, so that a past state is a view and not a copy. Confined to one thread.
 */
public final class ExecutionFold {

    /**
     * A token and what the handler has seen with it.
     *
     * @param viewedPosition the journal position up to which the handler knows the state
     */
    public record TokenState(int invocation, String token, long viewedPosition) {}

    /**
     * The last accepted checkpoint: what it takes to answer its repetition alike.
     *
     * @param invocation the invocation that made it
     * @param viewedBefore the position up to which the handler knew the state before it
     * @param at when it was accepted, on the execution's clock
     */
    public record AcceptedCheckpoint(
            int invocation, String token, @Nullable String clientToken, long viewedBefore, Instant at) {}

    private static final class Track {
        final Versioned<OperationState> versions = new Versioned<>();
        final String id;
        final long startPosition;

        Track(String id, long startPosition) {
            this.id = id;
            this.startPosition = startPosition;
        }
    }

    private final String executionId;
    private final Versioned<ExecutionFacts> facts = new Versioned<>();
    private final Versioned<Duration> jumped = new Versioned<>();
    private final VersionedLong eventIds = new VersionedLong();
    private final VersionedLong bytes = new VersionedLong();
    private final Map<String, Track> byId = new HashMap<>();
    private final List<Track> inOrder = new ArrayList<>();
    private final Map<String, List<Track>> byParent = new HashMap<>();
    private final List<Versioned<InvocationState>> invocations = new ArrayList<>();
    private final List<Track> changes = new ArrayList<>();
    private final VersionedLong changeCounts = new VersionedLong();
    private @Nullable TokenState token;
    private @Nullable AcceptedCheckpoint lastCheckpoint;
    private long position;
    private Instant now = Instant.EPOCH;

    /** @param executionId the last segment of the execution's ARN: the id of its EXECUTION operation */
    public ExecutionFold(String executionId) {
        this.executionId = executionId;
    }

    /** The position of the last record taken in; 0 before the first. */
    public long position() {
        return position;
    }

    /** The time of the last record taken in. */
    public Instant lastTime() {
        return now;
    }

    /** The newest state. */
    public ExecutionState now() {
        return at(position);
    }

    /**
     * The state as of a position.
     *
     * @throws IllegalArgumentException when the fold has not come that far, or the position is negative
     */
    public ExecutionState at(long at) {
        if (at < 0 || at > position) {
            throw new IllegalArgumentException("Position " + at + " is outside 0 to " + position + ".");
        }
        return new View(at);
    }

    /**
     * Takes in the next record.
     *
     * @throws IllegalArgumentException when it is not the next one
     */
    public void apply(JournalRecord record) {
        if (record.position() != position + 1) {
            throw new IllegalArgumentException(
                    "Record " + record.position() + " does not follow record " + position + ".");
        }
        position = record.position();
        now = record.at();
        switch (record.entry()) {
            case JournalEntry.Event e -> event(e.event());
            case JournalEntry.StartedByInvoke e ->
                facts.set(position, requireFacts().startedBy(e.parentArn(), e.parentOperationId()));
            case JournalEntry.InvocationStarted e -> invocationStarted(e, record.at());
            case JournalEntry.InvocationPlaced e ->
                updateInvocation(
                        e.number(), i -> with(i, i.end(), i.status(), i.error(), e.description(), i.checkpoints()));
            case JournalEntry.InvocationReturned e -> {
                // A discarded answer has no InvocationCompleted after it: this is the invocation's end.
                boolean discarded = e.status().equals(JournalEntry.DISCARDED);
                updateInvocation(
                        e.number(),
                        i -> with(
                                i,
                                discarded ? record.at() : i.end(),
                                e.status(),
                                i.error(),
                                i.placement(),
                                i.checkpoints()));
            }
            case JournalEntry.OperationReady e -> update(e.operationId(), OperationFold::ready);
            case JournalEntry.CallbackHeartbeat e ->
                update(e.operationId(), s -> OperationFold.heartbeat(s, record.at()));
            case JournalEntry.OperationCancelled e ->
                update(e.operationId(), s -> OperationFold.cancelled(s, record.at(), jumpedTotal()));
            case JournalEntry.ExecutionEndCheckpointed e ->
                facts.set(position, requireFacts().ending(e));
            case JournalEntry.ReplayChildren e -> update(e.operationId(), OperationFold::replayChildren);
            case JournalEntry.TokenIssued e -> token = new TokenState(e.invocation(), e.token(), position);
            case JournalEntry.CheckpointAccepted e -> checkpointAccepted(e, record.at());
            case JournalEntry.InvocationRetryScheduled e ->
                facts.set(position, requireFacts().retrying(e.failures(), e.dueAt()));
            case JournalEntry.ExecutionHeld e ->
                facts.set(position, requireFacts().holding(true, e.lastError(), e.failures()));
            case JournalEntry.ExecutionResumed e ->
                facts.set(position, requireFacts().holding(false, null, 0));
            case JournalEntry.TimeJumped e ->
                jumped.set(position, jumpedTotal().plus(Duration.between(e.from(), e.to())));
            case JournalEntry.ConsoleLine e -> {}
        }
    }

    /** The newest token issued, or {@code null} before the first. */
    public @Nullable TokenState token() {
        return token;
    }

    /** The last accepted checkpoint, or {@code null} before the first. */
    public @Nullable AcceptedCheckpoint lastCheckpoint() {
        return lastCheckpoint;
    }

    /** The operations that changed after one position and up to another, in the order of their first change. */
    public List<OperationState> changedBetween(long after, long upTo) {
        LinkedHashSet<Track> changed = new LinkedHashSet<>();
        for (int i = changesUpTo(after); i < changesUpTo(upTo); i++) {
            changed.add(changes.get(i));
        }
        return changed.stream().map(track -> track.versions.at(upTo)).toList();
    }

    /** How many changes there were up to a position. */
    private int changesUpTo(long upTo) {
        return (int) changeCounts.at(upTo);
    }

    private ExecutionFacts requireFacts() {
        ExecutionFacts known = facts.last();
        if (known == null) {
            throw new IllegalArgumentException("The journal does not begin with ExecutionStarted.");
        }
        return known;
    }

    private Duration jumpedTotal() {
        Duration total = jumped.last();
        return total == null ? Duration.ZERO : total;
    }

    private void event(HistoryEvent event) {
        EventHeader header = event.header();
        eventIds.set(position, header.eventId());
        switch (event) {
            case HistoryEvent.ExecutionStarted e -> executionStarted(e);
            case HistoryEvent.ExecutionSucceeded e -> ended(ExecutionStatus.SUCCEEDED, header, e.result(), null);
            case HistoryEvent.ExecutionFailed e -> ended(ExecutionStatus.FAILED, header, null, e.error());
            case HistoryEvent.ExecutionTimedOut e -> ended(ExecutionStatus.TIMED_OUT, header, null, e.error());
            case HistoryEvent.ExecutionStopped e -> ended(ExecutionStatus.STOPPED, header, null, e.error());
            case HistoryEvent.InvocationCompleted e -> invocationCompleted(e);
            case HistoryEvent.Unknown e -> {}
            case HistoryEvent.ContextStarted e -> operation(e);
            case HistoryEvent.ContextSucceeded e -> operation(e);
            case HistoryEvent.ContextFailed e -> operation(e);
            case HistoryEvent.WaitStarted e -> operation(e);
            case HistoryEvent.WaitSucceeded e -> operation(e);
            case HistoryEvent.WaitCancelled e -> operation(e);
            case HistoryEvent.StepStarted e -> operation(e);
            case HistoryEvent.StepSucceeded e -> operation(e);
            case HistoryEvent.StepFailed e -> operation(e);
            case HistoryEvent.ChainedInvokeStarted e -> operation(e);
            case HistoryEvent.ChainedInvokeSucceeded e -> operation(e);
            case HistoryEvent.ChainedInvokeFailed e -> operation(e);
            case HistoryEvent.ChainedInvokeTimedOut e -> operation(e);
            case HistoryEvent.ChainedInvokeStopped e -> operation(e);
            case HistoryEvent.CallbackStarted e -> operation(e);
            case HistoryEvent.CallbackSucceeded e -> operation(e);
            case HistoryEvent.CallbackFailed e -> operation(e);
            case HistoryEvent.CallbackTimedOut e -> operation(e);
        }
    }

    private void executionStarted(HistoryEvent.ExecutionStarted e) {
        facts.set(
                position,
                new ExecutionFacts(
                        ExecutionStatus.RUNNING,
                        e.input(),
                        e.header().timestamp(),
                        null,
                        e.executionTimeoutSeconds(),
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        0,
                        null,
                        null));
        Track track = new Track(executionId, position);
        byId.put(executionId, track);
        inOrder.add(track);
        record(track, OperationFold.execution(executionId, e, position, jumpedTotal()));
    }

    private void ended(
            ExecutionStatus status, EventHeader header, @Nullable EventPayload result, @Nullable EventError error) {
        ErrorObject object = error == null ? null : error.payload();
        facts.set(position, requireFacts().ended(status, header.timestamp(), result, object));
        update(executionId, s -> OperationFold.executionEnded(s, status, header.timestamp()));
    }

    private void operation(HistoryEvent event) {
        String id = event.header().id();
        if (id == null) {
            return;
        }
        Track track = byId.get(id);
        if (track == null) {
            track = new Track(id, position);
            byId.put(id, track);
            inOrder.add(track);
            byParent.computeIfAbsent(event.header().parentId(), p -> new ArrayList<>())
                    .add(track);
        }
        record(track, OperationFold.apply(track.versions.last(), event, position, jumpedTotal(), invocations.size()));
    }

    private void update(String id, java.util.function.UnaryOperator<OperationState> change) {
        Track track = byId.get(id);
        if (track != null) {
            record(track, OperationFold.at(change.apply(track.versions.last()), position));
        }
    }

    private void record(Track track, OperationState state) {
        track.versions.set(position, state);
        changes.add(track);
        changeCounts.set(position, changes.size());
    }

    private void invocationStarted(JournalEntry.InvocationStarted e, Instant at) {
        Versioned<InvocationState> invocation = new Versioned<>();
        invocation.set(
                position,
                new InvocationState(
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
                        0));
        invocations.add(invocation);
        if (requireFacts().retryAt() != null) {
            facts.set(position, requireFacts().retrying(requireFacts().failures(), null));
        }
    }

    private void invocationCompleted(HistoryEvent.InvocationCompleted e) {
        ErrorObject error = e.error() == null ? null : e.error().payload();
        Versioned<InvocationState> last = invocations.isEmpty() ? null : invocations.getLast();
        if (last == null || !last.last().requestId().equals(e.requestId())) {
            // A history that somebody else wrote has no InvocationStarted: this event is all there is of it.
            Versioned<InvocationState> unseen = new Versioned<>();
            unseen.set(
                    position,
                    new InvocationState(
                            invocations.size() + 1,
                            e.requestId(),
                            invocations.isEmpty() ? InvocationCause.STARTED : InvocationCause.RESUMED,
                            List.of(),
                            0,
                            e.startTimestamp(),
                            e.endTimestamp(),
                            e.error() == null ? null : "ERROR",
                            error,
                            null,
                            position,
                            0));
            invocations.add(unseen);
            return;
        }
        InvocationState i = last.last();
        last.set(position, with(i, e.endTimestamp(), i.status(), error, i.placement(), i.checkpoints()));
        if (error == null && requireFacts().failures() > 0) {
            facts.set(position, requireFacts().retrying(0, null));
        }
    }

    private void checkpointAccepted(JournalEntry.CheckpointAccepted e, Instant at) {
        long viewed = token == null ? 0 : token.viewedPosition();
        lastCheckpoint = new AcceptedCheckpoint(e.invocation(), e.token(), e.clientToken(), viewed, at);
        bytes.set(position, bytes.last() + e.bytes());
        updateInvocation(
                e.invocation(), i -> with(i, i.end(), i.status(), i.error(), i.placement(), i.checkpoints() + 1));
    }

    private void updateInvocation(int number, java.util.function.UnaryOperator<InvocationState> change) {
        if (number >= 1 && number <= invocations.size()) {
            Versioned<InvocationState> invocation = invocations.get(number - 1);
            invocation.set(position, change.apply(invocation.last()));
        }
    }

    private static InvocationState with(
            InvocationState i,
            @Nullable Instant end,
            @Nullable String status,
            @Nullable ErrorObject error,
            @Nullable String placement,
            int checkpoints) {
        return new InvocationState(
                i.number(),
                i.requestId(),
                i.cause(),
                i.updatedOperationIds(),
                i.knownOperations(),
                i.start(),
                end,
                status,
                error,
                placement,
                i.startPosition(),
                checkpoints);
    }

    private static int countUpTo(List<Track> tracks, long at) {
        int low = 0;
        int high = tracks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tracks.get(middle).startPosition <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private final class View implements ExecutionState {
        private final long at;

        View(long at) {
            this.at = at;
        }

        @Override
        public long position() {
            return at;
        }

        @Override
        public @Nullable ExecutionFacts facts() {
            return facts.at(at);
        }

        @Override
        public @Nullable OperationState operation(String id) {
            Track track = byId.get(id);
            return track == null ? null : track.versions.at(at);
        }

        @Override
        public List<OperationState> operations() {
            return new Tracks(inOrder, countUpTo(inOrder, at), at);
        }

        @Override
        public int operationCount() {
            return countUpTo(inOrder, at);
        }

        @Override
        public List<OperationState> children(@Nullable String parentId) {
            List<Track> tracks = byParent.getOrDefault(parentId, List.of());
            return new Tracks(tracks, countUpTo(tracks, at), at);
        }

        @Override
        public List<InvocationState> invocations() {
            List<InvocationState> known = new ArrayList<>();
            for (Versioned<InvocationState> invocation : invocations) {
                InvocationState state = invocation.at(at);
                if (state == null) {
                    break;
                }
                known.add(state);
            }
            return Collections.unmodifiableList(known);
        }

        @Override
        public @Nullable InvocationState runningInvocation() {
            for (int i = invocations.size() - 1; i >= 0; i--) {
                InvocationState state = invocations.get(i).at(at);
                if (state != null) {
                    return state.isRunning() ? state : null;
                }
            }
            return null;
        }

        @Override
        public long lastEventId() {
            return eventIds.at(at);
        }

        @Override
        public Duration jumpedTotal() {
            Duration total = jumped.at(at);
            return total == null ? Duration.ZERO : total;
        }

        @Override
        public long checkpointBytes() {
            return bytes.at(at);
        }
    }

    private static final class Tracks extends AbstractList<OperationState> {
        private final List<Track> tracks;
        private final int size;
        private final long at;

        Tracks(List<Track> tracks, int size, long at) {
            this.tracks = tracks;
            this.size = size;
            this.at = at;
        }

        @Override
        public OperationState get(int index) {
            return tracks.get(java.util.Objects.checkIndex(index, size))
                    .versions
                    .at(at);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
