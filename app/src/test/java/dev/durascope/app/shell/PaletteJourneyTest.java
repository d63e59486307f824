package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import java.nio.file.Path;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Commands are found and run with the palette, by keys and by mouse. */
@Timeout(60)
class PaletteJourneyTest {
    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();
    private PictureScenes scenes;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        scenes = new PictureScenes(home);
        WindowState.RUNNING.enter(scenes);
        Fx.run(() -> {
            scenes.stage().setWidth(DurascopeWindow.LEAST_WIDTH);
            scenes.stage().setHeight(DurascopeWindow.LEAST_HEIGHT);
        });
        scenes.pane(Pane.OPERATIONS);
        Fx.pulse();
    }

    @AfterEach
    void close() {
        scenes.close();
    }

    private Scene scene() {
        return scenes.window().scene();
    }

    private Node focused() {
        return Fx.get(() -> scene().getFocusOwner());
    }

    private boolean isShown() {
        return Fx.get(() -> scene().lookup(".palette-layer").isVisible());
    }

    private TextField field() {
        return (TextField) scene().lookup("#palette-field");
    }

    @SuppressWarnings("unchecked")
    private ListView<Object> list() {
        return (ListView<Object>) scene().lookup("#palette-list");
    }

    private void press(KeyCode... keys) {
        robot.push(keys);
        Fx.pulse();
    }

    private void openByKey() {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        Fx.await("the focus in the palette", () -> field().isFocused());
    }

    private String explanation() {
        return Fx.get(() -> ((Label) scene().lookup("#palette-explanation")).getText());
    }

    @Test
    void escapeClosesItAndTheFocusIsWhereItWas() {
        Node before = focused();
        assertThat(before.getStyleClass()).contains("operation-tree");
        openByKey();
        press(KeyCode.TAB);
        assertThat(focused()).as("covered controls are not reached").isSameAs(field());
        press(KeyCode.ESCAPE);
        assertThat(isShown()).isFalse();
        assertThat(focused()).isSameAs(before);
    }

    @Test
    void aCommandIsTypedAndRunWithEnterAndComesFirstTheNextTime() {
        openByKey();
        robot.write("dark");
        Fx.await("one that fits", () -> list().getItems().size() == 1);
        press(KeyCode.ENTER);
        assertThat(isShown()).isFalse();
        Fx.await("the dark theme", () -> scene().getStylesheets().getFirst().endsWith("dark.css"));

        openByKey();
        assertThat(Fx.get(() -> list().getSelectionModel().getSelectedIndex())).isZero();
        assertThat(explanation()).isEqualTo("Colour the window: Dark.");
        Fx.run(() -> assertThat(field().getAccessibleHelp()).isEqualTo("Dark, View › Theme"));
        press(KeyCode.ESCAPE);
    }

    @Test
    void arrowsGoThroughTheListAndTheSelectedLineStaysInView() {
        openByKey();
        for (int i = 0; i < 15; i++) {
            press(KeyCode.DOWN);
        }
        assertThat(Fx.get(() -> list().getSelectionModel().getSelectedIndex())).isEqualTo(15);
        Fx.await("the line in view", () -> lineInView(15));
        press(KeyCode.PAGE_UP);
        press(KeyCode.PAGE_UP);
        assertThat(Fx.get(() -> list().getSelectionModel().getSelectedIndex())).isZero();
        Fx.await("the first line in view", () -> lineInView(0));
    }

    private boolean lineInView(int index) {
        Set<Node> cells = list().lookupAll(".palette-cell");
        return cells.stream()
                .filter(cell -> ((javafx.scene.control.ListCell<?>) cell).getIndex() == index)
                .map(cell -> list().sceneToLocal(cell.localToScene(cell.getLayoutBounds())))
                .anyMatch(place -> place.getMinY() >= 0 && place.getMaxY() <= list().getHeight());
    }

    @Test
    void byMouseACommandOfTheMenuIsRunAndAClickBesideClosesIt() {
        robot.clickOn("Help").clickOn("Find Command…");
        Fx.await("the focus in the palette", () -> field().isFocused());
        robot.write("history");
        Fx.pulse();
        robot.clickOn((Node) Fx.get(() -> scene().getRoot().lookupAll(".palette-cell").stream()
                .filter(cell -> ((javafx.scene.control.ListCell<?>) cell).getIndex() == 0)
                .findFirst()
                .orElseThrow()));
        Fx.await("the palette gone", () -> !isShown());
        Fx.await(
                "the history",
                () -> scene().lookup("#history").getScene() != null
                        && scene().lookup("#tab-history").getPseudoClassStates().stream()
                                .anyMatch(state -> state.getPseudoClassName().equals("selected")));

        openByKey();
        robot.clickOn(scene().getWindow().getX() + 30, scene().getWindow().getY() + 500);
        Fx.await("the palette gone", () -> !isShown());
    }

    @Test
    void whatCannotBeDoneIsGreyedSaysWhyAndStaysUndone() {
        openByKey();
        robot.write("run again");
        Fx.await("the reason", () -> explanation().startsWith("Not now. "));
        press(KeyCode.ENTER);
        assertThat(isShown()).isTrue();
        press(KeyCode.ESCAPE);
    }

    @Test
    void whatFitsNothingSaysHowToGoOn() {
        openByKey();
        robot.write("qqq");
        Fx.await(
                "the empty text",
                () -> robot.lookup("No command fits").tryQuery().isPresent());
        press(KeyCode.ENTER);
        press(KeyCode.ESCAPE);
        assertThat(isShown()).isFalse();
    }
}
