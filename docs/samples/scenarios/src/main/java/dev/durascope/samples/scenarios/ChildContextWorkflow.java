package dev.durascope.samples.scenarios;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;

/** An item that a child context validates and processes. */
public final class ChildContextWorkflow
        extends DurableHandler<ChildContextWorkflow.Request, ChildContextWorkflow.Item> {
    /** The event. */
    public record Request(String itemId) {}

    /** What became of the item. */
    public record Item(String itemId, String status) {}

    @Override
    protected Item handleRequest(Request request, DurableContext context) {
        return context.runInChildContext("item_processing", Item.class, child -> {
            child.step("validate", String.class, step -> "Validating " + request.itemId());
            return child.step("process", Item.class, step -> new Item(request.itemId(), "processed"));
        });
    }
}
