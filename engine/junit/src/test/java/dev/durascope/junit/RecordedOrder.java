package dev.durascope.junit;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;

/** The handler whose executions are replayed; another one stands for what became of it. */
public final class RecordedOrder extends DurableHandler<String, String> {
    @Override
    protected String handleRequest(String order, DurableContext context) {
        String checked = context.step("check", String.class, s -> order + " checked");
        context.wait("cool down", Duration.ofMinutes(1));
        return context.step("ship", String.class, s -> checked + " and shipped");
    }

    /** The same after somebody has changed it. */
    public static final class Changed extends DurableHandler<String, String> {
        @Override
        protected String handleRequest(String order, DurableContext context) {
            String checked = context.step("validate", String.class, s -> order + " checked");
            context.wait("cool down", Duration.ofMinutes(1));
            return context.step("ship", String.class, s -> checked + " and shipped");
        }
    }
}
