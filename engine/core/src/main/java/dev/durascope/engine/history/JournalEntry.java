package dev.durascope.engine.history;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.time.ClockPace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a journal holds: AWS's own history events, and what the service knows that its history does not say. Only
 * {@link Event}s carry AWS's event ids and appear in AWS's history.
 */
public sealed interface JournalEntry {

    /** The status of an invocation whose answer came too late to count. */
    String DISCARDED = "DISCARDED";

    /** An event of AWS's history. */
    record Event(HistoryEvent event) implements JournalEntry {}

    /** The execution was started by a chained invoke of another one. */
    record StartedByInvoke(String parentArn, String parentOperationId) implements JournalEntry {}

    /**
     * The execution is a fork: what stands before this was recorded of another execution, and from here on it goes on by
     * itself. Whatever held the other one up at that point does not hold this one.
     *
     * @param sourceArn the other execution
     * @param atEvent the other one's event up to which it was taken over
     * @param edits what was changed of it
     */
    record Forked(String sourceArn, long atEvent, List<ForkEdit> edits) implements JournalEntry {
        public Forked {
            edits = List.copyOf(edits);
        }
    }

    /**
     * An invocation began.
     *
     * @param number 1 for the execution's first
     * @param cause why it began
     * @param updatedOperationIds the operations that changed since the previous invocation's view
     * @param knownOperations how many operations the handler was given to replay, the execution's own included
     */
    record InvocationStarted(
            int number, String requestId, InvocationCause cause, List<String> updatedOperationIds, int knownOperations)
            implements JournalEntry {
        public InvocationStarted {
            updatedOperationIds = List.copyOf(updatedOperationIds);
        }
    }

    /** Where the current invocation runs, in words: the JVM and process, and why that JVM. */
    record InvocationPlaced(int number, String description) implements JournalEntry {}

    /**
     * The handler answered, or failed to; AWS's InvocationCompleted follows.
     *
     * @param status {@code SUCCEEDED}, {@code FAILED} or {@code PENDING} as the handler returned it, {@code ERROR} when
     *     the invocation failed, {@code DISCARDED} when its answer came too late to count
     */
    record InvocationReturned(int number, String status) implements JournalEntry {}

    /**
     * Whether an agent watches the current invocation from inside the handler's process.
     *
     * @param blindness why it cannot see the handler's operations, in a sentence; absent when it can
     */
    record InvocationWatched(int number, @Nullable String blindness) implements JournalEntry {}

    /**
     * The handler called operations; an agent has seen it.
     *
     * @param operations in the order of their calls
     * @param calledAt where the operations of these ids were called; only what was not known already
     */
    record OperationsSeen(int invocation, List<Sightings.Seen> operations, Map<String, SourceLocation> calledAt)
            implements JournalEntry {
        public OperationsSeen {
            operations = List.copyOf(operations);
            calledAt = Map.copyOf(calledAt);
        }
    }

    /** A step's next attempt fell due. */
    record OperationReady(String operationId) implements JournalEntry {}

    /** A heartbeat re-armed a callback's heartbeat deadline; AWS's history has no event for it. */
    record CallbackHeartbeat(String operationId) implements JournalEntry {}

    /** An operation was cancelled; AWS's history has an event for this only where the operation is a wait. */
    record OperationCancelled(String operationId) implements JournalEntry {}

    /**
     * The handler checkpointed how the execution ends, ahead of its answer: a result too large for an envelope (protocol
     * §1). The execution ends so when the invocation does.
     *
     * @param succeeded whether it ends as SUCCEEDED, else as FAILED
     */
    record ExecutionEndCheckpointed(
            boolean succeeded,
            @Nullable String result,
            @Nullable ErrorObject error) implements JournalEntry {}

    /** A context closed with {@code ReplayChildren}. */
    record ReplayChildren(String operationId) implements JournalEntry {}

    /** The handler was given a token, and with it the state up to here. */
    record TokenIssued(int invocation, String token) implements JournalEntry {}

    /**
     * A checkpoint was accepted; the events of its batch follow.
     *
     * @param token the token it consumed
     * @param bytes the size of its payloads and errors in UTF-8
     */
    record CheckpointAccepted(
            int invocation, String token, @Nullable String clientToken, int updates, long bytes)
            implements JournalEntry {}

    /**
     * A failed invocation will be tried again.
     *
     * @param failures how many have failed in a row
     * @param dueAt when, on the execution's clock
     */
    record InvocationRetryScheduled(int failures, Instant dueAt) implements JournalEntry {}

    /** Too many invocations failed in a row: none will be tried until somebody resumes the execution. */
    record ExecutionHeld(int failures, ErrorObject lastError) implements JournalEntry {}

    /** Somebody resumed a held execution. */
    record ExecutionResumed() implements JournalEntry {}

    /** Virtual time jumped forward; nothing ran meanwhile. */
    record TimeJumped(Instant from, Instant to) implements JournalEntry {}

    /** The execution's clock moves at another speed from here on: time is scaled while no handler is at work. */
    record ClockPaced(ClockPace pace) implements JournalEntry {}

    /**
     * A line that the handler printed.
     *
     * @param requestId the invocation it belongs to; absent for a line printed while none ran
     */
    record ConsoleLine(@Nullable String requestId, ConsoleStream stream, String text) implements JournalEntry {}

    /**
     * The debugger stopped the execution, and its time.
     *
     * @param invocation the invocation that ran or was about to
     */
    record DebuggerStopped(StopPoint point, int invocation, List<Hit> hits) implements JournalEntry {
        public DebuggerStopped {
            hits = List.copyOf(hits);
        }
    }

    /** The execution's time moves again, after all that had stopped it was let go. */
    record DebuggerReleased(Duration stoodStill) implements JournalEntry {}

    /** The debugger answered a checkpoint with a fault, or ended the handler's process. */
    record FaultInjected(int invocation, InjectedFault fault) implements JournalEntry {}

    /** Why an invocation began. */
    enum InvocationCause {
        /** The execution started. */
        STARTED,
        /** An operation that the execution waited for ended or became ready. */
        RESUMED,
        /** The invocation before failed. */
        RETRIED,
        /** The engine was restarted while an invocation ran. */
        RECOVERED,
        /** The execution was forked from another one. */
        FORKED
    }

    /** Where a handler printed. */
    enum ConsoleStream {
        STDOUT,
        STDERR
    }
}
