package dev.durascope.engine.invoke;

import org.jspecify.annotations.Nullable;

/** Reads the signature of a class (Java Virtual Machine Specification §4.7.9.1) up to the first type argument in it. */
final class TypeSignature {
    private final String text;
    private int at;

    TypeSignature(String text) {
        this.text = text;
    }

    /**
     * The first type argument of the first super type that has any, as a source names it; absent when none has.
     *
     * @throws IllegalArgumentException when it is a type variable, or the signature is broken
     */
    @Nullable
    String firstArgument() {
        at = text.indexOf('<') + 1;
        return at == 0 ? null : type();
    }

    private String type() {
        char kind = next();
        return switch (kind) {
            case 'L' -> reference();
            case '[' -> type() + "[]";
            case '*' -> "?";
            case '+' -> "? extends " + type();
            case '-' -> "? super " + type();
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'D' -> "double";
            case 'F' -> "float";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'S' -> "short";
            case 'Z' -> "boolean";
            default -> throw new IllegalArgumentException("No type at " + at + " of " + text);
        };
    }

    private String reference() {
        StringBuilder name = new StringBuilder();
        for (char c = next(); c != ';'; c = next()) {
            switch (c) {
                case '/', '$', '.' -> name.append('.');
                case '<' -> arguments(name);
                default -> name.append(c);
            }
        }
        return name.toString();
    }

    private void arguments(StringBuilder name) {
        name.append('<');
        for (String separator = ""; peek() != '>'; separator = ", ") {
            name.append(separator).append(type());
        }
        at++;
        name.append('>');
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private char peek() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("The signature breaks off: " + text);
        }
        return text.charAt(at);
    }
}
