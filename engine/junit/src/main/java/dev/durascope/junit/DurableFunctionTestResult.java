package dev.durascope.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an execution came to. */
public final class DurableFunctionTestResult {
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final ExecutionFacts facts;
    private final ExecutionState state;

    DurableFunctionTestResult(ExecutionFacts facts, ExecutionState state) {
        this.facts = facts;
        this.state = state;
    }

    /** How it ended. */
    public ExecutionStatus status() {
        return facts.status();
    }

    /** The result's JSON text; {@code null} when there is none. */
    public @Nullable String rawResult() {
        return facts.result() == null ? null : facts.result().payload();
    }

    /**
     * The result as a value of a type; {@code null} when there is none.
     *
     * @throws IllegalArgumentException when the result is not such a value
     */
    public <T> @Nullable T result(Class<T> type) {
        String raw = rawResult();
        try {
            return raw == null || raw.isEmpty() ? null : JSON.readValue(raw, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The result is not a " + type.getName() + ": " + raw, e);
        }
    }

    /** Why it did not succeed; {@code null} when it did. */
    public @Nullable ErrorObject error() {
        return facts.error();
    }

    /** The operations at the top level, in start order. */
    public List<OperationState> operations() {
        return state.children(null);
    }

    /** All operations, in start order, without the execution itself. */
    public List<OperationState> allOperations() {
        return state.operations().subList(1, state.operationCount());
    }

    /**
     * The first operation of a name.
     *
     * @throws AssertionError when there is none, naming those there are
     */
    public OperationState operation(String name) {
        return allOperations().stream()
                .filter(s -> name.equals(s.operation().name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no operation named " + name + "; there are "
                        + allOperations().stream()
                                .map(s -> s.operation().name())
                                .toList() + "."));
    }
}
