package dev.durascope.samples.scenarios;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.retry.RetryStrategies;

/** Two steps that succeed and a third that does not. */
public final class PartialFailure extends DurableHandler<Object, String> {
    @Override
    protected String handleRequest(Object input, DurableContext context) {
        context.step("step1", String.class, step -> "Step 1 complete");
        context.step("step2", String.class, step -> "Step 2 complete");
        return context.step(
                "step3",
                String.class,
                step -> {
                    throw new IllegalStateException("Step 3 failed");
                },
                StepConfig.defaults().withRetryStrategy(RetryStrategies.none()));
    }
}
