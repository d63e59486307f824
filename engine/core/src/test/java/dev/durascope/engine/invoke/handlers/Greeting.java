package dev.durascope.engine.invoke.handlers;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;

/** A durable handler: a step, a long wait, another step. */
public class Greeting extends DurableHandler<String, String> {
    @Override
    protected String handleRequest(String name, DurableContext context) {
        String greeting = context.step("greet", String.class, step -> "Hello " + name);
        context.wait("pause", Duration.ofHours(1));
        return context.step(
                "shout",
                String.class,
                step -> greeting + " from Java " + Runtime.version().feature() + "!");
    }
}
