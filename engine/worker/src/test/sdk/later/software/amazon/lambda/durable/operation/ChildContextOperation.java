package software.amazon.lambda.durable.operation;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.lambda.durable.context.DurableContextImpl;

public class ChildContextOperation<T> extends BaseDurableOperation {
    private final Function<DurableContextImpl, T> function;
    private CompletableFuture<T> running = CompletableFuture.completedFuture(null);

    public ChildContextOperation(
            OperationIdentifier identifier,
            Function<DurableContextImpl, T> function,
            DurableContextImpl context,
            boolean isVirtual) {
        super(identifier, context, isVirtual);
        this.function = function;
    }

    @Override
    protected void start() {
        var child = getContext().child(getOperationId(), isVirtual);
        running = CompletableFuture.supplyAsync(() -> runUserFunction(() -> function.apply(child)));
    }

    @Override
    protected void replay(Operation existing) {}

    public T get() {
        return running.join();
    }
}
