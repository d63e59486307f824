package dev.durascope.engine.functions;

import dev.durascope.engine.functions.Tree.Scalar.Kind;
import org.jspecify.annotations.Nullable;

/** Reads values by their rules; what breaks one is a mistake and comes out as {@code null}. */
final class Values {

    private static final String FUNCTION_NAME = "[a-zA-Z0-9-_]{1,64}";
    private static final String VARIABLE_NAME = "[a-zA-Z_][a-zA-Z0-9_]*";
    private static final String JAVA_HANDLER = "[\\p{Alnum}_$]+(\\.[\\p{Alnum}_$]+)*(::[\\p{Alnum}_$]+)?";
    private static final String NODE_HANDLER = "[^\\s]+\\.[\\p{Alnum}_$]+";

    private final Mistakes mistakes;

    Values(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    @Nullable
    String text(Tree tree, String what) {
        if (tree instanceof Tree.Scalar scalar
                && scalar.kind() == Kind.TEXT
                && !scalar.text().isBlank()) {
            return scalar.text();
        }
        mistakes.add(tree.place(), "must be " + what + ", not " + tree.description() + ".");
        return null;
    }

    /** A whole number, also when it stands in quotes. */
    @Nullable
    Long whole(Tree tree, long least, long most, String unit) {
        if (tree instanceof Tree.Scalar scalar && scalar.text().matches("\\d{1,18}")) {
            long value = Long.parseLong(scalar.text());
            if (value >= least && value <= most) {
                return value;
            }
        }
        mistakes.add(
                tree.place(),
                "must be a whole number of " + unit + " from " + least + " to " + most + ", not " + tree.description()
                        + ".");
        return null;
    }

    @Nullable
    Boolean bool(Tree tree) {
        if (tree instanceof Tree.Scalar scalar && scalar.text().matches("true|false")) {
            return Boolean.valueOf(scalar.text());
        }
        mistakes.add(tree.place(), "must be true or false, not " + tree.description() + ".");
        return null;
    }

    Tree.@Nullable Mapping object(Tree tree, String what) {
        if (tree instanceof Tree.Mapping mapping) {
            return mapping;
        }
        mistakes.add(tree.place(), "must be an object" + what + ", not " + tree.description() + ".");
        return null;
    }

    /** An environment variable's value: numbers and booleans count as they are written, as CloudFormation takes them. */
    @Nullable
    String variable(Tree tree) {
        if (tree instanceof Tree.Scalar scalar && scalar.kind() != Kind.NULL) {
            return scalar.text();
        }
        mistakes.add(tree.place(), "an environment variable must be text, not " + tree.description() + ".");
        return null;
    }

    boolean variableName(String name, Place place) {
        if (name.matches(VARIABLE_NAME)) {
            return true;
        }
        mistakes.add(
                place, "an environment variable's name must be letters, digits and _, and not begin with a digit.");
        return false;
    }

    boolean functionName(String name, Place place) {
        if (name.matches(FUNCTION_NAME)) {
            return true;
        }
        mistakes.add(
                place,
                "a function's name must be 1 to 64 letters, digits, hyphens and underscores, not \"" + name + "\".");
        return false;
    }

    boolean handler(String handler, Runtime runtime, Place place) {
        boolean fits = handler.matches(runtime == Runtime.NODEJS ? NODE_HANDLER : JAVA_HANDLER);
        if (!fits) {
            mistakes.add(
                    place,
                    runtime == Runtime.NODEJS
                            ? "a Node.js handler is FILE.EXPORT, such as index.handler, not \"" + handler + "\"."
                            : "a Java handler is PACKAGE.CLASS or PACKAGE.CLASS::METHOD, not \"" + handler + "\".");
        }
        return fits;
    }
}
