package dev.durascope.junit.exported;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.util.Map;

/** Three steps, one after the other. */
public class OrderSteps extends DurableHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    protected Map<String, Object> handleRequest(Map<String, Object> order, DurableContext context) {
        String id = (String) order.get("orderId");
        String valid = context.step("validate", String.class, s -> id + " is valid");
        int total = context.step("price", Integer.class, s -> 3 * (int) order.get("quantity"));
        context.step("save", String.class, s -> "paid with " + order.get("cardNumber"));
        return Map.of("order", valid, "total", total);
    }
}
