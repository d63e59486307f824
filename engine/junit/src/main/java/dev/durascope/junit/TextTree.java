package dev.durascope.junit;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.OperationStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An execution's operations as an indented list for messages, an operation a line. */
final class TextTree {
    /** A message is to be read; what comes after is counted. */
    private static final int MOST = 200;

    private static final int MOST_MESSAGE = 200;

    private record Row(int depth, TestOperation operation) {}

    private TextTree() {}

    static String of(Snapshot snapshot) {
        StringBuilder text = new StringBuilder(head(snapshot)).append('\n');
        Deque<Row> open = new ArrayDeque<>();
        push(open, snapshot.children(null), 1);
        int rows = 0;
        // Without recursion: a tree may be deeper than a thread's stack.
        while (!open.isEmpty() && rows < MOST) {
            Row row = open.pop();
            rows++;
            text.append("  ".repeat(row.depth())).append(line(row.operation())).append('\n');
            push(open, row.operation().children(), row.depth() + 1);
        }
        int left = snapshot.all().size() - rows;
        if (left > 0) {
            text.append("  … ").append(left).append(" more operations\n");
        }
        return text.toString();
    }

    private static void push(Deque<Row> open, List<TestOperation> children, int depth) {
        for (TestOperation child : children.reversed()) {
            open.push(new Row(depth, child));
        }
    }

    private static String head(Snapshot snapshot) {
        ExecutionFacts facts = snapshot.facts();
        OperationStatus status = facts.status().asOperationStatus();
        String word = facts.held() ? "HELD" : facts.status().name();
        ErrorObject error = facts.held() ? facts.heldError() : facts.error();
        return glyph(status) + " " + snapshot.arn().function() + " " + word + reason(error);
    }

    private static String line(TestOperation operation) {
        int attempts = operation.attempts().size();
        String name = operation.name() == null ? "(no name)" : operation.name();
        String type = operation.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String subType = operation.subType();
        boolean same = subType == null || subType.replace(" ", "").equalsIgnoreCase(type.replace(" ", ""));
        return glyph(operation.status()) + " " + name + "  "
                + (same ? type : type + " (" + subType + ")") + "  " + operation.status()
                + (attempts > 1 ? "  " + attempts + " attempts" : "") + reason(operation.error());
    }

    /** An error in a few words after a dash; nothing for none. */
    static String reason(@Nullable ErrorObject error) {
        return error == null ? "" : " — " + words(error);
    }

    /** An error in a few words. */
    static String words(ErrorObject error) {
        String type = error.errorType() == null ? "Error" : error.errorType();
        String message = error.errorMessage() == null ? "" : error.errorMessage();
        String line = (message.isBlank() ? type : type + ": " + message).replaceAll("\\s+", " ");
        return line.length() <= MOST_MESSAGE ? line : line.substring(0, MOST_MESSAGE) + "…";
    }

    private static String glyph(OperationStatus status) {
        return switch (status) {
            case STARTED -> "▶";
            case PENDING -> "◔";
            case READY -> "▷";
            case SUCCEEDED -> "✓";
            case FAILED -> "✗";
            case CANCELLED -> "⊘";
            case TIMED_OUT -> "⏱";
            case STOPPED -> "■";
        };
    }
}
