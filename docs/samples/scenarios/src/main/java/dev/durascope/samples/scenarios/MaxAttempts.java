package dev.durascope.samples.scenarios;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;

/** Polls for a state that five attempts may not reach. */
public final class MaxAttempts extends DurableHandler<MaxAttempts.Request, MaxAttempts.Outcome> {
    private static final int MOST = 5;

    /** The event; without a target, ten. */
    public record Request(Integer target) {}

    /** How far it came. */
    public record Outcome(int state, int attempts, boolean reachedTarget) {}

    @Override
    protected Outcome handleRequest(Request request, DurableContext context) {
        int target = request.target() == null ? 10 : request.target();
        int state = 0;
        int attempt = 0;
        while (attempt < MOST && state < target) {
            attempt++;
            int before = state;
            state = context.step("attempt_" + attempt, Integer.class, step -> before + 1);
            if (state < target) {
                context.wait("wait_" + attempt, Duration.ofSeconds(1));
            }
        }
        return new Outcome(state, attempt, state >= target);
    }
}
