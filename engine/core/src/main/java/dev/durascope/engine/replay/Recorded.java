package dev.durascope.engine.replay;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A recorded execution as far as its history goes: what a replay is held against. Never changes. */
public final class Recorded {
    private final ExecutionArn arn;
    private final ExecutionFacts facts;
    private final Operation execution;
    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<@Nullable String, List<Operation>> children = new HashMap<>();
    private final List<Operation> inOrder = new ArrayList<>();
    private final Set<String> cut;
    private final Fidelity fidelity;

    private Recorded(ExecutionArn arn, ExecutionFacts facts, List<Operation> all, List<HistoryEvent> events) {
        this.arn = arn;
        this.facts = facts;
        this.execution = all.getFirst();
        for (Operation operation : all) {
            if (operation.type() != OperationType.EXECUTION) {
                inOrder.add(operation);
                operations.put(operation.id(), operation);
                children.computeIfAbsent(operation.parentId(), id -> new ArrayList<>())
                        .add(operation);
            }
        }
        this.cut = cut(events);
        this.fidelity = Fidelity.of(arn, facts, events, cut);
    }

    /**
     * Takes in a journal, ours or one that was made of AWS's history.
     *
     * @param records oldest first
     * @throws LambdaFault InvalidParameterValueException when it does not begin with ExecutionStarted
     */
    public static Recorded of(ExecutionArn arn, List<JournalRecord> records) {
        ExecutionFold fold = new ExecutionFold(arn.id());
        List<HistoryEvent> events = new ArrayList<>();
        for (JournalRecord record : records) {
            fold.apply(record);
            if (record.entry() instanceof JournalEntry.Event event) {
                events.add(event.event());
            }
        }
        ExecutionFacts facts = fold.now().facts();
        if (facts == null) {
            throw LambdaFault.invalid("The history of " + arn.name() + " does not begin with ExecutionStarted.");
        }
        List<Operation> all =
                fold.now().operations().stream().map(OperationState::operation).toList();
        return new Recorded(arn, facts, all, events);
    }

    private static Set<String> cut(List<HistoryEvent> events) {
        Set<String> cut = new HashSet<>();
        for (HistoryEvent event : events) {
            EventPayload payload = switch (event) {
                case HistoryEvent.StepSucceeded e -> e.result();
                case HistoryEvent.CallbackSucceeded e -> e.result();
                case HistoryEvent.ChainedInvokeSucceeded e -> e.result();
                default -> EventPayload.NONE;
            };
            if (payload.truncated()) {
                cut.add(Objects.requireNonNull(event.header().id()));
            }
        }
        return Set.copyOf(cut);
    }

    /** The execution's ARN. */
    public ExecutionArn arn() {
        return arn;
    }

    /** The execution as a whole. */
    public ExecutionFacts facts() {
        return facts;
    }

    /** What the history cannot give. */
    public Fidelity fidelity() {
        return fidelity;
    }

    /** Its operations but for the execution's own, in the order in which they began. */
    public List<Operation> operations() {
        return List.copyOf(inOrder);
    }

    /** The execution's own operation. */
    Operation execution() {
        return execution;
    }

    @Nullable
    Operation operation(String id) {
        return operations.get(id);
    }

    /** The operations of a context, or of the handler itself for {@code null}, in the order in which they began. */
    List<Operation> children(@Nullable String parentId) {
        return children.getOrDefault(parentId, List.of());
    }

    /** Whether the service cut the operation's result in the history. */
    boolean isCut(Operation operation) {
        return cut.contains(operation.id());
    }
}
