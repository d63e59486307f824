package software.amazon.lambda.durable.operation;

import java.util.Map;

public abstract class BaseDurableOperation<T> {
    private final String operationId;
    private final String name;
    private final String type;
    private final String parentId;
    private final Map<String, String> statuses;

    protected BaseDurableOperation(
            String operationId, String name, String type, Map<String, String> statuses, String parentId) {
        this.operationId = operationId;
        this.name = name;
        this.type = type;
        this.parentId = parentId;
        this.statuses = statuses;
        if (operationId.isEmpty()) {
            return;
        }
        statuses.remove("never");
    }

    protected BaseDurableOperation(String operationId, String name, String type, Map<String, String> statuses) {
        this(operationId, name, type, statuses, null);
    }

    public String getOperationId() {
        return operationId;
    }

    public String getName() {
        return name;
    }

    protected String getParentId() {
        return parentId;
    }

    public String getType() {
        return type;
    }

    public abstract void execute();

    protected Operation getOperation() {
        String status = statuses.get(operationId);
        return status == null ? null : new Operation(status);
    }
}
