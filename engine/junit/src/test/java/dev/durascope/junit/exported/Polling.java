package dev.durascope.junit.exported;

import dev.durascope.handler.ConditionConfig;
import dev.durascope.handler.ConditionResult;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;

/** Looks now and then. */
public class Polling extends DurableHandler<String, Integer> {
    @Override
    protected Integer handleRequest(String parcel, DurableContext context) {
        return context.waitForCondition(
                "delivered",
                Integer.class,
                (seen, s) -> seen >= 2 ? ConditionResult.met(seen + 1) : ConditionResult.notYet(seen + 1),
                ConditionConfig.startingWith(0));
    }
}
