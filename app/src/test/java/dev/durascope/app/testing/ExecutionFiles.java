package dev.durascope.app.testing;

import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.recording.RecordingFormat;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files with executions in them, to be opened. */
public final class ExecutionFiles {
    private ExecutionFiles() {}

    /** A finished order that was retried, waited and asked for an approval, with all that was printed. */
    public static Journals order(String name) {
        return waitingOrder(name)
                .callbackSucceeded("c", "{\"approved\":true}")
                .invoked()
                .out("confirmed")
                .succeeded("{\"status\":\"CONFIRMED\"}");
    }

    /** The same order while it waits for its approval. */
    public static Journals waitingOrder(String name) {
        return new Journals(Journals.arn("orders", name))
                .started("{\"orderId\":\"" + name + "\"}")
                .invoked()
                .out("validating " + name)
                .step("s", "validate-order")
                .pass(12)
                .stepSucceeded("s", 1, "{\"valid\":true}")
                .waiting("w", "cool-down", 10)
                .returned("PENDING")
                .pass(10_000)
                .waited("w", 10)
                .invoked()
                .callback("c", "approval", null, "Y2FsbGJhY2s=", 3_600L)
                .returned("PENDING");
    }

    /** A recording of a journal. */
    public static Path recording(Path file, Journals journal) throws IOException {
        Recording recording = new Recording(
                Recording.Origin.RECORDING,
                journal.arn(),
                TimeMode.SKIP,
                DurableConfig.DEFAULT,
                journal.all(),
                List.of(),
                null);
        try (OutputStream out = Files.newOutputStream(file)) {
            RecordingFormat.write(out, recording);
        }
        return file;
    }

    /** What the AWS CLI prints of a journal. */
    public static Path history(Path file, Journals journal) throws IOException {
        return Files.writeString(file, HistoryJson.of(journal.events()));
    }
}
