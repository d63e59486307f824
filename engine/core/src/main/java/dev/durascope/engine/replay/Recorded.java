package dev.durascope.engine.replay;

import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
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

/**
 * A recorded execution as far as its history goes, in its last state or in the one that an invocation left: what a replay
 * is held against. Never changes.
 */
public final class Recorded {
    private final ExecutionArn arn;
    private final ExecutionFold fold;
    private final long position;
    private final List<Long> invocationEnds;
    private final ExecutionFacts facts;
    private final Operation execution;
    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<@Nullable String, List<Operation>> children = new HashMap<>();
    private final List<Operation> inOrder = new ArrayList<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> cut;
    private final Fidelity fidelity;

    /**
     * @param fold has taken in everything, and holds ExecutionStarted
     * @param position the journal position whose state is meant
     * @param invocationEnds the journal positions at which invocations ended
     */
    private Recorded(
            ExecutionArn arn,
            ExecutionFold fold,
            long position,
            List<Long> invocationEnds,
            Set<String> cut,
            Fidelity fidelity) {
        this.arn = arn;
        this.fold = fold;
        this.position = position;
        this.invocationEnds = invocationEnds;
        this.cut = cut;
        this.fidelity = fidelity;
        ExecutionState state = fold.at(position);
        this.facts = Objects.requireNonNull(state.facts());
        List<OperationState> all = fold.now().operations();
        this.execution = all.getFirst().operation();
        for (OperationState each : all) {
            OperationState then = state.operation(each.id());
            Operation operation = then == null ? each.operation() : then.operation();
            if (operation.type() != OperationType.EXECUTION) {
                if (then != null) {
                    begun.add(operation.id());
                }
                inOrder.add(operation);
                operations.put(operation.id(), operation);
                children.computeIfAbsent(operation.parentId(), id -> new ArrayList<>())
                        .add(operation);
            }
        }
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
        List<Long> invocationEnds = new ArrayList<>();
        for (JournalRecord record : records) {
            fold.apply(record);
            if (record.entry() instanceof JournalEntry.Event event) {
                events.add(event.event());
                if (event.event() instanceof HistoryEvent.InvocationCompleted) {
                    invocationEnds.add(record.position());
                }
            }
        }
        ExecutionFacts facts = fold.now().facts();
        if (facts == null) {
            throw LambdaFault.invalid("The history of " + arn.name() + " does not begin with ExecutionStarted.");
        }
        Set<String> cut = cut(events);
        return new Recorded(
                arn, fold, fold.position(), List.copyOf(invocationEnds), cut, Fidelity.of(arn, facts, events, cut));
    }

    /**
     * The states that its invocations left, the first one's first; the last is its end state. Empty when no invocation is
     * known to have ended.
     */
    List<Recorded> invocations() {
        List<Recorded> states = new ArrayList<>();
        for (int i = 0; i < invocationCount() - 1; i++) {
            states.add(after(invocationEnds.get(i)));
        }
        if (!invocationEnds.isEmpty()) {
            states.add(this);
        }
        return states;
    }

    /** How many states there are. What came after the last invocation is one only if the handler had begun something again. */
    int invocationCount() {
        if (invocationEnds.isEmpty()) {
            return 0;
        }
        boolean more = after(invocationEnds.getLast()).begun.size() < begun.size();
        return invocationEnds.size() + (more ? 1 : 0);
    }

    private Recorded after(long end) {
        return new Recorded(arn, fold, end, invocationEnds, cut, fidelity);
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
        return inOrder.stream().filter(this::hasBegun).toList();
    }

    /** The same with those that had not begun yet, as they ended. */
    List<Operation> allOperations() {
        return inOrder;
    }

    /** Whether an operation had begun. */
    boolean hasBegun(Operation operation) {
        return begun.contains(operation.id());
    }

    /** Whether this is the execution's last state. */
    boolean isWhole() {
        return position == fold.position();
    }

    /** The execution's own operation. */
    Operation execution() {
        return execution;
    }

    @Nullable
    Operation operation(String id) {
        return operations.get(id);
    }

    /**
     * The operations of a context, or of the handler itself for {@code null}, in the order in which they began; those that
     * had not begun yet as well.
     */
    List<Operation> children(@Nullable String parentId) {
        return children.getOrDefault(parentId, List.of());
    }

    /** Whether the service cut the operation's result in the history. */
    boolean isCut(Operation operation) {
        return cut.contains(operation.id());
    }
}
