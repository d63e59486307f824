package dev.durascope.handler;

/**
 * What one check of a wait-for-condition found.
 *
 * @param state handed to the next check, or the operation's result once the condition is met; may be null
 * @param met whether the condition is met
 * @param <T> the state
 */
public record ConditionResult<T>(T state, boolean met) {
    /** The condition is met; this state is the result. */
    public static <T> ConditionResult<T> met(T state) {
        return new ConditionResult<>(state, true);
    }

    /** Not yet; the next check begins with this state. */
    public static <T> ConditionResult<T> notYet(T state) {
        return new ConditionResult<>(state, false);
    }
}
