package orders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.lambda.durable.context.DurableContextImpl;

/** The event holds the statuses of the operations that are known. */
public class Handler {
    public String handle(Map<String, String> statuses) {
        var context = new DurableContextImpl(statuses, null, null, false);
        context.step("charge", attempt -> ran("charge"));
        context.waitForCondition("paid", (state, check) -> state + ran("paid"), "");
        context.runInChildContext("shipping", child -> child.step("pack", attempt -> ran("pack")));
        context.branch("nested", child -> ran("nested"), false);
        context.branch("flat", child -> child.step("inside", attempt -> ran("inside")), true);
        return "done";
    }

    private static String ran(String name) {
        try {
            Files.createFile(Path.of(System.getProperty("tour"), name));
            return name;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
