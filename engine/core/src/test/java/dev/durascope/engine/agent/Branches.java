package dev.durascope.engine.agent;

import dev.durascope.handler.Branch;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Two branches of two steps each, and a file in {@code TOUR} for each body that ran; the right one waits for a file. */
public class Branches extends DurableHandler<String, String> {

    @Override
    protected String handleRequest(String input, DurableContext context) {
        context.parallel(
                "both", List.of(Branch.of("left", String.class, branch -> steps(branch, "l1", "l2")), right(input)));
        return context.step("joined", String.class, step -> ran("joined"));
    }

    private static Branch<String> right(String input) {
        return Branch.of("right", String.class, branch -> {
            while (input.equals("wait") && !Files.exists(file("go"))) {
                LockSupport.parkNanos(1_000_000);
            }
            return steps(branch, "r1", "r2");
        });
    }

    private static String steps(DurableContext branch, String first, String second) {
        branch.step(first, String.class, step -> ran(first));
        return branch.step(second, String.class, step -> ran(second));
    }

    private static Path file(String name) {
        return Path.of(System.getenv("TOUR"), name);
    }

    private static String ran(String name) throws IOException {
        Files.createFile(file(name));
        return name;
    }
}
