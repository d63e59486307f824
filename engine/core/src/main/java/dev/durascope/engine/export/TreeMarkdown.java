package dev.durascope.engine.export;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An operation tree as a nested Markdown list, an operation a line. */
public final class TreeMarkdown {
    /** More than AWS allows an execution; what comes after is counted. */
    private static final int MOST = 5_000;

    private static final int MOST_MESSAGE = 300;

    private final String head;
    private final @Nullable ExecutionFacts facts;
    private final Duration skipped;
    private final int invocations;
    private final int operations;
    private final List<Row> rows;

    private record Row(int depth, String name, OperationState state) {}

    private TreeMarkdown(ExecutionState state, String head, List<Row> rows) {
        this.head = head;
        this.facts = state.facts();
        this.skipped = state.jumpedTotal();
        this.invocations = state.invocations().size();
        this.operations = Math.max(0, state.operationCount() - 1);
        this.rows = rows;
    }

    /**
     * Takes the tree of a state, on the thread that the state belongs to.
     *
     * @param head what stands above it: the moment that it is of
     * @param names what each operation is called
     */
    public static TreeMarkdown of(ExecutionState state, String head, Function<OperationState, String> names) {
        List<Row> rows = new ArrayList<>();
        List<Row> open = new ArrayList<>();
        push(open, state.children(null), 0);
        // Without recursion: a tree may be deeper than a thread's stack.
        while (!open.isEmpty() && rows.size() < MOST) {
            Row row = open.removeLast();
            rows.add(new Row(row.depth(), names.apply(row.state()), row.state()));
            push(open, state.children(row.state().id()), row.depth() + 1);
        }
        return new TreeMarkdown(state, head, rows);
    }

    private static void push(List<Row> open, List<OperationState> children, int depth) {
        for (int i = children.size() - 1; i >= 0; i--) {
            open.add(new Row(depth, "", children.get(i)));
        }
    }

    /** The text. Callable on any thread. */
    public String text() {
        StringBuilder text = new StringBuilder("# ").append(escaped(head)).append("\n\n");
        if (facts == null) {
            return text.append("Nothing has happened yet.\n").toString();
        }
        text.append(execution(facts)).append("\n\n");
        for (Row row : rows) {
            text.append("  ".repeat(row.depth())).append("- ").append(line(row)).append('\n');
        }
        if (operations > rows.size()) {
            text.append("\n… ").append(operations - rows.size()).append(" more operations\n");
        }
        return text.toString();
    }

    private String execution(ExecutionFacts known) {
        List<String> parts = new ArrayList<>();
        OperationStatus status = known.status().asOperationStatus();
        parts.add(glyph(status) + " " + (known.held() ? "held" : known.end() == null ? "running" : word(status)));
        if (known.end() != null) {
            parts.add(Spans.of(Duration.between(known.start(), known.end()).minus(skipped)));
        }
        if (!skipped.isZero()) {
            parts.add(Spans.of(skipped) + " of virtual time skipped");
        }
        parts.add(counted(operations, "operation"));
        parts.add(counted(invocations, "invocation"));
        ErrorObject error = known.error() == null ? known.heldError() : known.error();
        return String.join(" · ", parts) + (error == null ? "" : " — " + error(error));
    }

    private String line(Row row) {
        OperationState each = row.state();
        Operation operation = each.operation();
        List<String> parts = new ArrayList<>();
        parts.add(glyph(operation.status()) + " **" + escaped(row.name()) + "**");
        parts.add(escaped(operation.type().name())
                + (operation.subType() == null || isPlain(operation) ? "" : " (" + escaped(operation.subType()) + ")"));
        parts.add(standing(operation));
        int attempts = each.attempts().size();
        if (attempts > 1) {
            parts.add(attempts + " attempts");
        }
        parts.addAll(waits(each));
        ErrorObject error = operation.details().error();
        String what = operation.end() == null ? " — last error: " : " — ";
        return String.join(" · ", parts) + (error == null ? "" : what + error(error));
    }

    /** Whether the subtype says no more than the type. */
    private static boolean isPlain(Operation operation) {
        return operation.subType() != null
                && operation.subType().equalsIgnoreCase(operation.type().name().replace("_", ""));
    }

    private String standing(Operation operation) {
        boolean left = operation.end() == null && facts != null && facts.end() != null;
        return left ? "left open" : word(operation.status());
    }

    private static List<String> waits(OperationState each) {
        Operation operation = each.operation();
        List<String> parts = new ArrayList<>();
        if (operation.end() != null) {
            // With what was skipped, so that nothing takes longer than what it is part of.
            parts.add(Spans.of(Duration.between(operation.start(), operation.end())));
        }
        if (operation.end() == null) {
            switch (operation.details()) {
                case OperationDetails.Wait wait -> until(parts, "until", wait.scheduledEnd());
                case OperationDetails.Step step -> until(parts, "next attempt at", step.nextAttempt());
                case OperationDetails.Callback callback ->
                    until(parts, "times out at", each.deadlines().timeout());
                case OperationDetails.ChainedInvoke invoke -> {
                    if (each.invoke() != null) {
                        parts.add("calls " + escaped(each.invoke().functionName()));
                    }
                }
                case OperationDetails.Context context -> {}
                case OperationDetails.Execution execution -> {}
            }
        }
        return parts;
    }

    private static void until(List<String> parts, String what, @Nullable Instant at) {
        if (at != null) {
            parts.add(what + " " + at);
        }
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
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

    private static String word(OperationStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String error(ErrorObject error) {
        String type = error.errorType() == null ? "Error" : error.errorType();
        String message = error.errorMessage();
        String whole = message == null || message.isBlank() ? type : type + ": " + message;
        return escaped(Cut.to(Cut.oneLine(whole), MOST_MESSAGE));
    }

    /** The text so that Markdown takes it for text: every ASCII punctuation mark with a meaning is escaped. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        String line = Cut.oneLine(text);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ("\\`*_{}[]<>()#|~&!$".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
