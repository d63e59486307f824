package dev.durascope.junit;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.OperationType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An execution as its journal tells it, with a view of each operation. Never changes. */
final class Snapshot {
    private final ExecutionArn arn;
    private final List<JournalRecord> journal;
    private final ExecutionFold fold;
    private final ExecutionState state;
    private final Map<String, TestOperation> views = new LinkedHashMap<>();

    /** @param journal from position 1 on, ExecutionStarted included */
    Snapshot(ExecutionArn arn, List<JournalRecord> journal) {
        this.arn = arn;
        this.journal = List.copyOf(journal);
        this.fold = new ExecutionFold(arn.id());
        this.journal.forEach(fold::apply);
        this.state = fold.now();
        state.operations().forEach(each -> views.put(each.id(), TestOperation.of(this, each)));
    }

    ExecutionArn arn() {
        return arn;
    }

    List<JournalRecord> journal() {
        return journal;
    }

    ExecutionState state() {
        return state;
    }

    ExecutionFacts facts() {
        return Objects.requireNonNull(state.facts(), "a journal begins with ExecutionStarted");
    }

    @Nullable
    String rawResult() {
        return facts().result() == null ? null : facts().result().payload();
    }

    @Nullable
    TestOperation view(String id) {
        return views.get(id);
    }

    ExecutionOperation execution() {
        return (ExecutionOperation) Objects.requireNonNull(views.get(arn.id()));
    }

    /** All operations in start order, without the execution itself. */
    List<TestOperation> all() {
        return views.values().stream()
                .filter(each -> each.type() != OperationType.EXECUTION)
                .toList();
    }

    /** The operations directly inside one; {@code null} stands for the top level. */
    List<TestOperation> children(@Nullable String parentId) {
        return state.children(parentId).stream()
                .map(each -> views.get(each.id()))
                .filter(each -> each.type() != OperationType.EXECUTION)
                .toList();
    }

    List<TestOperation> descendants(String id) {
        return all().stream().filter(each -> isWithin(each, id)).toList();
    }

    private static boolean isWithin(TestOperation operation, String id) {
        TestOperation around = operation.parent();
        while (around != null && !around.id().equals(id)) {
            around = around.parent();
        }
        return around != null;
    }

    List<HistoryEvent> events() {
        return journal.stream()
                .map(JournalRecord::entry)
                .filter(JournalEntry.Event.class::isInstance)
                .map(entry -> ((JournalEntry.Event) entry).event())
                .toList();
    }

    String tree() {
        return TextTree.of(this);
    }

    List<TestInvocation> invocations() {
        List<TestInvocation> invocations = new ArrayList<>();
        long before = 0;
        for (InvocationState each : state.invocations()) {
            // AWS's history tells of an invocation only when it ends: what it did stands before that.
            boolean onlyItsEnd = each.knownOperations() == 0;
            invocations.add(onlyItsEnd ? fromHistory(each, before) : fromJournal(each));
            before = each.startPosition();
        }
        return invocations;
    }

    private TestInvocation fromJournal(InvocationState invocation) {
        ExecutionState begun = fold.at(invocation.startPosition());
        List<TestOperation> replayed = all().stream()
                .filter(each -> hasEnded(begun.operation(each.id())))
                .toList();
        List<TestOperation> executed = all().stream()
                .filter(each -> each.attempts().stream().anyMatch(one -> one.invocation() == invocation.number()))
                .toList();
        return invocation(invocation, replayed, executed);
    }

    private static boolean hasEnded(@Nullable OperationState operation) {
        return operation != null && operation.operation().status().isTerminal();
    }

    private TestInvocation fromHistory(InvocationState invocation, long before) {
        Instant start = invocation.start();
        ExecutionState left = before == 0 ? null : fold.at(before);
        List<TestOperation> replayed = all().stream()
                .filter(each ->
                        left != null && hasEnded(left.operation(each.id())) || endedMeanwhile(each, before, start))
                .toList();
        List<TestOperation> executed = all().stream()
                .filter(each -> each.state().startPosition() <= invocation.startPosition())
                .filter(each -> each.state().startPosition() > before
                        || each.attempts().stream().anyMatch(one -> isDuring(one.start(), invocation)))
                .toList();
        return invocation(invocation, replayed, executed);
    }

    /**
     * Whether the service ended an operation between two invocations. What only a handler ends, a step or a context, was
     * ended by one of the two, whatever millisecond they share.
     */
    private static boolean endedMeanwhile(TestOperation operation, long before, Instant start) {
        return switch (operation.type()) {
            case WAIT, CALLBACK, CHAINED_INVOKE ->
                operation.state().startPosition() <= before
                        && operation.endTimestamp() != null
                        && !operation.endTimestamp().isAfter(start);
            case STEP, CONTEXT, EXECUTION -> false;
        };
    }

    private static boolean isDuring(Instant time, InvocationState invocation) {
        return !time.isBefore(invocation.start()) && (invocation.end() == null || !time.isAfter(invocation.end()));
    }

    private static TestInvocation invocation(
            InvocationState invocation, List<TestOperation> replayed, List<TestOperation> executed) {
        return new TestInvocation(
                invocation.number(),
                invocation.requestId(),
                invocation.cause(),
                invocation.start(),
                invocation.end(),
                invocation.error(),
                replayed,
                executed);
    }
}
