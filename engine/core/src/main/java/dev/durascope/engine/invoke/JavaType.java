package dev.durascope.engine.invoke;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A type as a class file's signatures write it (Java Virtual Machine Specification §4.7.9.1). */
sealed interface JavaType {
    /** The type as a source names it. */
    String sourceName();

    /** {@code int} and the like. @param kind its letter in a descriptor */
    record Primitive(char kind) implements JavaType {
        @Override
        public String sourceName() {
            return switch (kind) {
                case 'B' -> "byte";
                case 'C' -> "char";
                case 'D' -> "double";
                case 'F' -> "float";
                case 'I' -> "int";
                case 'J' -> "long";
                case 'S' -> "short";
                case 'Z' -> "boolean";
                default -> throw new IllegalArgumentException("No primitive type is " + kind);
            };
        }
    }

    /** An array. */
    record Array(JavaType element) implements JavaType {
        @Override
        public String sourceName() {
            return element.sourceName() + "[]";
        }
    }

    /**
     * A class or interface.
     *
     * @param name internal, such as {@code java/util/Map$Entry}
     * @param arguments of the innermost class; empty where it has none
     */
    record Reference(String name, List<JavaType> arguments) implements JavaType {
        public Reference {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String sourceName() {
            String plain = name.replace('/', '.').replace('$', '.');
            return arguments.isEmpty()
                    ? plain
                    : plain + arguments.stream().map(JavaType::sourceName).collect(Collectors.joining(", ", "<", ">"));
        }

        /** The name without package and enclosing classes. */
        String simpleName() {
            return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
        }
    }

    /** A type parameter of the class around it. */
    record Variable(String name) implements JavaType {
        @Override
        public String sourceName() {
            return name;
        }
    }

    /** {@code ?}, with what it extends or is a super type of. @param bound absent where it is of anything */
    record Wildcard(boolean upper, @Nullable JavaType bound) implements JavaType {
        @Override
        public String sourceName() {
            return bound == null ? "?" : (upper ? "? extends " : "? super ") + bound.sourceName();
        }
    }
}
