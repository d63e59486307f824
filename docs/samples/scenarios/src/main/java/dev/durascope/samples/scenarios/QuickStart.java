package dev.durascope.samples.scenarios;

import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.time.Duration;
import java.util.List;

/** Two steps around a wait and a child context with two steps of its own. */
public final class QuickStart extends DurableHandler<String, List<String>> {
    @Override
    protected List<String> handleRequest(String input, DurableContext context) {
        var one = context.step("one", String.class, step -> joined(1, 2));
        context.wait("pause", Duration.ofSeconds(1));
        var two = context.runInChildContext("two", String.class, child -> {
            var first = child.step("two-1", String.class, step -> joined(3, 4));
            var second = child.step("two-2", String.class, step -> joined(4, 3));
            return first + " " + second;
        });
        var three = context.step("three", String.class, step -> joined(5, 6));
        return List.of(one, two, three);
    }

    private static String joined(int a, int b) {
        return a + " " + b;
    }
}
