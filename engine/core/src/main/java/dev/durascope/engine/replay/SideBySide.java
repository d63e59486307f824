package dev.durascope.engine.replay;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.Lineage;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.replay.Comparison.Difference;
import dev.durascope.engine.replay.Comparison.Row;
import dev.durascope.engine.replay.Divergence.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Aligns two executions as a handler's calls are aligned with what was recorded, and holds what is paired side by side. */
final class SideBySide {
    private final Recorded original;
    private final Recorded fork;
    private final Alignment alignment;
    private final Set<String> edited = new HashSet<>();
    private final boolean inputEdited;
    private final boolean forkRuns;
    private final List<Row> rows = new ArrayList<>();

    SideBySide(Recorded original, Recorded fork) {
        this.original = original;
        this.fork = fork;
        this.forkRuns = !fork.facts().status().isTerminal();
        this.alignment = new Alignment(
                original, fork.operations().stream().map(SideBySide::sighting).toList(), this::isOver);
        Lineage lineage = fork.facts().lineage();
        List<ForkEdit> edits = lineage == null ? List.of() : lineage.edits();
        edits.forEach(edit -> edited.add(String.valueOf(edit.operationId())));
        this.inputEdited = edits.stream().anyMatch(ForkEdit.Input.class::isInstance);
    }

    private static OperationSighting sighting(Operation o) {
        return new OperationSighting(o.id(), o.parentId(), o.name(), o.type(), o.subType(), true, null);
    }

    /** Whether a context of the fork, or its handler for {@code null}, came to its own end. */
    private boolean isOver(@Nullable String context) {
        if (context == null) {
            ExecutionStatus status = fork.facts().status();
            return status == ExecutionStatus.SUCCEEDED || status == ExecutionStatus.FAILED;
        }
        Operation operation = fork.operation(context);
        return operation != null && operation.status().isTerminal();
    }

    Comparison comparison() {
        execution();
        emit(alignment.contexts().getFirst(), 0);
        return new Comparison(original.arn(), fork.arn(), rows, first(0, rows.size()), end());
    }

    /** The first row that differs; a context ends after what is in it, and differs because of that. */
    private int first(int from, int to) {
        for (int i = from; i < to; i++) {
            if (rows.get(i).difference().isDifference()) {
                int inside = rows.get(i).difference() == Difference.OUTCOME ? first(i + 1, endOfContext(i)) : -1;
                return inside < 0 ? i : inside;
            }
        }
        return -1;
    }

    private int endOfContext(int row) {
        int end = row + 1;
        while (end < rows.size() && rows.get(end).depth() > rows.get(row).depth()) {
            end++;
        }
        return end;
    }

    private void execution() {
        EventPayload was = original.facts().input();
        EventPayload is = fork.facts().input();
        boolean same = JsonText.same(was.payload(), is.payload());
        Difference difference = same ? Difference.SAME : inputEdited ? Difference.EDITED : Difference.OUTCOME;
        String message = same
                ? null
                : "The input was " + JsonText.brief(was.payload()) + " and is " + JsonText.brief(is.payload()) + ".";
        rows.add(new Row(0, original.execution(), fork.execution(), difference, message));
    }

    private void emit(ContextAlignment context, int depth) {
        List<Integer> anchors = new ArrayList<>();
        for (int i = 0; i < context.was().size(); i++) {
            if (context.anchorOf(i) >= 0) {
                anchors.add(context.anchorOf(i));
            }
        }
        Set<Integer> anchored = Set.copyOf(anchors);
        for (int gap = 0; gap <= anchors.size(); gap++) {
            for (int i = 0; i < context.was().size(); i++) {
                if (context.anchorOf(i) < 0 && context.gapOfWas(i) == gap) {
                    missing(context.was().get(i), depth);
                }
            }
            for (int j = 0; j < context.is().size(); j++) {
                if (context.gapOfIs(j) == gap && !anchored.contains(j)) {
                    called(context.is().get(j), depth);
                }
            }
            if (gap < anchors.size()) {
                called(context.is().get(anchors.get(gap)), depth);
            }
        }
    }

    /** An operation of the original that the fork has in no form, with all that is in it. */
    private void missing(Operation was, int depth) {
        if (alignment.isCalled(was)) {
            return;
        }
        boolean yet = forkRuns && !alignment.isPassed(was);
        rows.add(new Row(
                depth,
                was,
                null,
                yet ? Difference.NOT_YET : Difference.ONLY_ORIGINAL,
                yet ? null : was.inWords() + " is not in the fork."));
        for (Operation child : original.children(was.id())) {
            missing(child, depth + 1);
        }
    }

    private void called(OperationSighting call, int depth) {
        Operation is = Objects.requireNonNull(fork.operation(call.operationId()));
        Operation was = alignment.recordedOf(call);
        if (was == null) {
            rows.add(new Row(depth, null, is, Difference.ONLY_FORK, is.inWords() + " is only in the fork."));
        } else {
            rows.add(pair(depth, was, is, call));
        }
        ContextAlignment inner = alignment.contextOf(call);
        if (inner != null) {
            emit(inner, depth + 1);
            return;
        }
        if (was != null) {
            for (Operation child : original.children(was.id())) {
                missing(child, depth + 1);
            }
        }
        for (OperationSighting child : alignment.callsIn(call)) {
            called(child, depth + 1);
        }
    }

    private Row pair(int depth, Operation was, Operation is, OperationSighting call) {
        Kind kind = alignment.kindOf(call);
        if (kind != null) {
            Difference difference = switch (kind) {
                case TYPE -> Difference.TYPE;
                case NAME -> Difference.NAME;
                case SUBTYPE -> Difference.SUBTYPE;
                case ORDER -> Difference.ORDER;
                case PARENT -> Difference.PARENT;
                case ADDED, MISSING, OUTCOME ->
                    throw new IllegalArgumentException(kind + " is no difference between two operations.");
            };
            return new Row(
                    depth, was, is, difference, Divergence.of(kind, was, call).message());
        }
        String message = outcome(was, is);
        if (message == null) {
            return new Row(depth, was, is, Difference.SAME, null);
        }
        if (edited.contains(is.id())) {
            return new Row(depth, was, is, Difference.EDITED, message);
        }
        boolean yet = forkRuns && !is.status().isTerminal();
        return new Row(depth, was, is, yet ? Difference.NOT_YET : Difference.OUTCOME, yet ? null : message);
    }

    /** How two outcomes differ; {@code null} when they do not. Errors differ by type and message, not by where they arose. */
    private static @Nullable String outcome(Operation was, Operation is) {
        boolean same = was.status() == is.status()
                && JsonText.same(was.details().result(), is.details().result())
                && JsonText.same(was.details().error(), is.details().error());
        return same ? null : was.inWords() + " " + words(was) + "; in the fork it " + words(is) + ".";
    }

    private static String words(Operation o) {
        String result = o.type() == OperationType.WAIT
                ? ""
                : " with " + JsonText.brief(o.details().result());
        return switch (o.status()) {
            case SUCCEEDED -> "succeeded" + result;
            case FAILED -> "failed with " + JsonText.words(o.details().error());
            case TIMED_OUT -> "timed out";
            case STOPPED -> "was stopped";
            case CANCELLED -> "was cancelled";
            case STARTED, PENDING, READY -> "has not ended";
        };
    }

    private @Nullable String end() {
        ExecutionFacts was = original.facts();
        ExecutionFacts is = fork.facts();
        if (!was.status().isTerminal() || forkRuns) {
            return null;
        }
        boolean same = was.status() == is.status()
                && JsonText.same(payload(was), payload(is))
                && JsonText.same(was.error(), is.error());
        return same ? null : "The execution " + words(was) + "; the fork " + words(is) + ".";
    }

    private static @Nullable String payload(ExecutionFacts facts) {
        return facts.result() == null ? null : facts.result().payload();
    }

    private static String words(ExecutionFacts facts) {
        return switch (facts.status()) {
            case SUCCEEDED -> "succeeded with " + JsonText.brief(payload(facts));
            case FAILED -> "failed with " + JsonText.words(facts.error());
            case TIMED_OUT -> "timed out";
            case STOPPED -> "was stopped";
            case RUNNING -> "runs";
        };
    }
}
