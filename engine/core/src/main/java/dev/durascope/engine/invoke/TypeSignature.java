package dev.durascope.engine.invoke;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads signatures of classes and fields (Java Virtual Machine Specification §4.7.9.1).
 *
 * @param parameters names of a class's type parameters, in order
 * @param superTypes the super class, then the interfaces
 */
record TypeSignature(List<String> parameters, List<JavaType> superTypes) {
    TypeSignature {
        parameters = List.copyOf(parameters);
        superTypes = List.copyOf(superTypes);
    }

    /**
     * Reads a class's signature.
     *
     * @throws IllegalArgumentException when it is broken
     */
    static TypeSignature ofClass(String signature) {
        Reader reader = new Reader(signature);
        List<String> parameters = reader.parameters();
        List<JavaType> superTypes = new ArrayList<>();
        while (!reader.atEnd()) {
            superTypes.add(reader.type());
        }
        return new TypeSignature(parameters, superTypes);
    }

    /**
     * Reads a field's signature, or its descriptor.
     *
     * @throws IllegalArgumentException when it is broken
     */
    static JavaType ofField(String signature) {
        return new Reader(signature).type();
    }

    /** The first type argument of the first super type that has any; absent when none has. */
    @Nullable
    JavaType firstArgument() {
        for (JavaType each : superTypes) {
            if (each instanceof JavaType.Reference reference
                    && !reference.arguments().isEmpty()) {
                return reference.arguments().getFirst();
            }
        }
        return null;
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at >= text.length();
        }

        /** Names of type parameters; what bounds them is passed over. */
        List<String> parameters() {
            List<String> names = new ArrayList<>();
            if (peek() == '<') {
                at++;
                while (peek() != '>') {
                    names.add(until(':'));
                    // A class bound may be empty before bounds that are interfaces.
                    while (peek() == ':') {
                        at++;
                        if (peek() != ':') {
                            type();
                        }
                    }
                }
                at++;
            }
            return names;
        }

        JavaType type() {
            char kind = next();
            return switch (kind) {
                case 'L' -> reference();
                case '[' -> new JavaType.Array(type());
                case 'T' -> {
                    JavaType variable = new JavaType.Variable(until(';'));
                    at++;
                    yield variable;
                }
                case '*' -> new JavaType.Wildcard(true, null);
                case '+' -> new JavaType.Wildcard(true, type());
                case '-' -> new JavaType.Wildcard(false, type());
                case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z' -> new JavaType.Primitive(kind);
                default -> throw new IllegalArgumentException("No type at " + at + " of " + text);
            };
        }

        private JavaType reference() {
            StringBuilder name = new StringBuilder();
            List<JavaType> arguments = List.of();
            for (char c = next(); c != ';'; c = next()) {
                switch (c) {
                    // What follows is a class within one that has arguments.
                    case '.' -> {
                        name.append('$');
                        arguments = List.of();
                    }
                    case '<' -> arguments = arguments();
                    default -> name.append(c);
                }
            }
            return new JavaType.Reference(name.toString(), arguments);
        }

        private List<JavaType> arguments() {
            List<JavaType> arguments = new ArrayList<>();
            while (peek() != '>') {
                arguments.add(type());
            }
            at++;
            return arguments;
        }

        private String until(char end) {
            int start = at;
            while (peek() != end) {
                at++;
            }
            return text.substring(start, at);
        }

        private char next() {
            char c = peek();
            at++;
            return c;
        }

        private char peek() {
            if (atEnd()) {
                throw new IllegalArgumentException("The signature breaks off: " + text);
            }
            return text.charAt(at);
        }
    }
}
