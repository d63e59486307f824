package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.session.Opening;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Png;
import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A user's way through the real application: the window, the engine, a worker running the sample, and the store. */
@Tag("slow")
@Timeout(180)
class WindowJourneyTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();
    private Engine engine;
    private Stage stage;
    private DurascopeWindow window;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void sampleIsThere() throws Exception {
        Assumptions.assumeTrue(
                SampleJar.find().isPresent(), "the sample's jar is not built: run the build to its package phase");
        open();
    }

    @AfterEach
    void close() {
        shut();
        Fx.check();
    }

    private void open() throws Exception {
        engine = Engine.open(
                EngineOptions.inMemory(ExecutorSettings.DEFAULT.holdingUnregisteredInvokes(true), home.resolve("cache"))
                        .keptIn(home.resolve("durascope.db")));
        Fx.run(() -> {
            stage = new Stage();
            window = new DurascopeWindow(stage, WindowLauncher.services(engine, home));
            stage.setX(0);
            stage.setY(0);
            window.show(Opening.WELCOME);
            stage.setWidth(960);
            stage.setHeight(640);
        });
        Fx.pulse();
    }

    private void shut() {
        if (stage != null) {
            Fx.run(() -> {
                window.model().close();
                stage.hide();
            });
            engine.close();
            stage = null;
        }
    }

    @Test
    void theSampleIsOpenedRunAnsweredAndFoundAgainAfterARestart() throws Exception {
        robot.clickOn("Open Order Sample");
        await(
                "the launch page",
                () -> window.model().placeProperty().get() == WindowModel.Place.LAUNCH
                        && window.model().launch().contentsProperty().get() != null);
        Path orders = home.resolve("orders.json");
        Fx.run(() -> window.model().launch().settings().environmentProperty().set("ORDERS_FILE=" + orders));
        robot.clickOn("Choose Input").clickOn("Order that needs approval");

        robot.press(KeyCode.SHIFT, KeyCode.F10).release(KeyCode.F10, KeyCode.SHIFT);
        awaitOpenCallback();
        assertThat(names()).containsSubsequence("validate", "process-payment", "confirmation", "approval");
        picture("running");

        // The engine ends in the middle, as if the user had closed the window or the machine had died.
        shut();
        open();
        assertThat(engine.executions().executions()).hasSize(1);
        Fx.run(() -> window.model()
                .openExecution(engine.executions().executions().getFirst().arn()));
        awaitOpenCallback();

        robot.clickOn("#tab-callbacks");
        answer("{\"approved\": true, \"by\": \"Ann\"}");
        await("the end", () -> window.model().session().factsProperty().get().status() == ExecutionStatus.SUCCEEDED);
        assertThat(window.model().session().factsProperty().get().result().payload())
                .contains("CONFIRMED")
                .contains("Ann");
        assertThat(orders).content().contains("order-");
        picture("succeeded");

        shut();
        open();
        await(
                "the run of the session before",
                () -> robot.lookup(".execution-line").queryAll().size() >= 1);
        assertThat(engine.executions().executions().getFirst().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private void answer(String json) {
        Fx.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, json)));
        robot.clickOn(".card-json");
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        robot.clickOn("#answer");
    }

    private void awaitOpenCallback() {
        await(
                "an open callback",
                () -> window.model().session() != null
                        && window.model().session().state().operations().stream()
                                .anyMatch(WindowJourneyTest::isOpenCallback));
    }

    private static boolean isOpenCallback(OperationState state) {
        return state.operation().type() == OperationType.CALLBACK
                && state.operation().status() == OperationStatus.STARTED;
    }

    private List<String> names() {
        return Fx.get(() -> window.model().session().state().operations().stream()
                .map(state -> String.valueOf(state.operation().name()))
                .toList());
    }

    /** Workers start in seconds, more on a busy machine: longer than the window itself may take for anything. */
    private static void await(String what, java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Fx.get(condition::getAsBoolean)) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Fx.check();
            Fx.pulse();
        }
    }

    /** Kept with the build's results: what real runs show differs from run to run. */
    private void picture(String name) throws Exception {
        Fx.pulse();
        Path directory = Files.createDirectories(Path.of("target/pictures"));
        Png.write(Fx.get(() -> window.scene().snapshot(null)), directory.resolve("journey-" + name + ".png"));
    }
}
