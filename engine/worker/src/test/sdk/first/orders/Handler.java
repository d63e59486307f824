package orders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.lambda.durable.operation.StepOperation;
import software.amazon.lambda.durable.operation.WaitOperation;

/** The event holds the statuses of the operations that are known. */
public class Handler {
    public String handle(Map<String, String> statuses) {
        Map<String, String> known = new HashMap<>(statuses);
        var charge = new StepOperation<>("1", "charge", () -> ran("charge"), known);
        charge.execute();
        charge.get();
        new WaitOperation("2", "pause", known, "1").execute();
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
