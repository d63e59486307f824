package dev.durascope.junit.exported;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.retry.RetryStrategies;
import java.time.Duration;

/** A step that is retried, and a long wait. */
public class FlakyPayment extends DurableHandler<String, String> {
    @Override
    protected String handleRequest(String order, DurableContext context) {
        StepConfig retried = StepConfig.defaults().withRetryStrategy(RetryStrategies.fixed(5, Duration.ofMinutes(10)));
        String paid = context.step(
                "charge",
                String.class,
                s -> {
                    if (s.attempt() < 3) {
                        throw new IllegalStateException("The bank is busy");
                    }
                    return order + " is paid";
                },
                retried);
        context.wait("settle", Duration.ofHours(1));
        return paid;
    }
}
