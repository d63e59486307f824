package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.replay.ReplayModel.Progress;
import dev.durascope.app.testing.Fx;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.replay.DeterminismReport;
import dev.durascope.engine.replay.Divergence;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real handler recorded in the window, and held against itself, its next version, and code that is none. */
@Tag("slow")
@Timeout(180)
class ReplayJourneyTest {
    private static final String VERSION_1 = """
            step("validate", context);
            step("charge", context);
            context.wait("pause", java.time.Duration.ofHours(1));
            return step("ship", context);
            """;
    private static final String VERSION_2 = """
            step("validate", context);
            step("fraud-check", context);
            step("charge-card", context);
            context.wait("pause", java.time.Duration.ofHours(1));
            return step("ship", context);
            """;
    private static final String HANGS = """
            step("validate", context);
            while (true) { Thread.onSpinWait(); }
            """;

    @TempDir
    Path home;

    private ShopWindow shop;
    private RealWindow app;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void record() throws Exception {
        shop = new ShopWindow(home, VERSION_1, "validate", "charge", "ship");
        app = shop.app();
    }

    @AfterEach
    void close() {
        if (shop != null) {
            shop.close();
        }
    }

    private void await(Progress progress) {
        app.await(
                "the replay to be " + progress,
                () -> app.model().replay().progressProperty().get() == progress);
    }

    private DeterminismReport report() {
        return Fx.get(() -> app.model().replay().reportProperty().get());
    }

    private String problem() {
        return Fx.get(() -> app.model().replay().problemProperty().get());
    }

    @Test
    void aHandlerIsHeldAgainstItselfByKeysAloneAndNoStepRuns() throws Exception {
        app.press(KeyCode.SHIFT, KeyCode.F5);
        await(Progress.READY);
        app.awaitText("Answered from history, not run: 4 operations");
        app.awaitText("Held and not run");
        assertThat(report()).as("nothing runs before it is asked for").isNull();

        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F5);
        await(Progress.DONE);
        app.awaitText("Nothing diverges");
        app.awaitText("4 of 4 operations");
        assertThat(Fx.get(() -> app.scene().getFocusOwner().getId()))
                .as("where the focus is")
                .isEqualTo("differences");
        app.awaitText("Whole history");

        Fx.run(() -> app.model().replay().invocationsProperty().set(true));
        app.awaitText("each of 2 invocations");
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F5);
        await(Progress.DONE);
        assertThat(report().verdict()).isEqualTo(DeterminismReport.Verdict.SAME);
        assertThat(shop.steps()).isEmpty();
    }

    @Test
    void theNextVersionIsChosenByMouseAndEveryDifferenceLeadsToItsOperation() throws Exception {
        app.click("#tab-replay");
        app.click("#replay-prepare");
        await(Progress.READY);
        app.dialogs().answer(shop.zip("orders-2.zip", VERSION_2));
        app.click("#replay-choose");
        app.awaitText("orders-2.zip");
        shop.picture(null, "replay-ledger");
        app.click("#replay-start");
        await(Progress.DONE);

        app.awaitText("2 differences");
        app.awaitText("Step 'charge' is now called 'charge-card'.");
        app.awaitText("Orders.java:");
        assertThat(report().divergences())
                .extracting(Divergence::kind)
                .containsExactlyInAnyOrder(Divergence.Kind.ADDED, Divergence.Kind.NAME);
        shop.picture(null, "replay-differences");
        Fx.run(() -> {
            TableView<?> table = (TableView<?>) app.scene().lookup("#differences");
            table.requestFocus();
            table.getSelectionModel().clearSelection();
        });
        while (!"charge".equals(selected())) {
            app.press(KeyCode.DOWN);
        }
        app.press(KeyCode.ENTER);
        app.await(
                "why there is no source",
                () -> !app.model().source().problemProperty().get().isEmpty());
        assertThat(shop.steps()).isEmpty();

        // What was found is there again after another look at the ledger.
        app.click("#replay-ledger");
        app.awaitText("Answered from history");
        app.click("#replay-ledger");
        app.awaitText("Step 'charge' is now called 'charge-card'.");
    }

    private String selected() {
        return Fx.get(() -> {
            OperationState selected = app.model()
                    .session()
                    .operation(app.model().session().selectedOperationProperty().get());
            return selected == null ? "" : String.valueOf(selected.operation().name());
        });
    }

    @Test
    void aHandlerThatHangsIsCancelledAndCodeThatIsNoneSaysSo() throws Exception {
        app.press(KeyCode.SHIFT, KeyCode.F5);
        await(Progress.READY);
        Path text = Files.writeString(home.resolve("notes.jar"), "no jar");
        Fx.run(() -> app.model().replay().choose(text));
        app.await(
                "why it is no jar",
                () -> !app.model().replay().problemProperty().get().isEmpty());
        assertThat(problem()).contains("notes.jar");
        app.awaitText("notes.jar");
        assertThat(Fx.get(() -> ((ComboBox<?>) app.scene().lookup("#replay-handler")).getValue()))
                .as("what was chosen before stays")
                .hasFieldOrPropertyWithValue("handler", "shop.Orders");

        Path hanging = shop.zip("orders-3.zip", HANGS);
        Fx.run(() -> app.model().replay().choose(hanging));
        app.awaitText("orders-3.zip");
        await(Progress.READY);
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F5);
        await(Progress.RUNNING);
        app.click("#replay-cancel");
        await(Progress.READY);
        assertThat(report()).isNull();
        app.await(
                "the handler's process to end",
                () -> ProcessHandle.current()
                        .descendants()
                        .map(process ->
                                String.join(" ", process.info().arguments().orElse(new String[0])))
                        .noneMatch(line -> line.contains("orders-3")));
        assertThat(shop.steps()).isEmpty();
    }

    @Test
    void anExecutionFromAFileIsHeldAgainstTheJarThatIsOpen() throws Exception {
        Path file = home.resolve("production.json");
        app.dialogs().answer(file);
        Fx.run(() -> app.window().commands().get(ExportCommands.SAVE_HISTORY).run());
        app.await("the history", () -> Files.exists(file));
        Fx.run(() -> app.model().openFile(file));
        app.await("the recording", () -> app.model().session().isRecorded());
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        app.press(KeyCode.SHIFT, KeyCode.F5);
        await(Progress.READY);
        app.awaitText("orders.zip");
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F5);
        await(Progress.DONE);
        assertThat(report().divergences()).isEmpty();
        assertThat(report().verdict()).isEqualTo(DeterminismReport.Verdict.SAME);
        assertThat(shop.steps()).isEmpty();
    }
}
