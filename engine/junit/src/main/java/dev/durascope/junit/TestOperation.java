package dev.durascope.junit;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.durascope.engine.history.Attempt;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operation of an execution, as it was when the test looked. Times are on the execution's own clock. */
public abstract sealed class TestOperation implements OperationScope
        permits ExecutionOperation, ContextOperation, StepOperation, WaitOperation, CallbackOperation, InvokeOperation {
    private final Snapshot snapshot;
    private final OperationState state;

    TestOperation(Snapshot snapshot, OperationState state) {
        this.snapshot = snapshot;
        this.state = state;
    }

    static TestOperation of(Snapshot snapshot, OperationState state) {
        return switch (state.operation().type()) {
            case EXECUTION -> new ExecutionOperation(snapshot, state);
            case CONTEXT -> new ContextOperation(snapshot, state);
            case STEP -> new StepOperation(snapshot, state);
            case WAIT -> new WaitOperation(snapshot, state);
            case CALLBACK -> new CallbackOperation(snapshot, state);
            case CHAINED_INVOKE -> new InvokeOperation(snapshot, state);
        };
    }

    final Snapshot snapshot() {
        return snapshot;
    }

    final OperationState state() {
        return state;
    }

    final Operation operation() {
        return state.operation();
    }

    /** Whether a test that says this name means this operation. */
    boolean isCalled(String name) {
        return name.equals(name());
    }

    /** The operation's id. */
    public final String id() {
        return operation().id();
    }

    /** The operation's name; {@code null} when it has none. */
    public final @Nullable String name() {
        return operation().name();
    }

    /** The operation's type. */
    public final OperationType type() {
        return operation().type();
    }

    /** What the SDK calls it, such as {@code WaitForCondition} or {@code MapIteration}; {@code null} when it does not say. */
    public final @Nullable String subType() {
        return operation().subType();
    }

    /** How it stands or has ended. */
    public final OperationStatus status() {
        return operation().status();
    }

    /** When it began. */
    public final Instant startTimestamp() {
        return operation().start();
    }

    /** When it ended; {@code null} while it has not. */
    public final @Nullable Instant endTimestamp() {
        return operation().end();
    }

    /** How long it took without the time that was skipped; {@code null} while it has not ended. */
    public final @Nullable Duration duration() {
        return state.duration();
    }

    /** Its attempts, oldest first; one for what is never retried, none for the execution itself. */
    public final List<Attempt> attempts() {
        return state.attempts();
    }

    /** The context it is in; {@code null} at the top level. */
    public final @Nullable TestOperation parent() {
        String parentId = operation().parentId();
        return parentId == null ? null : snapshot.view(parentId);
    }

    /** The operations directly inside it, in start order. */
    public final List<TestOperation> children() {
        return operations();
    }

    @Override
    public List<TestOperation> operations() {
        return snapshot.children(id());
    }

    @Override
    public List<TestOperation> allOperations() {
        return snapshot.descendants(id());
    }

    /** The result's text, usually JSON; {@code null} when there is none, as for a wait. */
    public @Nullable String rawResult() {
        return operation().details().result();
    }

    /**
     * The result as a value; {@code null} when there is none.
     *
     * @throws IllegalArgumentException when it is not such a value
     */
    public final <T> @Nullable T result(Class<T> type) {
        return TestJson.read("The result of " + inWords(), rawResult(), TestJson.type(type));
    }

    /** The same for types with type arguments. */
    public final <T> @Nullable T result(TypeReference<T> type) {
        return TestJson.read("The result of " + inWords(), rawResult(), TestJson.type(type.getType()));
    }

    /** Why it, or its last attempt, did not succeed; {@code null} when there is no error. */
    public @Nullable ErrorObject error() {
        return operation().details().error();
    }

    @Override
    public final String inWords() {
        return operation().inWords();
    }

    @Override
    public final String tree() {
        return snapshot.tree();
    }

    /** The operation in a line: what it is, and how it stands. */
    @Override
    public final String toString() {
        return inWords() + " " + status();
    }
}
