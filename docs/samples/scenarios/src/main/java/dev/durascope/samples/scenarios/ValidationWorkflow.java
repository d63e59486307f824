package dev.durascope.samples.scenarios;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.retry.RetryStrategies;

/** A value that must not be negative; a wrong one is not tried again, because it would be wrong again. */
public final class ValidationWorkflow extends DurableHandler<ValidationWorkflow.Request, Integer> {
    /** The event. */
    public record Request(int value) {}

    @Override
    protected Integer handleRequest(Request request, DurableContext context) {
        return context.step(
                "validate",
                Integer.class,
                step -> {
                    if (request.value() < 0) {
                        throw new IllegalArgumentException("Value must be non-negative");
                    }
                    return request.value();
                },
                StepConfig.defaults().withRetryStrategy(RetryStrategies.none()));
    }
}
