package dev.durascope.junit.exported;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;

/** Runs on when its process crashes. */
public class Crashing extends DurableHandler<String, String> {
    @Override
    protected String handleRequest(String order, DurableContext context) {
        String reserved = context.step("reserve", String.class, s -> order + " reserved");
        context.wait("pause", Duration.ofMinutes(1));
        return context.step("ship", String.class, s -> reserved + " and shipped");
    }
}
