package dev.durascope.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * An error as history events carry it: {@code {Payload, Truncated}} (API model, {@code EventError}).
 *
 * @param payload the error; absent when execution data was left out
 * @param truncated whether the service cut the error
 */
public record EventError(@Nullable ErrorObject payload, boolean truncated) {

    /** The whole of an error; {@code null} means none was given. */
    public static EventError of(@Nullable ErrorObject payload) {
        return new EventError(payload, false);
    }
}
