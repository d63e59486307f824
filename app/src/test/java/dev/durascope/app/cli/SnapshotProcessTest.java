package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Journals;
import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.store.SqliteStore;
import dev.durascope.engine.store.StoredExecution;
import dev.durascope.engine.time.TimeMode;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code durascope snapshot} where no display is. */
@Tag("slow")
@Timeout(300)
class SnapshotProcessTest {
    @TempDir
    static Path directory;

    private static Path history;
    private static Path store;
    private static final Journals ORDER = new Journals(Journals.arn("Orders", "order-4711"));

    @BeforeAll
    static void write() throws IOException {
        ORDER.started("{\"orderId\": 4711}")
                .invoked()
                .step("a", "validate")
                .pass(12)
                .stepSucceeded("a", 1, "{\"valid\": true}")
                .step("b", "charge")
                .stepFailed("b", 1, ErrorObject.of("CardDeclined", "No"), 2)
                .waiting("w", "confirmation", 60)
                .returned("PENDING");
        history = Files.writeString(directory.resolve("history.json"), HistoryJson.of(ORDER.events()));
        store = directory.resolve("some.db");
        try (SqliteStore written = SqliteStore.open(store)) {
            written.append(
                    StoredExecution.begun(
                            ORDER.arn(),
                            TimeMode.REAL,
                            DurableConfig.DEFAULT,
                            null,
                            InvocationType.EVENT,
                            Journals.START),
                    ORDER.all());
        }
    }

    private static byte[] draw(String name, String... arguments) throws Exception {
        Path png = directory.resolve(name);
        List<String> all = new ArrayList<>(List.of("snapshot", "--png", png.toString()));
        all.addAll(Arrays.asList(arguments));
        try (CliProcess snapshot = CliProcess.start(directory, all.toArray(String[]::new))) {
            assertThat(snapshot.exitCode()).as(snapshot.err()).isZero();
            assertThat(snapshot.out()).isEmpty();
            assertThat(snapshot.err()).isEmpty();
            assertThat(snapshot.home().toFile().list())
                    .as("left in the home beside what the process said")
                    .allMatch(file -> file.startsWith("streams"));
        }
        return Files.readAllBytes(png);
    }

    private static List<Integer> size(byte[] png) throws IOException {
        DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(png));
        in.skipNBytes(16);
        return List.of(in.readInt(), in.readInt());
    }

    @Test
    void theSameHistoryIsDrawnTheSameAndAnotherMomentOtherwise() throws Exception {
        byte[] now = draw("now.png", history.toString());

        assertThat(size(now)).containsExactly(1280, 800);
        assertThat(draw("again.png", history.toString())).isEqualTo(now);
        assertThat(draw("then.png", history.toString(), "--at", "order-4711@3")).isNotEqualTo(now);
    }

    @Test
    void anExecutionOfAStoreIsDrawnByNameAndPosition() throws Exception {
        byte[] only = draw("only.png", store.toString(), "--at", "4", "--theme", "dark");
        byte[] named = draw("named.png", "order-4711@4", "--store", store.toString(), "--theme", "dark");

        assertThat(named).isEqualTo(only);
        assertThat(draw("light.png", store.toString(), "--at", "4", "--theme", "light"))
                .as("light and dark")
                .isNotEqualTo(only);
    }

    @Test
    void aPaneIsDrawnAloneInTheSizeThatIsAskedFor() throws Exception {
        byte[] pane = draw("pane.png", history.toString(), "--pane", "history", "--size", "700x400", "--scale", "2");

        assertThat(size(pane)).containsExactly(1400, 800);
        assertThat(draw("other.png", history.toString(), "--pane", "inspector", "--size", "700x400", "--scale", "2"))
                .as("another pane")
                .isNotEqualTo(pane);
        assertThat(draw("whole.png", history.toString(), "--size", "700x400", "--scale", "2"))
                .as("the whole window")
                .isNotEqualTo(pane);
    }
}
