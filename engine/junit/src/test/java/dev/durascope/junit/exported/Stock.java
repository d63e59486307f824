package dev.durascope.junit.exported;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.error.InvokeFailedException;

/** Functions that are invoked: one returns twice, the other fails. */
public class Stock extends DurableHandler<String, String> {
    @Override
    protected String handleRequest(String item, DurableContext context) {
        int here = context.invoke("count here", "count-stock", item, Integer.class);
        int there = context.invoke("count there", "count-stock", item, Integer.class);
        try {
            return context.invoke("reserve", "reserve-stock", item, String.class);
        } catch (InvokeFailedException e) {
            return (here + there) + " counted, none reserved";
        }
    }
}
