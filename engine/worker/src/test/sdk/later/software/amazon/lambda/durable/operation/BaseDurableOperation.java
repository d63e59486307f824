package software.amazon.lambda.durable.operation;

import java.util.function.Supplier;
import software.amazon.lambda.durable.context.DurableContextImpl;

public abstract class BaseDurableOperation {
    private final OperationIdentifier operationIdentifier;
    private final DurableContextImpl durableContext;
    protected final boolean isVirtual;

    protected BaseDurableOperation(OperationIdentifier operationIdentifier, DurableContextImpl durableContext) {
        this(operationIdentifier, durableContext, false);
    }

    protected BaseDurableOperation(
            OperationIdentifier operationIdentifier, DurableContextImpl durableContext, boolean isVirtual) {
        this.operationIdentifier = operationIdentifier;
        this.durableContext = durableContext;
        this.isVirtual = isVirtual;
    }

    public OperationSubType getSubType() {
        return operationIdentifier.subType();
    }

    public String getOperationId() {
        return operationIdentifier.operationId();
    }

    public String getName() {
        return operationIdentifier.name();
    }

    protected DurableContextImpl getContext() {
        return durableContext;
    }

    public String getType() {
        return operationIdentifier.operationType();
    }

    public void execute() {
        if (isVirtual) {
            start();
        } else {
            var existing = getOperation();
            if (existing != null) {
                replay(existing);
            } else {
                start();
            }
        }
    }

    protected abstract void start();

    protected abstract void replay(Operation existing);

    protected Operation getOperation() {
        String status = durableContext.status(getOperationId());
        return status == null ? null : new Operation(status);
    }

    protected <T> T runUserFunction(Supplier<T> userFunction) {
        return userFunction.get();
    }

    public record OperationIdentifier(
            String operationId, String name, String operationType, OperationSubType subType) {}

    public enum OperationSubType {
        STEP("Step"),
        WAIT_FOR_CONDITION("WaitForCondition"),
        RUN_IN_CHILD_CONTEXT("RunInChildContext"),
        MAP_ITERATION("MapIteration");

        private final String value;

        OperationSubType(String value) {
            this.value = value;
        }

        public String getValue() {
            return value;
        }
    }
}
