package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.InputChooser;
import dev.durascope.app.launch.LaunchModel;
import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.testing.Fx;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.store.KeptInput;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Inputs are run, found again by keys and by mouse, also after a restart, and forgotten. */
@Tag("slow")
@Timeout(180)
class InputJourneyTest {
    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
        Assumptions.assumeTrue(
                SampleJar.find().isPresent(), "the sample's jar is not built: run the build to its package phase");
    }

    private static LaunchModel launch(RealWindow app) {
        return app.model().launch();
    }

    private static String shown(RealWindow app) {
        return Fx.get(() -> launch(app).inputProperty().get());
    }

    private static List<String> kept(RealWindow app) {
        return Fx.get(() ->
                launch(app).history().inputs().stream().map(KeptInput::text).toList());
    }

    /** Types over the input, which has the focus, and runs it to its end. */
    private static void typeAndRun(RealWindow app, String input) {
        app.press(KeyCode.CONTROL, KeyCode.A);
        app.robot().write(input);
        app.await("what was typed", () -> shown(app).equals(input));
        app.press(KeyCode.SHIFT, KeyCode.F10);
        app.awaitPlace(WindowModel.Place.EXECUTION);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        app.press(KeyCode.CONTROL, KeyCode.I);
        app.awaitPlace(WindowModel.Place.LAUNCH);
        app.await("what was run among the inputs", () -> kept(app).contains(input));
    }

    private static void openSample(RealWindow app) {
        Fx.run(() -> app.window().commands().get(WindowCommands.SAMPLE).run());
        app.awaitPlace(WindowModel.Place.LAUNCH);
        app.await(
                "the launch page to be settled",
                () -> app.window().isIdle() && launch(app).handlerProperty().get() != null);
    }

    @Test
    void inputsAreFoundAgainByKeysAndByMouseAndForgotten() throws Exception {
        String small = "{\"orderId\": \"order-1\", \"amount\": 1}";
        String large = "{\"orderId\": \"order-2\", \"amount\": 22}";
        try (RealWindow app = RealWindow.open(home)) {
            openSample(app);
            Fx.run(() ->
                    launch(app).settings().environmentProperty().set("ORDERS_FILE=" + home.resolve("orders.json")));
            typeAndRun(app, small);
            typeAndRun(app, large);
            assertThat(kept(app)).containsExactly(large, small);

            // Back through them as in a shell, and on to what was being typed.
            app.press(KeyCode.CONTROL, KeyCode.A);
            app.robot().write("{\"orderId\"");
            app.press(KeyCode.ALT, KeyCode.UP);
            app.await("the newest input", () -> shown(app).equals(large));
            app.press(KeyCode.ALT, KeyCode.UP);
            app.await("the oldest input", () -> shown(app).equals(small));
            app.press(KeyCode.ALT, KeyCode.DOWN);
            app.press(KeyCode.ALT, KeyCode.DOWN);
            app.await("what was being typed", () -> shown(app).equals("{\"orderId\""));

            // By keys from the list: what is typed finds, Enter takes, and the focus is back in the editor.
            app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
            app.await("the chooser", () -> isFocused(app, "#input-field"));
            app.awaitText("Earlier inputs");
            app.awaitText("Sample events");
            app.awaitText("Succeeded");
            app.robot().write("order-1");
            app.await(
                    "one input found",
                    () -> launch(app).chooser().selectedProperty().get() instanceof InputChooser.Past past
                            && past.json().equals(small));
            app.press(KeyCode.ENTER);
            app.await("the chosen input", () -> shown(app).equals(small));
            app.await(
                    "the focus in the editor",
                    () -> app.scene().getFocusOwner() != null
                            && app.scene().getFocusOwner().getStyleClass().contains("json-area"));

            // By Esc nothing changes.
            app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
            app.await("the chooser", () -> isFocused(app, "#input-field"));
            app.press(KeyCode.DOWN);
            app.press(KeyCode.ESCAPE);
            assertThat(shown(app)).isEqualTo(small);
        }

        try (RealWindow app = RealWindow.open(home)) {
            openSample(app);
            app.await("the inputs of before the restart", () -> kept(app).equals(List.of(large, small)));
            app.await("the input run last", () -> shown(app).equals(large));

            // By mouse: a sample, then an input.
            app.click("#choose-input");
            clickLine(app, "Order that needs approval");
            app.await("the sample", () -> shown(app).contains("2499"));
            app.click("#choose-input");
            clickLine(app, "\"order-1\"");
            app.await("the chosen input", () -> shown(app).equals(small));

            // Forgotten from the list, by key and by button.
            app.click("#choose-input");
            app.await("the chooser", () -> isFocused(app, "#input-field"));
            app.press(KeyCode.SHIFT, KeyCode.DELETE);
            app.await("one input left", () -> kept(app).equals(List.of(small)));
            app.click("#input-forget");
            app.await("no input left", () -> kept(app).isEmpty());
            app.awaitText("None yet: each input that you run is kept here.");
            app.press(KeyCode.ESCAPE);
            assertThat(shown(app)).isEqualTo(small);
        }

        try (RealWindow app = RealWindow.open(home)) {
            openSample(app);
            assertThat(kept(app)).isEmpty();
            assertThat(shown(app)).contains("order-123");
        }
    }

    private static boolean isFocused(RealWindow app, String selector) {
        Node node = app.scene().lookup(selector);
        return node != null && node.isFocused();
    }

    private static void clickLine(RealWindow app, String text) {
        app.await("a line with " + text, () -> line(app, text) != null);
        Node line = Fx.get(() -> line(app, text));
        app.robot().clickOn(line);
        Fx.pulse();
    }

    private static Node line(RealWindow app, String text) {
        return app.scene().getRoot().lookupAll(".input-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell
                        && cell.getAccessibleText() != null
                        && cell.getAccessibleText().contains(text))
                .findFirst()
                .orElse(null);
    }
}
