package dev.durascope.engine.agent;

import dev.durascope.handler.Branch;
import dev.durascope.handler.ConditionConfig;
import dev.durascope.handler.ConditionResult;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import dev.durascope.handler.MapConfig;
import dev.durascope.handler.Nesting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Every kind of operation, and a file in {@code TOUR} for each body that ran. */
public class Tour extends DurableHandler<String, String> {

    @Override
    protected String handleRequest(String input, DurableContext context) {
        context.step("charge", String.class, step -> ran("charge"));
        context.runInChildContext(
                "shipping", String.class, child -> child.step("pack", String.class, s -> ran("pack")));
        context.map("lines", List.of("a", "b"), String.class, (each, item, index) -> ran("line-" + item));
        context.map(
                "flat",
                List.of("c"),
                String.class,
                (each, item, index) -> each.step("line-c", String.class, step -> ran("line-" + item)),
                MapConfig.defaults().withNesting(Nesting.FLAT));
        context.parallel(
                "checks",
                List.of(Branch.of("fraud", String.class, each -> each.step("score", String.class, s -> ran("score")))));
        context.wait("pause", Duration.ofHours(1));
        context.waitForCondition(
                "paid",
                Integer.class,
                (seen, step) -> ConditionResult.met(seen + ran("paid").length()),
                ConditionConfig.startingWith(0));
        return context.step("thank", String.class, step -> ran("thank"));
    }

    private static String ran(String name) throws IOException {
        Files.createFile(Path.of(System.getenv("TOUR"), name));
        return name;
    }
}
