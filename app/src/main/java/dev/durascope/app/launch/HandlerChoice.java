package dev.durascope.app.launch;

import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.InputExample;
import org.jspecify.annotations.Nullable;

/**
 * A handler that a file holds, or a function that it names.
 *
 * @param handler as Lambda names it: {@code pkg.Class}, or {@code file.export} for Node.js
 * @param durable whether it is known to be durable, by its base class or its template
 * @param kind how it takes its event, such as {@code RequestStreamHandler}
 * @param origin where it comes from, where that is not simply the code that was opened
 * @param example an input made from its input's type; absent where that says nothing
 */
public record HandlerChoice(
        String handler,
        boolean durable,
        String kind,
        @Nullable HandlerOrigin origin,
        @Nullable InputExample example) {
    /** The kind of a Node.js module's export. */
    public static final String NODE = "Node.js";

    /** A handler in the one piece of code that was opened. */
    public HandlerChoice(String handler, boolean durable, String kind) {
        this(handler, durable, kind, null, null);
    }

    /** What a template says of it; {@code null} when none does. */
    public @Nullable FunctionConfig function() {
        return origin == null ? null : origin.function();
    }

    /** The class's name without its package; for Node.js the whole; for a function of a template that one's name. */
    public String simpleName() {
        FunctionConfig named = function();
        return named != null ? named.name() : isNode() ? handler : handler.substring(handler.lastIndexOf('.') + 1);
    }

    /** That name with where it comes from, where others of that name may be beside it. */
    String label() {
        return origin == null || origin.title().isEmpty() ? simpleName() : simpleName() + " · " + origin.title();
    }

    /** The package, or an empty text. */
    public String packageName() {
        int dot = handler.lastIndexOf('.');
        return dot < 0 || isNode() ? "" : handler.substring(0, dot);
    }

    /** A Lambda function name: the template's, else one made of the class's name. */
    public String functionName() {
        if (origin != null && !origin.functionName().isEmpty()) {
            return origin.functionName();
        }
        return nameOf(simpleName());
    }

    /** A Lambda function name made of some text. */
    static String nameOf(String text) {
        String name = text.replaceAll("[^a-zA-Z0-9_-]", "-");
        return name.length() <= 64 ? name : name.substring(0, 64);
    }

    /** What tells it from the others of its place: functions of a template may share a handler. */
    String key() {
        FunctionConfig named = function();
        return named == null ? handler : named.name();
    }

    private boolean isNode() {
        return kind.equals(NODE);
    }
}
