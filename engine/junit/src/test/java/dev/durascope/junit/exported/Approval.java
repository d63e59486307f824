package dev.durascope.junit.exported;

import dev.durascope.handler.CallbackConfig;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.WaitForCallbackConfig;
import java.time.Duration;

/** Waits for somebody's answer, who keeps it waiting with a heartbeat. */
public class Approval extends DurableHandler<String, String> {
    @Override
    protected String handleRequest(String order, DurableContext context) {
        CallbackConfig patience =
                CallbackConfig.defaults().withTimeout(Duration.ofHours(2)).withHeartbeatTimeout(Duration.ofMinutes(30));
        String answer = context.waitForCallback(
                "approval",
                String.class,
                (id, s) -> {},
                WaitForCallbackConfig.defaults().withCallback(patience));
        return order + ": " + answer;
    }
}
