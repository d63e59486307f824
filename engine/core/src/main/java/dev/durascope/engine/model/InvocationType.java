package dev.durascope.engine.model;

/** How an execution was started (API model, {@code InvocationType}): what its result may measure depends on it. */
public enum InvocationType {
    /** The caller waits for the result: {@code RequestResponse}. */
    REQUEST_RESPONSE,
    /** Nobody waits for it, as when a chained invoke started it: {@code Event}. */
    EVENT
}
