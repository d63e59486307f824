package dev.durascope.engine.history;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution as it was at one journal position. Made by {@link ExecutionFold#at}; costs nothing to make, shares all
 * with the fold, and never changes, whatever the fold takes in later. Like its fold it belongs to one thread.
 */
public interface ExecutionState {

    /** The journal position of this state; 0 before the first entry. */
    long position();

    /** The execution as a whole, or {@code null} before ExecutionStarted. */
    @Nullable
    ExecutionFacts facts();

    /** The operation of an id, or {@code null} when it had not begun. */
    @Nullable
    OperationState operation(String id);

    /** All operations in start order, the EXECUTION operation first. */
    List<OperationState> operations();

    /** How many operations have begun, the EXECUTION operation included. */
    int operationCount();

    /** The operations directly inside a context in start order; {@code null} stands for the top level. */
    List<OperationState> children(@Nullable String parentId);

    /** The invocations in order. */
    List<InvocationState> invocations();

    /** The newest invocation if it is still running, else {@code null}. */
    @Nullable
    InvocationState runningInvocation();

    /** What an agent inside the handler's process saw of an invocation, by its number. */
    Sightings sightings(int invocation);

    /** Where the handler called an operation, or {@code null} when no agent told, or its caller is an SDK. */
    @Nullable
    SourceLocation calledAt(String operationId);

    /** The event id of the newest AWS event; 0 when there is none. */
    long lastEventId();

    /** How far virtual time had jumped in all. */
    Duration jumpedTotal();

    /** Bytes written by checkpoints so far, of the 100 MB that AWS allows. */
    long checkpointBytes();
}
