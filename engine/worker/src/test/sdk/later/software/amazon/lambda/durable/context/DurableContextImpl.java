package software.amazon.lambda.durable.context;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.lambda.durable.operation.BaseDurableOperation.OperationIdentifier;
import software.amazon.lambda.durable.operation.BaseDurableOperation.OperationSubType;
import software.amazon.lambda.durable.operation.ChildContextOperation;
import software.amazon.lambda.durable.operation.StepOperation;
import software.amazon.lambda.durable.operation.WaitForConditionOperation;

public class DurableContextImpl {
    private final Map<String, String> statuses;
    private final DurableContextImpl parentContext;
    private final String contextId;
    private final boolean isVirtual;
    private int operations;

    public DurableContextImpl(
            Map<String, String> statuses, DurableContextImpl parentContext, String contextId, boolean isVirtual) {
        this.statuses = statuses;
        this.parentContext = parentContext;
        this.contextId = contextId;
        this.isVirtual = isVirtual;
    }

    public DurableContextImpl child(String id, boolean virtual) {
        return new DurableContextImpl(statuses, this, id, virtual);
    }

    public String status(String operationId) {
        return statuses.get(operationId);
    }

    public String getContextId() {
        return contextId;
    }

    public String getParentId() {
        return isVirtual ? parentContext.getParentId() : getContextId();
    }

    public <T> T step(String name, Function<String, T> function) {
        var operation = new StepOperation<>(next(name, "STEP", OperationSubType.STEP), function, this);
        operation.execute();
        return operation.get();
    }

    public <T> T waitForCondition(String name, BiFunction<T, String, T> check, T state) {
        var operation = new WaitForConditionOperation<>(
                next(name, "STEP", OperationSubType.WAIT_FOR_CONDITION), check, state, this);
        operation.execute();
        return operation.get();
    }

    public <T> T runInChildContext(String name, Function<DurableContextImpl, T> function) {
        var operation = new ChildContextOperation<>(
                next(name, "CONTEXT", OperationSubType.RUN_IN_CHILD_CONTEXT), function, this, false);
        operation.execute();
        return operation.get();
    }

    /** A branch, executed on a thread of the SDK's own. */
    public <T> T branch(String name, Function<DurableContextImpl, T> function, boolean flat) {
        var operation = new ChildContextOperation<>(
                next(name, "CONTEXT", OperationSubType.MAP_ITERATION), function, this, flat);
        CompletableFuture.runAsync(operation::execute).join();
        return operation.get();
    }

    private OperationIdentifier next(String name, String type, OperationSubType subType) {
        operations++;
        String id = contextId == null ? "" + operations : contextId + "-" + operations;
        return new OperationIdentifier(id, name, type, subType);
    }
}
