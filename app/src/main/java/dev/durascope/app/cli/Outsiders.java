package dev.durascope.app.cli;

import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What operations that wait for the outside world are called. */
final class Outsiders {
    private static final String JAVA_SUFFIX = "-callback";

    private Outsiders() {}

    /**
     * All that an operation may be called by, the name to show first. A wait-for-callback is a CONTEXT with the CALLBACK
     * inside: users know the context's name, and AWS's Java SDK names the CALLBACK {@code NAME-callback} (protocol §3).
     */
    static List<String> names(ExecutionState state, String operationId) {
        Set<String> names = new LinkedHashSet<>();
        OperationState known = state.operation(operationId);
        if (known != null) {
            Operation operation = known.operation();
            Operation parent = parent(state, operation);
            if (parent != null && "WaitForCallback".equals(parent.subType())) {
                add(names, parent.name());
            }
            add(names, operation.name());
            if (operation.name() != null && operation.name().endsWith(JAVA_SUFFIX)) {
                add(names, operation.name().substring(0, operation.name().length() - JAVA_SUFFIX.length()));
            }
            if (parent != null) {
                add(names, parent.name());
            }
        }
        names.add(operationId);
        return new ArrayList<>(names);
    }

    /** What an operation waits for and how to give it, one line. */
    static String explain(ExecutionState state, String operationId) {
        OperationState known = state.operation(operationId);
        String name = names(state, operationId).getFirst();
        String how = ": answer it with --callback " + shellWord(name) + "=JSON";
        if (known != null && known.operation().type() == OperationType.CHAINED_INVOKE) {
            String function = known.invoke() == null
                    ? ""
                    : " of function " + known.invoke().functionName();
            return "waiting for invoke \"" + name + "\"" + function + ", which is not registered here" + how;
        }
        return "waiting for callback \"" + name + "\"" + how;
    }

    /** What fires only when somebody says so, and how to say it, one line. */
    static String explainTimer(ExecutionState state, Waiting waiting, Instant now) {
        String id = waiting.operationId();
        String what = id == null
                ? "the retry of the failed invocation"
                : (waiting.kind() == Waiting.Kind.WAIT ? "wait \"" : "the next attempt of step \"")
                        + names(state, id).getFirst() + "\"";
        return "waiting for " + what + CommandRunner.due(waiting, now)
                + ": manual time fires no timer by itself, 'next' on standard input does";
    }

    private static String shellWord(String name) {
        return name.matches("[\\w.:/-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    private static @Nullable Operation parent(ExecutionState state, Operation operation) {
        OperationState parent = operation.parentId() == null ? null : state.operation(operation.parentId());
        return parent == null ? null : parent.operation();
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null && !name.isBlank()) {
            names.add(name);
        }
    }
}
