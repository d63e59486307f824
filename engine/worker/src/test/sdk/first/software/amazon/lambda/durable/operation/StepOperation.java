package software.amazon.lambda.durable.operation;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

public class StepOperation<T> extends BaseDurableOperation<T> {
    private final Supplier<T> function;
    private CompletableFuture<T> running = CompletableFuture.completedFuture(null);

    public StepOperation(String operationId, String name, Supplier<T> function, Map<String, String> statuses) {
        super(operationId, name, "STEP", statuses);
        this.function = function;
    }

    @Override
    public void execute() {
        var existing = getOperation();
        if (existing == null || existing.statusAsString().equals("READY")) {
            running = CompletableFuture.supplyAsync(() -> {
                T result = function.get();
                return result;
            });
        }
    }

    public T get() {
        return running.join();
    }
}
