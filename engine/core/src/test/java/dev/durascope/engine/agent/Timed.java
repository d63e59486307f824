package dev.durascope.engine.agent;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;

/** Answers for how many milliseconds of a step the time that its invocation has left stood still. */
public class Timed extends DurableHandler<String, Long> {

    @Override
    protected Long handleRequest(String input, DurableContext context) {
        long begun = System.nanoTime();
        int before = context.lambdaContext().getRemainingTimeInMillis();
        context.step("charge", String.class, step -> "done");
        long less = before - context.lambdaContext().getRemainingTimeInMillis();
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() - less;
    }
}
