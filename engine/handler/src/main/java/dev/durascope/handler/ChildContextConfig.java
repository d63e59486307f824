package dev.durascope.handler;

/**
 * How a child context runs.
 *
 * @param serDes how the result is kept; null means the handler's own
 */
public record ChildContextConfig(SerDes serDes) {
    private static final ChildContextConfig DEFAULTS = new ChildContextConfig(null);

    /** The handler's serializer. */
    public static ChildContextConfig defaults() {
        return DEFAULTS;
    }

    /** The same with another serializer for the result. */
    public ChildContextConfig withSerDes(SerDes value) {
        return new ChildContextConfig(value);
    }
}
