package dev.durascope.junit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.junit.DurableTestException.Problem;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an execution had come to when the test looked. Never changes. */
public final class DurableFunctionTestResult implements OperationScope {
    private final Snapshot snapshot;

    DurableFunctionTestResult(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** The execution's ARN. */
    public ExecutionArn arn() {
        return snapshot.arn();
    }

    /** How it ended; {@code RUNNING} when it has not. */
    public ExecutionStatus status() {
        return snapshot.facts().status();
    }

    /** When it began, on its own clock. */
    public Instant startTimestamp() {
        return snapshot.facts().start();
    }

    /** When it ended, on its own clock; {@code null} while it has not. */
    public @Nullable Instant endTimestamp() {
        return snapshot.facts().end();
    }

    /** The event's text. */
    public @Nullable String rawInput() {
        return snapshot.facts().input().payload();
    }

    /** The result's text, usually JSON; {@code null} when there is none. */
    public @Nullable String rawResult() {
        return snapshot.rawResult();
    }

    /**
     * The result as a value; {@code null} when the handler returned none.
     *
     * @throws DurableTestException when the execution did not succeed, saying why
     * @throws IllegalArgumentException when the result is not such a value
     */
    public <T> @Nullable T result(Class<T> type) {
        return result(TestJson.type(type));
    }

    /** The same for types with type arguments. */
    public <T> @Nullable T result(TypeReference<T> type) {
        return result(TestJson.type(type.getType()));
    }

    private <T> @Nullable T result(JavaType type) {
        if (status() != ExecutionStatus.SUCCEEDED) {
            ErrorObject error = error();
            throw new DurableTestException(
                    Problem.FUNCTION_FAILED,
                    "There is no result: Lambda function " + arn().function() + " "
                            + switch (status()) {
                                case FAILED -> "failed";
                                case TIMED_OUT -> "timed out";
                                case STOPPED -> "was stopped";
                                case RUNNING -> "has not ended";
                                case SUCCEEDED -> throw new IllegalStateException("A result was there.");
                            }
                            + (error == null ? "." : ": " + TextTree.words(error)) + "\n\n" + tree());
        }
        return TestJson.read("The result", rawResult(), type);
    }

    /** Why it did not succeed; {@code null} when it did, or has not ended. */
    public @Nullable ErrorObject error() {
        return snapshot.facts().error();
    }

    /** The operations at the top level, in start order. */
    @Override
    public List<TestOperation> operations() {
        return snapshot.children(null);
    }

    /** All operations at any depth, in start order, without the execution itself. */
    @Override
    public List<TestOperation> allOperations() {
        return snapshot.all();
    }

    /** The execution itself as the operation that the service counts it as. */
    public ExecutionOperation getExecution() {
        return snapshot.execution();
    }

    /**
     * The execution itself, by its name.
     *
     * @throws AssertionError when its name is another one
     */
    public ExecutionOperation getExecution(String name) {
        if (!name.equals(arn().name())) {
            throw new AssertionError("There is no execution named '" + name + "': this one is '" + arn().name() + "'.");
        }
        return getExecution();
    }

    /** AWS's history, oldest first. */
    public List<HistoryEvent> events() {
        return snapshot.events();
    }

    /** Its invocations, oldest first, with what each replayed and executed. */
    public List<TestInvocation> invocations() {
        return snapshot.invocations();
    }

    /** The whole journal, oldest first: AWS's events, and what only an engine knows. */
    public List<JournalRecord> journal() {
        return snapshot.journal();
    }

    /** The operations as an indented list, an operation a line. */
    @Override
    public String tree() {
        return snapshot.tree();
    }

    /** The operations as a table. */
    public String table() {
        return OperationTable.of(snapshot);
    }

    /** Prints the operations as a table. */
    public void print() {
        print(System.out);
    }

    /** Prints the operations as a table to a stream. */
    public void print(PrintStream out) {
        out.print(table());
        out.flush();
    }

    @Override
    public String inWords() {
        return "the execution";
    }

    /** The status and the tree. */
    @Override
    public String toString() {
        return tree();
    }
}
