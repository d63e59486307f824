package dev.durascope.samples.scenarios;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;

/** An hour between two steps. */
public final class LongWait extends DurableHandler<Object, String> {
    @Override
    protected String handleRequest(Object input, DurableContext context) {
        context.step("start", String.class, step -> "Starting");
        context.wait("long_wait", Duration.ofHours(1));
        context.step("continue", String.class, step -> "Continuing");
        return "Complete";
    }
}
