package dev.durascope.samples.scenarios;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;

/** Polls until a state of three, at most five times, with a second between two attempts. */
public final class Polling extends DurableHandler<Object, Integer> {
    @Override
    protected Integer handleRequest(Object input, DurableContext context) {
        int state = 0;
        for (int attempt = 1; attempt <= 5; attempt++) {
            int before = state;
            state = context.step("increment_" + attempt, Integer.class, step -> before + 1);
            if (state >= 3) {
                break;
            }
            context.wait("wait_" + attempt, Duration.ofSeconds(1));
        }
        return state;
    }
}
