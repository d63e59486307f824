package dev.durascope.engine.fork;

import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.ForkEdit;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of a journal up to a position, and what they come to. Never changes. */
final class Prefix {
    /** What an SDK closes with {@code ReplayChildren} whatever its result (protocol §3). */
    private static final String PARALLEL = "Parallel";

    /** A result of so many bytes is left to the children, and what stands in its place is a summary (protocol §3). */
    private static final long LARGE = 256 * 1024;

    private final ExecutionArn source;
    private final List<JournalRecord> records;
    private final List<HistoryEvent> events = new ArrayList<>();
    private final Map<String, HistoryEvent> ends = new HashMap<>();
    private final ExecutionState state;
    private final Set<String> replayed = new LinkedHashSet<>();

    /**
     * @param journal the whole journal, oldest first
     * @param position the position of the last record that is kept
     * @throws LambdaFault when there is nothing to keep up to that position
     */
    Prefix(ExecutionArn source, List<JournalRecord> journal, long position) {
        this.source = source;
        if (position < 1 || position > journal.size()) {
            throw LambdaFault.invalid("There is no record " + position + " in the journal of " + source.name()
                    + ": it has records 1 to " + journal.size() + ".");
        }
        this.records = List.copyOf(journal.subList(0, whole(journal, (int) position)));
        ExecutionFold fold = new ExecutionFold(source.id());
        for (JournalRecord record : records) {
            fold.apply(record);
            if (record.entry() instanceof JournalEntry.Event e) {
                events.add(e.event());
                if (EditedEvent.isEnd(e.event()) && e.event().header().id() != null) {
                    ends.put(Objects.requireNonNull(e.event().header().id()), e.event());
                }
            }
        }
        this.state = fold.now();
        if (state.facts() == null) {
            throw LambdaFault.invalid(
                    "A fork keeps at least ExecutionStarted, the first event of " + source.name() + ": cut after it.");
        }
        if (isOfOthers()) {
            findReplayed();
        }
    }

    /** What closes a context and that its children are to be replayed is one thing in two records. */
    private static int whole(List<JournalRecord> journal, int size) {
        return size < journal.size()
                        && journal.get(size).entry() instanceof JournalEntry.ReplayChildren replay
                        && journal.get(size - 1).entry() instanceof JournalEntry.Event last
                        && replay.operationId().equals(last.event().header().id())
                ? size + 1
                : size;
    }

    /** Whether somebody else wrote the history: then there are no entries but events. */
    private boolean isOfOthers() {
        return records.stream()
                .noneMatch(record -> record.entry() instanceof JournalEntry.CheckpointAccepted
                        || record.entry() instanceof JournalEntry.Forked);
    }

    /**
     * AWS's history does not say which contexts want their children replayed. Where it must be, and where a result may have
     * been too large, it is done: it gives the same result in any case, as long as the handler is deterministic.
     */
    private void findReplayed() {
        Map<String, Long> inside = sizesInside();
        for (OperationState s : state.operations()) {
            Operation o = s.operation();
            if (o.type() == OperationType.CONTEXT
                    && o.status() == OperationStatus.SUCCEEDED
                    && !state.children(o.id()).isEmpty()
                    && (isEmpty(o.details().result())
                            || PARALLEL.equals(o.subType())
                            || inside.getOrDefault(o.id(), 0L) >= LARGE)) {
                replayed.add(o.id());
            }
        }
    }

    /** How large all results in a context are together, by the context's id. */
    private Map<String, Long> sizesInside() {
        Map<String, Long> sizes = new HashMap<>();
        for (OperationState s : state.operations()) {
            String result = s.operation().details().result();
            String around = s.operation().parentId();
            while (result != null && around != null) {
                sizes.merge(around, (long) result.length(), Long::sum);
                OperationState parent = state.operation(around);
                around = parent == null ? null : parent.operation().parentId();
            }
        }
        return sizes;
    }

    private static boolean isEmpty(@Nullable String result) {
        return result == null || result.isEmpty();
    }

    ExecutionArn source() {
        return source;
    }

    List<JournalRecord> records() {
        return records;
    }

    List<HistoryEvent> events() {
        return events;
    }

    ExecutionState state() {
        return state;
    }

    /** The id of the last event. */
    long lastEventId() {
        return events.getLast().header().eventId();
    }

    /** The contexts whose children are to be replayed although the history does not say so. */
    Set<String> replayed() {
        return replayed;
    }

    /** The event that ended an operation; {@code null} for one that has not ended, or of whose end there is no event. */
    @Nullable
    HistoryEvent endOf(String operationId) {
        return ends.get(operationId);
    }

    /** The chained invokes that had not ended. */
    List<Operation> openInvokes() {
        return state.operations().stream()
                .map(OperationState::operation)
                .filter(o -> o.type() == OperationType.CHAINED_INVOKE && o.status() == OperationStatus.STARTED)
                .toList();
    }

    /**
     * The operations that stand in a context that has ended, however deep, by the outermost such context: a handler is
     * not told of them.
     */
    Map<String, Operation> hidden(List<ForkEdit> edits) {
        Set<String> edited = new HashSet<>();
        edits.forEach(edit -> edited.add(String.valueOf(edit.operationId())));
        Map<String, Operation> hidden = new HashMap<>();
        for (OperationState s : state.operations()) {
            Operation o = s.operation();
            OperationState parent = o.parentId() == null ? null : state.operation(o.parentId());
            if (parent == null) {
                continue;
            }
            Operation outer = hidden.get(parent.id());
            if (outer != null) {
                hidden.put(o.id(), outer);
            } else if (isClosed(parent.operation(), edited)) {
                hidden.put(o.id(), parent.operation());
            }
        }
        return hidden;
    }

    private boolean isClosed(Operation context, Set<String> edited) {
        boolean again = context.details() instanceof OperationDetails.Context details && details.replayChildren()
                || replayed.contains(context.id());
        return context.status().isTerminal() && (edited.contains(context.id()) || !again);
    }
}
