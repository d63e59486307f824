package dev.durascope.engine.replay;

import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.replay.Divergence.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a handler calls beside what was recorded. Contexts are aligned from the outermost inwards: first what is the same,
 * in order; then what is the same at another place of its context; then what is the same in another context; then what
 * stands in the same gap and differs in name, type or subtype. What is left was added, or is missing.
 */
final class Alignment {

    /** A call and what it stands for. @param kind how they differ; absent when they do not */
    private record Match(
            Operation recorded,
            OperationSighting called,
            @Nullable Kind kind) {}

    private final Recorded recorded;
    private final Map<@Nullable String, List<OperationSighting>> callsIn = new HashMap<>();
    private final List<OperationSighting> calls;
    private final Predicate<@Nullable String> over;
    private final Map<String, Match> byCall = new HashMap<>();
    private final Map<String, Match> byRecorded = new HashMap<>();
    private final Map<String, ContextAlignment> contextOfCall = new LinkedHashMap<>();
    private final List<ContextAlignment> contexts = new ArrayList<>();

    /**
     * @param calls in the order in which they were seen
     * @param over whether a context, by the id it was called with, or the handler itself, for {@code null}, came to its
     *     end: what it has not called by then it does not call
     */
    Alignment(Recorded recorded, List<OperationSighting> calls, Predicate<@Nullable String> over) {
        this.recorded = recorded;
        this.calls = calls;
        this.over = over;
        for (OperationSighting call : calls) {
            callsIn.computeIfAbsent(call.parentId(), id -> new ArrayList<>()).add(call);
        }
        align(null, null);
        boolean more = true;
        while (more) {
            more = pairMoved() || pairChanged();
        }
    }

    private void align(@Nullable String recordedId, @Nullable String calledId) {
        ContextAlignment context = new ContextAlignment(
                recordedId, calledId, recorded.children(recordedId), callsIn.getOrDefault(calledId, List.of()));
        contexts.add(context);
        if (calledId != null) {
            contextOfCall.put(calledId, context);
        }
        for (int i = 0; i < context.was().size(); i++) {
            if (context.anchorOf(i) >= 0) {
                match(context.was().get(i), context.is().get(context.anchorOf(i)), null);
            }
        }
        for (OperationSighting call : context.is()) {
            if (!byCall.containsKey(call.operationId())) {
                context.was().stream()
                        .filter(operation -> !byRecorded.containsKey(operation.id()))
                        .filter(operation -> OperationIdentity.same(operation, call))
                        .findFirst()
                        .ifPresent(operation -> match(operation, call, Kind.ORDER));
            }
        }
    }

    private void match(Operation operation, OperationSighting call, @Nullable Kind kind) {
        Match match = new Match(operation, call, kind);
        byCall.put(call.operationId(), match);
        byRecorded.put(operation.id(), match);
        if (operation.type() == OperationType.CONTEXT && call.type() == OperationType.CONTEXT) {
            align(operation.id(), call.operationId());
        }
    }

    /** Finds one call that was made in another context; only what has a name can be told from others of its kind. */
    private boolean pairMoved() {
        for (OperationSighting call : calls) {
            if (byCall.containsKey(call.operationId()) || call.name() == null) {
                continue;
            }
            for (Operation operation : recorded.allOperations()) {
                if (!byRecorded.containsKey(operation.id())
                        && OperationIdentity.same(operation, call)
                        && isPassed(operation)) {
                    match(operation, call, Kind.PARENT);
                    return true;
                }
            }
        }
        return false;
    }

    /** Pairs in one gap what differs there and is most alike. */
    private boolean pairChanged() {
        for (ContextAlignment context : List.copyOf(contexts)) {
            for (int i = 0; i < context.was().size(); i++) {
                OperationSighting call = isOpen(context.was().get(i)) ? likest(context, i) : null;
                if (call != null) {
                    Operation operation = likest(context, call);
                    match(operation, call, difference(operation, call));
                    return true;
                }
            }
        }
        return false;
    }

    /** What had not begun yet cannot have become something else in this state. */
    private boolean isOpen(Operation operation) {
        return !byRecorded.containsKey(operation.id()) && recorded.hasBegun(operation);
    }

    private @Nullable OperationSighting likest(ContextAlignment context, int place) {
        OperationSighting likest = null;
        for (int j = 0; j < context.is().size(); j++) {
            OperationSighting call = context.is().get(j);
            if (!byCall.containsKey(call.operationId()) && context.gapOfWas(place) == context.gapOfIs(j)) {
                Operation operation = context.was().get(place);
                if (likest == null
                        || OperationIdentity.likeness(operation, call)
                                > OperationIdentity.likeness(operation, likest)) {
                    likest = call;
                }
            }
        }
        return likest;
    }

    /** Another operation of the gap may be more like a call than the one for which it was found. */
    private Operation likest(ContextAlignment context, OperationSighting call) {
        int gap = context.gapOfIs(context.is().indexOf(call));
        Operation likest = null;
        for (int i = 0; i < context.was().size(); i++) {
            Operation operation = context.was().get(i);
            if (isOpen(operation)
                    && context.gapOfWas(i) == gap
                    && (likest == null
                            || OperationIdentity.likeness(operation, call)
                                    > OperationIdentity.likeness(likest, call))) {
                likest = operation;
            }
        }
        return Objects.requireNonNull(likest);
    }

    private static Kind difference(Operation operation, OperationSighting call) {
        if (operation.type() != call.type()) {
            return Kind.TYPE;
        }
        return Objects.equals(operation.name(), call.name()) ? Kind.SUBTYPE : Kind.NAME;
    }

    /** Whether the handler has gone past the place where the operation would have been called. */
    boolean isPassed(Operation operation) {
        for (ContextAlignment context : contexts) {
            int at = context.was().indexOf(operation);
            if (at >= 0) {
                return over.test(context.calledId()) || context.gapOfWas(at) < context.anchorCount();
            }
        }
        Operation parent = operation.parentId() == null ? null : recorded.operation(operation.parentId());
        return parent != null && !byRecorded.containsKey(parent.id()) && isPassed(parent);
    }

    /** The contexts that were aligned, the handler itself first. */
    List<ContextAlignment> contexts() {
        return contexts;
    }

    /** What a call stands for; {@code null} when it was added. */
    @Nullable
    Operation recordedOf(OperationSighting call) {
        Match match = byCall.get(call.operationId());
        return match == null ? null : match.recorded();
    }

    /** How a call differs from what it stands for; {@code null} when it does not, or stands for nothing. */
    @Nullable
    Kind kindOf(OperationSighting call) {
        Match match = byCall.get(call.operationId());
        return match == null ? null : match.kind();
    }

    /** The context that a call begins, aligned with the one it stands for; {@code null} when there are not two. */
    @Nullable
    ContextAlignment contextOf(OperationSighting call) {
        return contextOfCall.get(call.operationId());
    }

    /** The calls in the context that a call begins, in the order in which they were seen. */
    List<OperationSighting> callsIn(OperationSighting call) {
        return callsIn.getOrDefault(call.operationId(), List.of());
    }

    /** Whether a call is what was recorded. */
    boolean isSame(OperationSighting call) {
        Match match = byCall.get(call.operationId());
        return match != null && (match.kind() == null || match.kind() == Kind.ORDER || match.kind() == Kind.PARENT);
    }

    /** Whether the operation is called, in whatever form. */
    boolean isCalled(Operation operation) {
        return byRecorded.containsKey(operation.id());
    }

    /** The operations that the handler has not come to. */
    List<Operation> notReached() {
        List<Operation> open = new ArrayList<>();
        for (Operation operation : recorded.operations()) {
            if (!isCalled(operation) && !isPassed(operation)) {
                open.add(operation);
            }
        }
        return open;
    }

    /** All differences, in the order of the handler; of what was added or is missing with all that is in it, the outermost. */
    List<Divergence> divergences() {
        List<Divergence> found = new ArrayList<>();
        emit(contexts.getFirst(), found, new HashSet<>());
        return found;
    }

    private void emit(ContextAlignment context, List<Divergence> found, Set<String> told) {
        List<Integer> anchors = new ArrayList<>();
        for (int i = 0; i < context.was().size(); i++) {
            if (context.anchorOf(i) >= 0) {
                anchors.add(i);
            }
        }
        for (int gap = 0; gap <= anchors.size(); gap++) {
            for (int i = 0; i < context.was().size(); i++) {
                if (context.anchorOf(i) < 0 && context.gapOfWas(i) == gap) {
                    missing(context.was().get(i), found, told);
                }
            }
            for (int j = 0; j < context.is().size(); j++) {
                OperationSighting call = context.is().get(j);
                Match match = byCall.get(call.operationId());
                if ((match == null || match.kind() != null) && context.gapOfIs(j) == gap) {
                    changed(call, match, found, told);
                }
            }
            if (gap < anchors.size()) {
                inside(context.is().get(context.anchorOf(anchors.get(gap))), found, told);
            }
        }
    }

    private void missing(Operation operation, List<Divergence> found, Set<String> told) {
        if (recorded.hasBegun(operation) && !isCalled(operation) && isPassed(operation) && told.add(operation.id())) {
            found.add(Divergence.missing(operation));
        }
    }

    private void changed(OperationSighting call, @Nullable Match match, List<Divergence> found, Set<String> told) {
        if (!told.add("call " + call.operationId())) {
            return;
        }
        if (match == null) {
            found.add(Divergence.added(call));
            movedInto(call, found, told);
        } else {
            found.add(Divergence.of(Objects.requireNonNull(match.kind()), match.recorded(), call));
            inside(call, found, told);
        }
    }

    private void inside(OperationSighting call, List<Divergence> found, Set<String> told) {
        ContextAlignment inner = contextOfCall.get(call.operationId());
        if (inner != null) {
            emit(inner, found, told);
        }
    }

    /** What a new context holds is part of it, but for what was called elsewhere. */
    private void movedInto(OperationSighting context, List<Divergence> found, Set<String> told) {
        for (OperationSighting call : callsIn.getOrDefault(context.operationId(), List.of())) {
            Match match = byCall.get(call.operationId());
            if (match != null) {
                changed(call, match, found, told);
            } else {
                movedInto(call, found, told);
            }
        }
    }
}
