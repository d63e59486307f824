package dev.durascope.engine.conformance.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One handler for all requirements. In this JVM it is told which one it is; in a worker's it finds out by the name of
 * the function that it runs as.
 */
public final class RequirementHandler extends DurableHandler<JsonNode, Object> {

    /** What a requirement's handler does. */
    @FunctionalInterface
    interface Body {
        Object handle(JsonNode event, DurableContext context) throws Exception;
    }

    /** The functions that the invoke suite calls; each runs under its name with {@code conformance-} before it. */
    public static final List<String> TARGETS =
            List.of("target-echo", "target-failing", "target-measuring", "target-tenant");

    private static final Map<String, Body> BODIES = new HashMap<>();

    static {
        BODIES.putAll(StepRequirements.BODIES);
        BODIES.putAll(WaitRequirements.BODIES);
        BODIES.putAll(ChildRequirements.BODIES);
        BODIES.putAll(CallbackRequirements.BODIES);
        BODIES.putAll(InvokeRequirements.BODIES);
    }

    private final Body body;

    /** For a worker: the function's name ends with the requirement's id. */
    public RequirementHandler() {
        this(System.getenv("AWS_LAMBDA_FUNCTION_NAME").replaceFirst(".*-(\\d+-\\d+|target-\\w+)$", "$1"));
    }

    /**
     * @param id a requirement, {@code 1-1}, or a target of the invoke suite, {@code target-echo}
     */
    public RequirementHandler(String id) {
        body = BODIES.get(id);
        if (body == null) {
            throw new IllegalArgumentException("no handler is written for " + id);
        }
    }

    /** Whether there is a handler for a requirement or target. */
    public static boolean exists(String id) {
        return BODIES.containsKey(id);
    }

    @Override
    protected Object handleRequest(JsonNode event, DurableContext context) throws Exception {
        return body.handle(event, context);
    }
}
