package dev.durascope.junit;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;

/**
 * A payload as it travels: text, nearly always JSON. Wherever a runner takes a value, a payload is sent as it is, and any
 * other value is written as JSON.
 *
 * @param text absent for no payload at all
 */
public record Payload(@Nullable String text) {

    /** A payload of this text. */
    public static Payload of(@Nullable String text) {
        return new Payload(text);
    }

    /**
     * The payload as a value; {@code null} when there is none.
     *
     * @throws IllegalArgumentException when it is not such a value
     */
    public <T> @Nullable T as(Class<T> type) {
        return TestJson.read("The payload", text, TestJson.type(type));
    }

    /** The same for types with type arguments. */
    public <T> @Nullable T as(TypeReference<T> type) {
        return TestJson.read("The payload", text, TestJson.type(type.getType()));
    }
}
