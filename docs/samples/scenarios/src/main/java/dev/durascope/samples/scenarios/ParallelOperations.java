package dev.durascope.samples.scenarios;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableFuture;
import dev.durascope.handler.DurableHandler;
import java.util.List;

/** Three tasks at the same time. */
public final class ParallelOperations extends DurableHandler<Object, List<String>> {
    @Override
    protected List<String> handleRequest(Object input, DurableContext context) {
        return DurableFuture.allOf(task(1, context), task(2, context), task(3, context));
    }

    private static DurableFuture<String> task(int number, DurableContext context) {
        return context.stepAsync("task" + number, String.class, step -> "Task " + number + " complete");
    }
}
