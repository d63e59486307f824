package dev.durascope.junit.exported;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;

/** Fails. */
public class Refusal extends DurableHandler<String, String> {
    @Override
    protected String handleRequest(String order, DurableContext context) {
        context.step("validate", String.class, s -> "checked");
        throw new IllegalArgumentException("Order " + order + " has no amount");
    }
}
