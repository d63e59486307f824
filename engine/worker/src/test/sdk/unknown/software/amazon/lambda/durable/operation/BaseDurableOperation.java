package software.amazon.lambda.durable.operation;

public abstract class BaseDurableOperation {
    private final String operationId;

    protected BaseDurableOperation(String operationId) {
        this.operationId = operationId;
    }

    public String getOperationId() {
        return operationId;
    }

    public void execute() {
        start(getOperation());
    }

    protected abstract void start(Operation existing);

    protected Operation getOperation() {
        return null;
    }
}
