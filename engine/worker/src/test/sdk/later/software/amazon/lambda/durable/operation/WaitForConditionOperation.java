package software.amazon.lambda.durable.operation;

import java.util.function.BiFunction;
import software.amazon.lambda.durable.context.DurableContextImpl;

public class WaitForConditionOperation<T> extends BaseDurableOperation {
    private final BiFunction<T, String, T> checkFunc;
    private T state;

    public WaitForConditionOperation(
            OperationIdentifier identifier, BiFunction<T, String, T> checkFunc, T state, DurableContextImpl context) {
        super(identifier, context);
        this.checkFunc = checkFunc;
        this.state = state;
    }

    @Override
    protected void start() {
        state = checkFunc.apply(state, "check");
    }

    @Override
    protected void replay(Operation existing) {}

    public T get() {
        return state;
    }
}
