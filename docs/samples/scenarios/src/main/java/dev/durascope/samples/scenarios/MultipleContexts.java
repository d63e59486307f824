package dev.durascope.samples.scenarios;

import dev.durascope.handler.ChildContextConfig;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.TypeToken;
import java.util.Map;
import java.util.TreeMap;

/** Two child contexts, one after the other, that each add to the data. */
public final class MultipleContexts extends DurableHandler<MultipleContexts.Request, Map<String, Object>> {
    private static final TypeToken<Map<String, Object>> DATA = new TypeToken<>() {};

    /** The event. */
    public record Request(Map<String, Object> data) {}

    @Override
    protected Map<String, Object> handleRequest(Request request, DurableContext context) {
        var validated = marked(context, "validation", "validate", "validated", request.data());
        return marked(context, "transformation", "transform", "transformed", validated);
    }

    private static Map<String, Object> marked(
            DurableContext context, String name, String stepName, String mark, Map<String, Object> data) {
        return context.runInChildContext(
                name,
                DATA,
                child -> child.step(stepName, DATA, step -> {
                    var marked = new TreeMap<>(data);
                    marked.put(mark, true);
                    return marked;
                }),
                ChildContextConfig.defaults());
    }
}
