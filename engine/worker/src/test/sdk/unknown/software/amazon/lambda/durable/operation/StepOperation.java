package software.amazon.lambda.durable.operation;

import java.util.concurrent.Callable;

public class StepOperation<T> extends BaseDurableOperation {
    private final Callable<T> function;
    private T result;

    public StepOperation(String operationId, Callable<T> function) {
        super(operationId);
        this.function = function;
    }

    @Override
    protected void start(Operation existing) {
        try {
            result = function.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public T get() {
        return result;
    }
}
