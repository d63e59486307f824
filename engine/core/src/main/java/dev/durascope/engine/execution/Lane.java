package dev.durascope.engine.execution;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.Journal;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.store.ExecutionStore;
import dev.durascope.engine.store.StoredExecution;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.Deadline;
import dev.durascope.engine.time.DeadlineQueue;
import dev.durascope.engine.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One execution's serial lane: its journal, the fold over it, its clock and its deadlines, and the lock under which all
 * of them change. What is appended is stored first, then folded, then told to observers.
 */
final class Lane {
    private final ReentrantLock lock = new ReentrantLock();
    private final ExecutionStore store;
    private final ExecutionNotifier notifier;
    private final Journal journal = new Journal();
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<JournalEntry> notes = new ArrayList<>();
    private final ExecutionFold fold;
    private final VirtualClock clock;
    private final DeadlineQueue deadlines = new DeadlineQueue();
    private volatile StoredExecution stored;

    /**
     * @param stored what the store keeps beside the journal
     * @param records the journal so far; empty for a new execution
     * @param start the clock's first time for a new execution
     */
    Lane(
            StoredExecution stored,
            List<JournalRecord> records,
            ExecutionStore store,
            ExecutionNotifier notifier,
            InstantSource wall,
            Instant start) {
        this.stored = stored;
        this.store = store;
        this.notifier = notifier;
        this.fold = new ExecutionFold(stored.arn().id());
        takeIn(records);
        this.clock = new VirtualClock(
                wall,
                records.isEmpty() ? ClockPace.ahead(Duration.between(wall.instant(), start)) : fold.clockPace(),
                records.isEmpty() ? start : fold.lastTime());
        for (OperationState operation : fold.now().operations()) {
            setDeadlines(operation);
        }
        setExecutionDeadlines();
    }

    ExecutionArn arn() {
        return stored.arn();
    }

    StoredExecution stored() {
        return stored;
    }

    /** Runs an action alone on this lane. */
    <T> T call(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Runs an action alone on this lane. */
    void run(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    // All below: on the lane only, but for journal().

    /** The newest state. */
    ExecutionState state() {
        return fold.now();
    }

    ExecutionFold fold() {
        return fold;
    }

    /** The execution as a whole. */
    ExecutionFacts facts() {
        return Objects.requireNonNull(state().facts(), "an execution is known by its ExecutionStarted");
    }

    VirtualClock clock() {
        return clock;
    }

    DeadlineQueue deadlines() {
        return deadlines;
    }

    /** AWS's history so far: the event of id n at index n - 1. */
    List<HistoryEvent> events() {
        return events;
    }

    /** The journal; safe to read from any thread. */
    Journal journal() {
        return journal;
    }

    /** The header of the next event that belongs to an operation there is. */
    EventHeader nextHeader(Operation operation) {
        return nextHeader(operation, clock.now());
    }

    /** The same for an event that happened at a time past, as far as the journal's order allows it. */
    EventHeader nextHeader(Operation operation, Instant at) {
        Instant timestamp = at.isBefore(fold.lastTime()) ? fold.lastTime() : at;
        return new EventHeader(
                events.size() + 1L,
                timestamp,
                operation.id(),
                operation.name(),
                operation.parentId(),
                operation.subType());
    }

    /** The header of an event that belongs to no operation. */
    EventHeader nextHeader() {
        return nextHeader(0);
    }

    /** The header of an event that belongs to no operation and follows others not yet appended. */
    EventHeader nextHeader(int ahead) {
        return new EventHeader(events.size() + 1L + ahead, clock.now(), null, null, null, null);
    }

    /** The header of an Execution event that follows others not yet appended. */
    EventHeader nextExecutionHeader(int ahead) {
        return new EventHeader(events.size() + 1L + ahead, clock.now(), arn().id(), arn().name(), null, null);
    }

    /** Keeps an entry for the next append: console lines and sightings are many and none is worth a transaction. */
    void note(JournalEntry entry) {
        notes.add(entry);
    }

    /** Whether noted entries wait to be appended. */
    boolean hasNotes() {
        return !notes.isEmpty();
    }

    /** Appends entries as one: stored, folded and told, or, when the store fails, nothing. */
    void append(List<? extends JournalEntry> entries) {
        Instant now = clock.now();
        List<JournalRecord> records = new ArrayList<>(notes.size() + entries.size());
        long position = fold.position();
        for (JournalEntry note : notes) {
            records.add(new JournalRecord(++position, now, note));
        }
        for (JournalEntry entry : entries) {
            records.add(new JournalRecord(++position, now, entry));
        }
        StoredExecution next = stored.withSummary(summaryAfter(entries));
        store.append(next, records);
        stored = next;
        notes.clear();
        takeIn(records);
        for (JournalRecord record : records) {
            followDeadlines(record.entry());
        }
        notifier.appended(arn(), records);
    }

    /** Appends one entry. */
    void append(JournalEntry entry) {
        append(List.of(entry));
    }

    /** Changes what is kept beside the journal. */
    void keep(StoredExecution next) {
        store.append(next, List.of());
        stored = next;
    }

    private void takeIn(List<JournalRecord> records) {
        journal.append(records);
        for (JournalRecord record : records) {
            fold.apply(record);
            if (record.entry() instanceof JournalEntry.Event e) {
                events.add(e.event());
            }
        }
    }

    private ExecutionSummary summaryAfter(List<? extends JournalEntry> entries) {
        ExecutionSummary summary = stored.summary();
        for (JournalEntry entry : entries) {
            summary = SummaryFold.apply(summary, entry);
        }
        return summary;
    }

    private void followDeadlines(JournalEntry entry) {
        switch (entry) {
            case JournalEntry.Event e -> followDeadlines(e.event());
            case JournalEntry.OperationReady e -> setDeadlines(e.operationId());
            case JournalEntry.CallbackHeartbeat e -> setDeadlines(e.operationId());
            case JournalEntry.OperationCancelled e -> setDeadlines(e.operationId());
            case JournalEntry.InvocationStarted e -> setExecutionDeadlines();
            case JournalEntry.InvocationRetryScheduled e -> setExecutionDeadlines();
            case JournalEntry.ExecutionHeld e -> setExecutionDeadlines();
            case JournalEntry.ExecutionResumed e -> setExecutionDeadlines();
            case JournalEntry.StartedByInvoke e -> {}
            case JournalEntry.Forked e -> setExecutionDeadlines();
            case JournalEntry.InvocationPlaced e -> {}
            case JournalEntry.InvocationWatched e -> {}
            case JournalEntry.OperationsSeen e -> {}
            case JournalEntry.InvocationReturned e -> {}
            case JournalEntry.ExecutionEndCheckpointed e -> {}
            case JournalEntry.ReplayChildren e -> {}
            case JournalEntry.TokenIssued e -> {}
            case JournalEntry.CheckpointAccepted e -> {}
            case JournalEntry.TimeJumped e -> {}
            case JournalEntry.ClockPaced e -> {}
            case JournalEntry.ConsoleLine e -> {}
            case JournalEntry.DebuggerStopped e -> {}
            case JournalEntry.DebuggerReleased e -> {}
            case JournalEntry.FaultInjected e -> {}
        }
    }

    private void followDeadlines(HistoryEvent event) {
        String id = event.header().id();
        if (id == null || id.equals(arn().id())) {
            setExecutionDeadlines();
        } else {
            setDeadlines(id);
        }
    }

    private void setDeadlines(String operationId) {
        OperationState operation = state().operation(operationId);
        if (operation != null) {
            setDeadlines(operation);
        }
    }

    private void setDeadlines(OperationState s) {
        Operation o = s.operation();
        switch (o.details()) {
            case OperationDetails.Wait d ->
                deadlines.set(Deadline.Kind.WAIT_END, o.id(), open(o) ? d.scheduledEnd() : null);
            case OperationDetails.Step d ->
                deadlines.set(
                        Deadline.Kind.STEP_RETRY,
                        o.id(),
                        o.status() == OperationStatus.PENDING ? d.nextAttempt() : null);
            case OperationDetails.Callback d -> {
                deadlines.set(
                        Deadline.Kind.CALLBACK_TIMEOUT,
                        o.id(),
                        open(o) ? s.deadlines().timeout() : null);
                deadlines.set(
                        Deadline.Kind.CALLBACK_HEARTBEAT,
                        o.id(),
                        open(o) ? s.deadlines().heartbeat() : null);
            }
            case OperationDetails.Context d -> {}
            case OperationDetails.ChainedInvoke d -> {}
            case OperationDetails.Execution d -> {}
        }
    }

    private static boolean open(Operation operation) {
        return operation.status() == OperationStatus.STARTED;
    }

    private void setExecutionDeadlines() {
        ExecutionFacts facts = state().facts();
        if (facts == null) {
            return;
        }
        if (facts.status().isTerminal()) {
            deadlines.clear();
            return;
        }
        deadlines.set(Deadline.Kind.EXECUTION_TIMEOUT, null, facts.deadline());
        deadlines.set(Deadline.Kind.INVOCATION_RETRY, null, facts.retryAt());
    }

    /** The operation of an id, or {@code null} when it has not begun. */
    @Nullable
    OperationState operation(String id) {
        return state().operation(id);
    }
}
