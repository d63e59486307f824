package software.amazon.lambda.durable.operation;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.lambda.durable.context.DurableContextImpl;

public class StepOperation<T> extends BaseDurableOperation {
    private final Function<String, T> function;
    private CompletableFuture<T> running = CompletableFuture.completedFuture(null);

    public StepOperation(OperationIdentifier identifier, Function<String, T> function, DurableContextImpl context) {
        super(identifier, context);
        this.function = function;
    }

    @Override
    protected void start() {
        executeStepLogic(1);
    }

    @Override
    protected void replay(Operation existing) {
        if (existing.statusAsString().equals("READY")) {
            executeStepLogic(2);
        }
    }

    private void executeStepLogic(int attempt) {
        var stepContext = "attempt " + attempt;
        Runnable userHandler = () -> {
            T result = runUserFunction(() -> function.apply(stepContext));
            running.complete(result);
        };
        running = new CompletableFuture<>();
        CompletableFuture.runAsync(userHandler);
    }

    public T get() {
        return running.join();
    }
}
