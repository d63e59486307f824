package dev.durascope.samples.scenarios;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.retry.RetryStrategies;
import java.time.Duration;

/** An operation that fails twice and has five attempts. */
public final class RetryWorkflow extends DurableHandler<Object, String> {
    @Override
    protected String handleRequest(Object input, DurableContext context) {
        return context.step(
                "unreliable",
                String.class,
                step -> {
                    if (step.attempt() < 3) {
                        throw new IllegalStateException("Transient error");
                    }
                    return "Operation succeeded";
                },
                StepConfig.defaults()
                        .withRetryStrategy(
                                RetryStrategies.fixed(5, Duration.ofSeconds(1)).onlyFor(IllegalStateException.class)));
    }
}
