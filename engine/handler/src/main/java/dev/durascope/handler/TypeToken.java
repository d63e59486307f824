package dev.durascope.handler;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;

/**
 * Names a generic type where a class cannot: {@code new TypeToken<List<Order>>() {}}.
 *
 * @param <T> the type named
 */
public abstract class TypeToken<T> {
    private final Type type;

    /** Reads the type from the anonymous subclass that calls this. */
    protected TypeToken() {
        var parent = getClass().getGenericSuperclass();
        if (!(parent instanceof ParameterizedType parameterized) || parameterized.getRawType() != TypeToken.class) {
            throw new IllegalArgumentException("A TypeToken needs its type: new TypeToken<List<Order>>() {}");
        }
        this.type = parameterized.getActualTypeArguments()[0];
    }

    private TypeToken(Type type) {
        this.type = Objects.requireNonNull(type, "type must not be null");
    }

    /** The token of a class without type parameters. */
    public static <T> TypeToken<T> of(Class<T> type) {
        return new Given<>(type);
    }

    /** The token of a type found by reflection; the caller answers for its being {@code T}. */
    public static <T> TypeToken<T> ofType(Type type) {
        return new Given<>(type);
    }

    /** The token of what a map or parallel with results of this type makes. */
    public final TypeToken<BatchResult<T>> batch() {
        return new Given<>(new BatchOf(type));
    }

    /** The type named. */
    public final Type type() {
        return type;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof TypeToken<?> token && token.type.equals(type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    @Override
    public final String toString() {
        return type.getTypeName();
    }

    private static final class Given<T> extends TypeToken<T> {
        Given(Type type) {
            super(type);
        }
    }

    private record BatchOf(Type item) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {item};
        }

        @Override
        public Type getRawType() {
            return BatchResult.class;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }
}
