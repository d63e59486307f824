package dev.durascope.samples.scenarios;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;

/** An order through three steps, each of which adds to what the one before it returned. */
public final class OrderWorkflow extends DurableHandler<OrderWorkflow.Request, OrderWorkflow.Order> {
    /** The event. */
    public record Request(String orderId) {}

    /** What is known of the order; null where it has not come that far. */
    public record Order(String orderId, String status, String paymentStatus, String fulfillmentStatus) {}

    @Override
    protected Order handleRequest(Request request, DurableContext context) {
        var validated =
                context.step("validate", Order.class, step -> new Order(request.orderId(), "validated", null, null));
        var paid = context.step(
                "payment", Order.class, step -> new Order(validated.orderId(), validated.status(), "completed", null));
        return context.step(
                "fulfillment",
                Order.class,
                step -> new Order(paid.orderId(), paid.status(), paid.paymentStatus(), "shipped"));
    }
}
