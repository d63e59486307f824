package dev.durascope.engine.history;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.time.ClockPace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
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

    private final String executionId;
    private final Versioned<ExecutionFacts> facts = new Versioned<>();
    private final Versioned<Duration> jumped = new Versioned<>();
    private final VersionedLong eventIds = new VersionedLong();
    private final VersionedLong bytes = new VersionedLong();
    private final OperationVersions operations = new OperationVersions();
    private final InvocationVersions invocations = new InvocationVersions();
    private final SightingVersions sightings = new SightingVersions();
    private JournalEntry.@Nullable TokenIssued token;
    private long tokenPosition;
    private JournalEntry.@Nullable CheckpointAccepted lastCheckpoint;
    private long viewedBeforeLastCheckpoint;
    private Instant lastCheckpointAt = Instant.EPOCH;
    private ClockPace pace = ClockPace.REAL;
    private boolean stopped;
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
            case JournalEntry.Forked e -> forked(e);
            case JournalEntry.InvocationStarted e -> invocationStarted(e);
            case JournalEntry.InvocationPlaced e -> invocations.placed(e, position);
            case JournalEntry.InvocationReturned e -> invocations.returned(e, now, position);
            case JournalEntry.InvocationWatched e -> sightings.watched(position, e);
            case JournalEntry.OperationsSeen e -> sightings.seen(position, e);
            case JournalEntry.OperationReady e -> update(e.operationId(), OperationFold::ready);
            case JournalEntry.CallbackHeartbeat e -> update(e.operationId(), s -> OperationFold.heartbeat(s, now));
            case JournalEntry.OperationCancelled e ->
                update(e.operationId(), s -> OperationFold.cancelled(s, moment(now)));
            case JournalEntry.ExecutionEndCheckpointed e ->
                facts.set(position, requireFacts().ending(e));
            case JournalEntry.ReplayChildren e -> update(e.operationId(), OperationFold::replayChildren);
            case JournalEntry.TokenIssued e -> {
                token = e;
                tokenPosition = position;
            }
            case JournalEntry.CheckpointAccepted e -> checkpointAccepted(e);
            case JournalEntry.InvocationRetryScheduled e ->
                facts.set(position, requireFacts().retrying(e.failures(), e.dueAt()));
            case JournalEntry.ExecutionHeld e ->
                facts.set(position, requireFacts().holding(true, e.lastError(), e.failures()));
            case JournalEntry.ExecutionResumed e ->
                facts.set(position, requireFacts().holding(false, null, 0));
            case JournalEntry.TimeJumped e -> {
                Duration jump = Duration.between(e.from(), e.to());
                jumped.set(position, jumpedTotal().plus(jump));
                pace = pace.jumped(jump);
            }
            case JournalEntry.ClockPaced e -> pace = e.pace();
            case JournalEntry.DebuggerStopped e -> stopped = true;
            case JournalEntry.DebuggerReleased e -> {
                stopped = false;
                pace = pace.stood(e.stoodStill());
            }
            case JournalEntry.FaultInjected e -> {}
            case JournalEntry.ConsoleLine e -> {}
        }
    }

    /** How the execution's clock moves since the newest state: after its jumps, and what it stood still. */
    public ClockPace clockPace() {
        return pace;
    }

    /** Whether the debugger has stopped the execution and has not let it go. */
    public boolean isStopped() {
        return stopped;
    }

    /** The newest token issued, or {@code null} before the first. */
    public @Nullable TokenState token() {
        return token == null ? null : new TokenState(token.invocation(), token.token(), tokenPosition);
    }

    /** The last accepted checkpoint, or {@code null} before the first. */
    public @Nullable AcceptedCheckpoint lastCheckpoint() {
        JournalEntry.CheckpointAccepted last = lastCheckpoint;
        return last == null
                ? null
                : new AcceptedCheckpoint(
                        last.invocation(),
                        last.token(),
                        last.clientToken(),
                        viewedBeforeLastCheckpoint,
                        lastCheckpointAt);
    }

    /** The operations that changed after one position and up to another, in the order of their first change. */
    public List<OperationState> changedBetween(long after, long upTo) {
        return operations.changedBetween(after, upTo);
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
                        null,
                        null));
        operations.begin(
                OperationFold.execution(executionId, e, moment(e.header().timestamp())));
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
        operations.apply(
                id,
                event.header().parentId(),
                position,
                before ->
                        OperationFold.apply(before, event, moment(event.header().timestamp())));
    }

    private void update(String id, UnaryOperator<OperationState> change) {
        operations.update(id, position, change);
    }

    private Moment moment(Instant at) {
        return new Moment(at, position, jumpedTotal(), invocations.count());
    }

    private void forked(JournalEntry.Forked e) {
        stopped = false;
        facts.set(position, requireFacts().forked(new Lineage(e.sourceArn(), e.atEvent(), e.edits(), position)));
    }

    private void invocationStarted(JournalEntry.InvocationStarted e) {
        invocations.started(e, now, position);
        if (requireFacts().retryAt() != null) {
            facts.set(position, requireFacts().retrying(requireFacts().failures(), null));
        }
    }

    private void invocationCompleted(HistoryEvent.InvocationCompleted e) {
        boolean known = invocations.completed(e, position);
        if (known && e.error() == null && requireFacts().failures() > 0) {
            facts.set(position, requireFacts().retrying(0, null));
        }
    }

    private void checkpointAccepted(JournalEntry.CheckpointAccepted e) {
        lastCheckpoint = e;
        viewedBeforeLastCheckpoint = token == null ? 0 : tokenPosition;
        lastCheckpointAt = now;
        bytes.set(position, bytes.last() + e.bytes());
        invocations.checkpointed(e.invocation(), e.bytes(), position);
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
            return operations.operation(id, at);
        }

        @Override
        public List<OperationState> operations() {
            return operations.all(at);
        }

        @Override
        public int operationCount() {
            return operations.count(at);
        }

        @Override
        public List<OperationState> children(@Nullable String parentId) {
            return operations.children(parentId, at);
        }

        @Override
        public List<InvocationState> invocations() {
            return invocations.all(at);
        }

        @Override
        public @Nullable InvocationState runningInvocation() {
            return invocations.running(at);
        }

        @Override
        public Sightings sightings(int invocation) {
            return sightings.of(invocation, at);
        }

        @Override
        public @Nullable SourceLocation calledAt(String operationId) {
            return sightings.location(operationId, at);
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
}
