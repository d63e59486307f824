package dev.durascope.engine.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as it travels through the API (API model, {@code ErrorObject}). Every member may be absent.
 *
 * @param errorMessage what happened, for people
 * @param errorType the error's class or code, for programs
 * @param errorData machine-readable detail, usually JSON text
 * @param stackTrace the frames, innermost first; absent when the sender gave none
 */
public record ErrorObject(
        @Nullable String errorMessage,
        @Nullable String errorType,
        @Nullable String errorData,
        @Nullable List<String> stackTrace) {

    /** An error with no member at all. */
    public static final ErrorObject EMPTY = new ErrorObject(null, null, null, null);

    public ErrorObject {
        stackTrace = stackTrace == null ? null : List.copyOf(stackTrace);
    }

    /** An error of a type with a message and nothing else. */
    public static ErrorObject of(String errorType, @Nullable String errorMessage) {
        return new ErrorObject(errorMessage, errorType, null, null);
    }
}
