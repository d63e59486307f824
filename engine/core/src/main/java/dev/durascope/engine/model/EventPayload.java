package dev.durascope.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * An input or result as history events carry it: {@code {Payload, Truncated}} (API model, {@code EventInput} and
 * {@code EventResult}).
 *
 * @param payload the text as it was sent, usually JSON; absent for a null result or when execution data was left out
 * @param truncated whether the service cut the payload
 */
public record EventPayload(@Nullable String payload, boolean truncated) {

    /** No payload: what a null result is recorded as. */
    public static final EventPayload NONE = new EventPayload(null, false);

    /** The whole of a payload; {@code null} means none. */
    public static EventPayload of(@Nullable String payload) {
        return payload == null ? NONE : new EventPayload(payload, false);
    }
}
