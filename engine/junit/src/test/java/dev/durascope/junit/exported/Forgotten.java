package dev.durascope.junit.exported;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;

/** Waits for an answer for longer than it may. */
public class Forgotten extends DurableHandler<String, String> {
    @Override
    protected String handleRequest(String order, DurableContext context) {
        context.step("ask", String.class, s -> "asked about " + order);
        return context.createCallback("answer", String.class).get();
    }
}
