package dev.durascope.samples.scenarios;

import dev.durascope.handler.CallbackConfig;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;

/** Creates a callback with both of its timeouts and ends without waiting for it. */
public final class CallbackTimeout extends DurableHandler<Object, String> {
    @Override
    protected String handleRequest(Object input, DurableContext context) {
        var callback = context.createCallback(
                "approval_callback",
                String.class,
                CallbackConfig.defaults()
                        .withTimeout(Duration.ofSeconds(60))
                        .withHeartbeatTimeout(Duration.ofSeconds(30)));
        return "Callback created: " + callback.callbackId();
    }
}
