package dev.durascope.junit;

import dev.durascope.engine.invoke.HandlerFailedException;
import dev.durascope.engine.invoke.InProcessHandler;
import dev.durascope.engine.invoke.Invocation;
import dev.durascope.engine.model.ErrorObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function that a test stands in for: it answers its invocations in order, those of an operation with answers of its own
 * among themselves, and the last answer holds for all later ones.
 */
final class Answers implements InProcessHandler {
    /** What one invocation comes to. */
    private sealed interface Answer {
        record Result(String text) implements Answer {}

        record Failure(ErrorObject error) implements Answer {}
    }

    /** Answers one after the other. */
    private static final class Row {
        private final List<Answer> answers = new ArrayList<>();
        private int given;

        Answer next() {
            Answer next = answers.get(Math.min(given, answers.size() - 1));
            given++;
            return next;
        }
    }

    private final String function;

    /** By the name of the operation that they are for; those of {@code null} are for all others. */
    private final Map<@Nullable String, Row> rows = new HashMap<>();

    Answers(String function) {
        this.function = function;
    }

    /** @param operation the name of the operation that they are for; absent for whichever has no answers of its own */
    synchronized void add(@Nullable String operation, @Nullable Object[] results) {
        Row row = rows.computeIfAbsent(operation, name -> new Row());
        for (Object each : results) {
            row.answers.add(each instanceof ErrorObject error ? new Answer.Failure(error) : result(each));
        }
    }

    private static Answer result(@Nullable Object result) {
        String text = TestJson.textOf("The answer of an invoke", result);
        return new Answer.Result(text == null ? "null" : text);
    }

    private synchronized Answer next(@Nullable String operation) throws HandlerFailedException {
        Row own = rows.containsKey(operation) ? rows.get(operation) : rows.get(null);
        if (own == null) {
            throw new HandlerFailedException(ErrorObject.of(
                    "NoAnswer",
                    "The test has answers for the invokes "
                            + rows.keySet().stream()
                                    .filter(Objects::nonNull)
                                    .sorted()
                                    .toList()
                            + " of " + function + ", and none for "
                            + (operation == null ? "one without a name." : "'" + operation + "'.")));
        }
        return own.next();
    }

    @Override
    public byte[] handle(Invocation invocation) throws HandlerFailedException {
        return switch (next(invocation.operationName())) {
            case Answer.Result result -> result.text().getBytes(StandardCharsets.UTF_8);
            case Answer.Failure failure -> throw new HandlerFailedException(failure.error());
        };
    }
}
