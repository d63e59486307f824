package dev.durascope.engine.replay;

import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a handler is given in place of its history: for each call that it is known to make, or should make next, the
 * recorded outcome under the id, name and place that the call has. So the handler goes past what differs, and what
 * differs after that is seen too. Contexts are given as begun, for what is in them is to be called again.
 */
final class PreparedState {

    /** What a call is answered with. @param from what was recorded; absent for nothing: null, as if it had succeeded */
    private record Answer(OperationSighting call, @Nullable Operation from, boolean supposed) {}

    private final Recorded recorded;
    private final PositionIds ids;
    private final Map<String, Answer> answers = new LinkedHashMap<>();

    PreparedState(Recorded recorded) {
        this.recorded = recorded;
        this.ids = new PositionIds(recorded);
    }

    /**
     * Takes in what a run has shown. What was supposed and carried the handler further stays as it was supposed.
     *
     * @param calls the calls of that run
     */
    void learn(Alignment alignment, List<OperationSighting> calls) {
        for (OperationSighting call : calls) {
            Operation from = alignment.recordedOf(call);
            boolean certain = from != null && alignment.isSame(call);
            Answer known = answers.get(call.operationId());
            boolean holds = known != null
                    && OperationIdentity.of(known.call()).equals(OperationIdentity.of(call))
                    && Objects.equals(known.call().parentId(), call.parentId());
            if (certain || !holds) {
                Operation given = from != null && from.type() == call.type() ? from : null;
                answers.put(call.operationId(), new Answer(call, given, !certain));
            }
        }
    }

    /**
     * Answers null to the last call that was answered with what another one had returned, because the handler could not
     * go on with that.
     *
     * @return false when there is none
     */
    boolean supposeLess() {
        Answer last = null;
        for (Answer answer : answers.values()) {
            if (answer.supposed() && answer.from() != null && answer.call().type() != OperationType.CONTEXT) {
                last = answer;
            }
        }
        if (last == null) {
            return false;
        }
        answers.put(last.call().operationId(), new Answer(last.call(), null, true));
        return true;
    }

    /** Whether a call is answered with something that was not recorded for it. */
    boolean supposes() {
        return answers.values().stream().anyMatch(Answer::supposed);
    }

    /** The calls that are answered with null because nothing was recorded for them. */
    List<OperationSighting> answeredWithNull() {
        return answers.values().stream()
                .filter(answer -> answer.from() == null && answer.call().type() != OperationType.CONTEXT)
                .map(Answer::call)
                .toList();
    }

    /** The state to begin the next run with. @param seen what the last run has shown; absent before the first */
    List<Operation> state(@Nullable Alignment seen) {
        Map<String, Operation> state = new LinkedHashMap<>();
        if (seen == null) {
            foresee(null, null, 0, recorded.children(null), state);
        } else {
            answers.forEach((id, answer) -> {
                if (answer.from() == null || recorded.hasBegun(answer.from())) {
                    state.put(id, given(answer));
                }
            });
            for (ContextAlignment context : seen.contexts()) {
                foreseeRest(context, seen, state);
            }
        }
        List<Operation> all = new ArrayList<>();
        all.add(recorded.execution()
                .with(OperationStatus.STARTED, null, recorded.execution().details()));
        all.addAll(state.values());
        return all;
    }

    /** What the handler should call next, at the ids that it will have. */
    private void foreseeRest(ContextAlignment context, Alignment seen, Map<String, Operation> state) {
        Map<String, Integer> places = new HashMap<>();
        for (OperationSighting call : context.is()) {
            places.put(call.operationId(), places.size());
        }
        boolean inStep = context.isSameContext();
        int next = 0;
        for (int i = 0; i < context.was().size(); i++) {
            Operation operation = context.was().get(i);
            if (seen.isCalled(operation)) {
                next = i + 1;
            }
            inStep &= context.anchorOf(i) < 0 || places.containsKey(operation.id());
        }
        inStep &= context.is().size() == context.anchorCount();
        if (inStep) {
            for (Operation operation : context.was()) {
                if (!seen.isCalled(operation)) {
                    foresee(operation, operation.id(), context.calledId(), state);
                }
            }
        } else {
            List<Operation> rest = context.was().subList(next, context.was().size());
            foresee(context.calledId(), context.calledId(), context.is().size(), rest, state);
        }
    }

    private void foresee(
            @Nullable String recordedContext,
            @Nullable String context,
            int firstPlace,
            List<Operation> operations,
            Map<String, Operation> state) {
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            boolean same = firstPlace == 0
                    && Objects.equals(recordedContext, operation.parentId())
                    && Objects.equals(recordedContext, context);
            String id = same ? operation.id() : ids.at(context, firstPlace + i);
            if (id != null) {
                foresee(operation, id, context, state);
            }
        }
    }

    private void foresee(Operation operation, String id, @Nullable String context, Map<String, Operation> state) {
        if (state.containsKey(id) || !recorded.hasBegun(operation)) {
            return;
        }
        state.put(id, placed(operation, id, context, operation.name(), operation.subType()));
        if (operation.type() == OperationType.CONTEXT) {
            foresee(operation.id(), id, 0, recorded.children(operation.id()), state);
        }
    }

    private Operation given(Answer answer) {
        OperationSighting call = answer.call();
        Operation from = answer.from();
        return from == null
                ? nothing(call)
                : placed(from, call.operationId(), call.parentId(), call.name(), call.subType());
    }

    private Operation placed(
            Operation from, String id, @Nullable String parentId, @Nullable String name, @Nullable String subType) {
        boolean again = from.type() == OperationType.CONTEXT;
        return new Operation(
                id,
                parentId,
                name,
                from.type(),
                subType,
                from.start(),
                again ? null : from.end(),
                again ? OperationStatus.STARTED : from.status(),
                again
                        ? new OperationDetails.Context(false, null, null)
                        : recorded.isCut(from) ? details(from.type()) : from.details());
    }

    private Operation nothing(OperationSighting call) {
        boolean context = call.type() == OperationType.CONTEXT;
        return new Operation(
                call.operationId(),
                call.parentId(),
                call.name(),
                call.type(),
                call.subType(),
                recorded.facts().start(),
                context ? null : recorded.facts().start(),
                context ? OperationStatus.STARTED : OperationStatus.SUCCEEDED,
                details(call.type()));
    }

    private static OperationDetails details(OperationType type) {
        return switch (type) {
            case EXECUTION -> new OperationDetails.Execution(null);
            case CONTEXT -> new OperationDetails.Context(false, null, null);
            case STEP -> new OperationDetails.Step(0, null, null, null);
            case WAIT -> new OperationDetails.Wait(null);
            case CALLBACK -> new OperationDetails.Callback("cmVwbGF5", null, null);
            case CHAINED_INVOKE -> new OperationDetails.ChainedInvoke(null, null);
        };
    }
}
