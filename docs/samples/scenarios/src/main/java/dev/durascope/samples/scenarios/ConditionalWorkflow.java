package dev.durascope.samples.scenarios;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;

/** Orders above 1,000 need an approval; others take the short way. */
public final class ConditionalWorkflow extends DurableHandler<ConditionalWorkflow.Request, String> {
    private static final int APPROVAL_ABOVE = 1_000;

    /** The event. */
    public record Request(int amount) {}

    @Override
    protected String handleRequest(Request request, DurableContext context) {
        int amount = context.step("validate_amount", Integer.class, step -> request.amount());
        if (amount <= APPROVAL_ABOVE) {
            return context.step("process_standard", String.class, step -> "Standard order processed");
        }
        context.step("approval", String.class, step -> "Manager approval required");
        context.wait("approval_wait", Duration.ofSeconds(10));
        return context.step("process_high", String.class, step -> "High-value order processed");
    }
}
