package software.amazon.lambda.durable.operation;

import java.util.Map;

public class WaitOperation extends BaseDurableOperation<Void> {
    public WaitOperation(String operationId, String name, Map<String, String> statuses, String parentId) {
        super(operationId, name, "WAIT", statuses, parentId);
    }

    @Override
    public void execute() {
        if (getOperation() == null) {
            return;
        }
        getOperationId();
    }
}
