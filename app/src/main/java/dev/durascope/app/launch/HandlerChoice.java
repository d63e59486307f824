package dev.durascope.app.launch;

/**
 * A handler that a jar holds.
 *
 * @param handler as Lambda names it: {@code pkg.Class}, or {@code file.export} for Node.js
 * @param durable whether it is known to be durable, by its base class
 * @param kind how it takes its event, such as {@code RequestStreamHandler}
 */
public record HandlerChoice(String handler, boolean durable, String kind) {
    /** The kind of a Node.js module's export. */
    public static final String NODE = "Node.js";

    /** The class's name without its package; for Node.js the whole. */
    public String simpleName() {
        return isNode() ? handler : handler.substring(handler.lastIndexOf('.') + 1);
    }

    /** The package, or an empty text. */
    public String packageName() {
        int dot = handler.lastIndexOf('.');
        return dot < 0 || isNode() ? "" : handler.substring(0, dot);
    }

    /** A Lambda function name made of the class's name. */
    public String functionName() {
        String name = simpleName().replaceAll("[^a-zA-Z0-9_-]", "-");
        return name.length() <= 64 ? name : name.substring(0, 64);
    }

    private boolean isNode() {
        return kind.equals(NODE);
    }
}
