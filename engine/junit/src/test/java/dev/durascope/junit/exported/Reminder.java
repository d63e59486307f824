package dev.durascope.junit.exported;

import dev.durascope.handler.CallbackConfig;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.error.CallbackTimedOutException;
import java.time.Duration;

/** A callback that nobody answers in time. */
public class Reminder extends DurableHandler<String, String> {
    @Override
    protected String handleRequest(String order, DurableContext context) {
        try {
            return context.createCallback(
                            "confirmation",
                            String.class,
                            CallbackConfig.defaults().withTimeout(Duration.ofDays(1)))
                    .get();
        } catch (CallbackTimedOutException e) {
            return context.step("remind", String.class, s -> "reminded of " + order);
        }
    }
}
