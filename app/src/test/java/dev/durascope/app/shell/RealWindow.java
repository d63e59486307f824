package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Opening;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Png;
import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.model.ExecutionStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** The application as users have it, window, engine, workers and store, driven by a test. Only file dialogs are replaced. */
final class RealWindow implements AutoCloseable {
    /** Workers start in seconds, more on a busy machine. */
    private static final long PATIENCE_SECONDS = 30;

    private final FxRobot robot = new FxRobot();
    private final StubDialogs dialogs = new StubDialogs();
    private final Engine engine;
    private Stage stage;
    private DurascopeWindow window;

    private RealWindow(Engine engine) {
        this.engine = engine;
    }

    /** Starts the application with what is kept in a home, as {@code durascope open FILE...} does. */
    static RealWindow open(Path home, Path... files) throws IOException {
        RealWindow opened = new RealWindow(Engine.open(
                EngineOptions.inMemory(ExecutorSettings.DEFAULT.holdingUnregisteredInvokes(true), home.resolve("cache"))
                        .watching()
                        .keptIn(home.resolve("durascope.db"))));
        Fx.run(() -> {
            opened.stage = new Stage();
            opened.window =
                    new DurascopeWindow(opened.stage, WindowLauncher.services(opened.engine, home), opened.dialogs);
            opened.stage.setX(0);
            opened.stage.setY(0);
            opened.window.show(Opening.of(List.of(files)));
            opened.stage.setWidth(DurascopeWindow.LEAST_WIDTH);
            opened.stage.setHeight(DurascopeWindow.LEAST_HEIGHT);
        });
        Fx.pulse();
        return opened;
    }

    @Override
    public void close() {
        Fx.run(stage::hide);
        engine.close();
        Fx.check();
    }

    FxRobot robot() {
        return robot;
    }

    StubDialogs dialogs() {
        return dialogs;
    }

    Engine engine() {
        return engine;
    }

    DurascopeWindow window() {
        return window;
    }

    WindowModel model() {
        return window.model();
    }

    Scene scene() {
        return window.scene();
    }

    /** Opens a file by Ctrl+O. */
    void openByKey(Path file) {
        dialogs.answer(file);
        press(KeyCode.CONTROL, KeyCode.O);
    }

    /** Drags files over the middle of the window and lets go, as the system tells it when they come from elsewhere. */
    void drop(Path... files) {
        Fx.run(() -> {
            Dragboard board = Drags.board(Arrays.stream(files).map(Path::toFile).toList());
            DragEvent over = Drags.event(DragEvent.DRAG_OVER, scene(), board);
            Event.fireEvent(Drags.target(scene()), over);
            assertThat(over.getAcceptedTransferMode())
                    .as("whether the window takes files")
                    .isNotNull();
            Event.fireEvent(Drags.target(scene()), Drags.event(DragEvent.DRAG_DROPPED, scene(), board));
        });
        Fx.pulse();
    }

    /** Presses keys together, the last one shortly. */
    void press(KeyCode... keys) {
        robot.press(keys);
        KeyCode[] released = keys.clone();
        for (int i = 0; i < keys.length; i++) {
            released[i] = keys[keys.length - 1 - i];
        }
        robot.release(released);
        Fx.pulse();
    }

    /** Clicks on what a selector finds, once it lies still, a robot aiming before it presses. */
    void click(String selector) {
        Bounds[] before = new Bounds[1];
        await(selector + " to lie still", () -> {
            Node node = scene().lookup(selector);
            Bounds now = node == null ? null : node.localToScreen(node.getBoundsInLocal());
            boolean still = now != null && now.getWidth() > 0 && now.equals(before[0]);
            before[0] = now;
            return still;
        });
        robot.clickOn(selector);
        Fx.pulse();
    }

    /** Puts a text in the place of what stands in a field, and sees it there. */
    void type(String selector, String text) {
        click(selector);
        await("the focus in " + selector, () -> scene().lookup(selector).isFocused());
        Fx.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        press(KeyCode.CONTROL, KeyCode.A);
        press(KeyCode.CONTROL, KeyCode.V);
        await("the text in " + selector, () -> scene().lookup(selector) instanceof TextInputControl field
                && text.equals(field.getText()));
    }

    void awaitPlace(WindowModel.Place place) {
        await(place.name(), () -> model().placeProperty().get() == place);
    }

    void awaitText(String... parts) {
        await(
                "the text " + String.join(" … ", parts),
                () -> texts().stream()
                        .anyMatch(text -> Arrays.stream(parts).allMatch(text::contains)));
    }

    void awaitStatus(ExecutionStatus status) {
        await(
                status.name(),
                () -> model().session() != null
                        && model().session().factsProperty().get() != null
                        && model().session().factsProperty().get().status() == status);
    }

    /** Waits until something holds on the window's thread. */
    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Fx.get(condition::getAsBoolean)) {
            Fx.check();
            if (System.nanoTime() > end) {
                // Kept with the build's results, because words alone seldom tell why a robot missed.
                Png.write(Fx.get(() -> scene().snapshot(null)), Path.of("target", "given-up.png"));
                assertThat(Fx.get(this::texts))
                        .as("%s; the focus is on %s", what, Fx.get(() -> String.valueOf(scene().getFocusOwner())))
                        .isEmpty();
            }
            Fx.pulse();
        }
        // What made it hold is laid out by now, so that a robot that aims next does not miss.
        Fx.pulse();
        Fx.pulse();
    }

    /** All text that can be read in the window now. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        collect(scene().getRoot(), texts);
        return texts;
    }

    private static void collect(Node node, List<String> texts) {
        if (!node.isVisible()) {
            return;
        }
        switch (node) {
            case Text text -> texts.add(text.getText());
            case TextInputControl input -> texts.add(String.valueOf(input.getText()));
            case Labeled labeled when labeled.getText() != null && labeled.getWidth() > 0 ->
                texts.add(labeled.getText());
            default -> {} // Only its children may have text.
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }
}
