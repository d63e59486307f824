package dev.durascope.worker;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the type variables of a class's ancestors stand for, seen from that class. */
final class GenericTypes {
    private final Map<TypeVariable<?>, Type> bindings = new HashMap<>();

    private GenericTypes() {}

    static GenericTypes of(Class<?> type) {
        GenericTypes generics = new GenericTypes();
        generics.collect(type);
        return generics;
    }

    private void collect(Class<?> type) {
        Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .forEach(this::bind);
    }

    private void bind(Type ancestor) {
        if (ancestor instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            TypeVariable<?>[] variables = raw.getTypeParameters();
            Type[] arguments = generic.getActualTypeArguments();
            for (int i = 0; i < variables.length; i++) {
                bindings.putIfAbsent(variables[i], resolve(arguments[i]));
            }
            collect(raw);
        } else if (ancestor instanceof Class<?> plain) {
            collect(plain);
        }
    }

    /**
     * What a generic ancestor's variables stand for.
     *
     * @return one type for each; null where neither an argument nor an upper bound says anything
     */
    Type[] argumentsOf(Class<?> ancestor) {
        return Arrays.stream(ancestor.getTypeParameters())
                .map(variable -> bindings.containsKey(variable) ? concrete(bindings.get(variable)) : null)
                .toArray(Type[]::new);
    }

    private static Type concrete(Type type) {
        return type instanceof TypeVariable<?> free ? bound(free) : type;
    }

    private static Type bound(TypeVariable<?> free) {
        return Arrays.stream(free.getBounds())
                .filter(candidate -> candidate != Object.class)
                .findFirst()
                .orElse(null);
    }

    /** The type with every variable that is known replaced by what it stands for, and any other by its upper bound. */
    Type resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return bindings.getOrDefault(variable, variable);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(this::resolve)
                    .toArray(Type[]::new);
            return new Parameterized(generic.getRawType(), generic.getOwnerType(), arguments);
        }
        if (type instanceof GenericArrayType array) {
            Type component = resolve(array.getGenericComponentType());
            return component instanceof Class<?> known
                    ? Array.newInstance(known, 0).getClass()
                    : new GenericArray(component);
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0]);
        }
        return type;
    }

    private record Parameterized(Type raw, Type owner, Type[] arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return owner;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ParameterizedType that
                    && raw.equals(that.getRawType())
                    && Arrays.equals(arguments, that.getActualTypeArguments());
        }

        @Override
        public int hashCode() {
            return raw.hashCode() ^ Arrays.hashCode(arguments);
        }

        @Override
        public String toString() {
            return raw.getTypeName()
                    + Arrays.stream(arguments).map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    private record GenericArray(Type component) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return component;
        }
    }
}
