package dev.durascope.handler;

import java.util.Objects;

/**
 * One branch of a parallel operation.
 *
 * @param name null for none
 * @param type the branch's result
 * @param code runs in a context of its own
 * @param <T> the branch's result
 */
public record Branch<T>(String name, TypeToken<T> type, ContextFunction<T> code) {

    /** Checks that type and code are given. */
    public Branch {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(code, "code must not be null");
    }

    /** A branch whose result has no type parameters. */
    public static <T> Branch<T> of(String name, Class<T> type, ContextFunction<T> code) {
        return new Branch<>(name, TypeToken.of(type), code);
    }
}
