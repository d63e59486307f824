package dev.durascope.handler;

import java.time.Duration;

/**
 * How a callback waits.
 *
 * @param timeout how long for an answer, 1 s to 99,999,999 s; null for as long as the execution may last
 * @param heartbeatTimeout how long for an answer or a heartbeat, in the same range; null for no heartbeats
 * @param serDes how the answer is read; null means the handler's own
 */
public record CallbackConfig(Duration timeout, Duration heartbeatTimeout, SerDes serDes) {
    private static final CallbackConfig DEFAULTS = new CallbackConfig(null, null, null);

    /** No timeouts, the handler's serializer. */
    public static CallbackConfig defaults() {
        return DEFAULTS;
    }

    /** The same with another timeout. */
    public CallbackConfig withTimeout(Duration value) {
        return new CallbackConfig(value, heartbeatTimeout, serDes);
    }

    /** The same with another heartbeat timeout. */
    public CallbackConfig withHeartbeatTimeout(Duration value) {
        return new CallbackConfig(timeout, value, serDes);
    }

    /** The same with another serializer for the answer. */
    public CallbackConfig withSerDes(SerDes value) {
        return new CallbackConfig(timeout, heartbeatTimeout, value);
    }
}
