package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.durascope.app.testing.Fx;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Panes are hidden, restored, maximized, resized and found as they were left, by keys and by mouse. */
@Timeout(120)
class PaneJourneyTest {
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
        start(DurascopeWindow.LEAST_WIDTH);
    }

    private void start(double width) {
        scenes = new PictureScenes(home);
        WindowState.RUNNING.enter(scenes);
        size(width);
        Fx.await("the focus in the tree", () -> isFocusIn("#operation-tree"));
    }

    private void size(double width) {
        Fx.run(() -> {
            scenes.stage().setWidth(width);
            scenes.stage().setHeight(DurascopeWindow.LEAST_HEIGHT);
        });
        Fx.await("the size", () -> scene().getWidth() == width);
        Fx.pulse();
    }

    @AfterEach
    void close() {
        scenes.close();
    }

    private Scene scene() {
        return scenes.window().scene();
    }

    private PaneLayout layout() {
        return scenes.window().model().panes();
    }

    private boolean isFocusIn(String selector) {
        for (Node at = scene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at == scene().lookup(selector)) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything of what a selector finds can be seen. */
    private boolean isSeen(String selector) {
        return Fx.get(() -> scene().getRoot().lookupAll(selector).stream().anyMatch(node -> {
            for (Node at = node; at != null; at = at.getParent()) {
                if (!at.isVisible()) {
                    return false;
                }
            }
            return node.getLayoutBounds().getWidth() > 0;
        }));
    }

    private TabPane tabs() {
        return (TabPane) scene().lookup(".lower-tabs");
    }

    private List<String> tabTitles() {
        return Fx.get(() -> tabs().getTabs().stream()
                .map(tab -> Objects.requireNonNull(tab.getId()).replace("tab-", ""))
                .toList());
    }

    private String front() {
        return Fx.get(() -> {
            Tab tab = tabs().getSelectionModel().getSelectedItem();
            return tab.getId().replace("tab-", "");
        });
    }

    private void press(KeyCode... keys) {
        robot.push(keys);
        Fx.pulse();
    }

    private double y(String selector) {
        return Fx.get(() -> scene().lookup(selector)
                .localToScene(scene().lookup(selector).getLayoutBounds())
                .getMinY());
    }

    @Test
    void aPanesKeyGoesThereFromThereHidesItAndShowsItAgain() {
        press(KeyCode.ALT, KeyCode.DIGIT4);
        Fx.await("the focus in the history", () -> isFocusIn("#history"));
        press(KeyCode.ALT, KeyCode.DIGIT2);
        Fx.await("the focus in the tree", () -> isFocusIn("#operation-tree"));
        assertThat(isSeen("#history"))
                .as("its key went away from it, not hid it")
                .isTrue();

        press(KeyCode.ALT, KeyCode.DIGIT4);
        press(KeyCode.ALT, KeyCode.DIGIT4);
        Fx.await("the history hidden", () -> !isSeen("#tab-history"));
        assertThat(Fx.get(() -> isFocusIn("#operation-tree"))).isTrue();
        press(KeyCode.ALT, KeyCode.DIGIT4);
        Fx.await("the focus in the history again", () -> isFocusIn("#history"));
        assertThat(tabTitles()).as("where it was").startsWith("inspector", "timeline", "history", "invocations");
    }

    /** Chooses a command in the View menu; its title may stand on a tab as well. */
    private void choose(String command) {
        robot.clickOn("View");
        robot.clickOn((Node node) -> ("menu-" + command).equals(node.getId()));
        Fx.pulse();
    }

    @Test
    void byMouseTheViewMenuTakesAwayAndBringsBack() {
        choose("view.callbacks");
        Fx.await("the callbacks hidden", () -> !isSeen("#tab-callbacks"));
        choose("view.callbacks");
        Fx.await("the callbacks shown", () -> isSeen("#tab-callbacks"));
        assertThat(front()).isEqualTo("callbacks");

        choose("view.inspector");
        Fx.await("the inspector hidden", () -> !isSeen("#tab-inspector"));
        choose(WindowCommands.SIDEBAR);
        Fx.await("the executions hidden", () -> !isSeen(".sidebar"));
        choose(WindowCommands.RESET_LAYOUT);
        Fx.await("all shown", () -> isSeen(".sidebar") && isSeen("#tab-inspector"));
    }

    @Test
    void aTabsMenuHidesIt() {
        robot.clickOn("#tab-console", MouseButton.SECONDARY);
        Fx.await("its menu", () -> robot.lookup("Hide Pane").tryQuery().isPresent());
        robot.clickOn("Hide Pane");
        Fx.await("the console hidden", () -> !isSeen("#tab-console"));
        assertThat(Fx.get(() -> layout().isShown(Pane.CONSOLE))).isFalse();
    }

    @Test
    void theLastPaneBelowThatIsHiddenLeavesItsRoomToTheOperations() {
        for (Pane pane : Pane.values()) {
            if (pane.isHideable()) {
                Fx.run(() -> scenes.window().goTo(pane));
                press(KeyCode.SHIFT, KeyCode.ESCAPE);
            }
        }
        Fx.await("no tabs", () -> !isSeen(".lower-tabs"));
        press(KeyCode.SHIFT, KeyCode.ESCAPE);
        assertThat(isSeen("#operation-tree")).as("operations stay").isTrue();
        press(KeyCode.ALT, KeyCode.DIGIT7);
        Fx.await("the console", () -> isSeen("#console"));
        assertThat(tabTitles()).containsExactly("console");
    }

    @Test
    void aPaneIsMaximizedAndTheLayoutRestored() {
        press(KeyCode.ALT, KeyCode.DIGIT4);
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F12);
        Fx.await("the history alone", () -> isSeen("#history") && !isSeen("#operation-tree") && !isSeen(".sidebar"));
        assertThat(Fx.get(() -> isFocusIn("#history"))).as("the focus stays").isTrue();
        press(KeyCode.ALT, KeyCode.DIGIT5);
        Fx.await("its neighbour in its room", () -> isSeen("#invocations") && !isSeen("#operation-tree"));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F12);
        Fx.await("all", () -> isSeen("#invocations") && isSeen("#operation-tree") && isSeen(".sidebar"));

        press(KeyCode.ALT, KeyCode.DIGIT2);
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F12);
        Fx.await("the operations alone", () -> isSeen("#operation-tree") && !isSeen(".lower-tabs"));
        press(KeyCode.ALT, KeyCode.DIGIT4);
        Fx.await("all, because another was asked for", () -> isSeen("#operation-tree") && isSeen("#history"));
        assertThat(Fx.get(() -> layout().anyMaximizedProperty().get())).isFalse();
    }

    @Test
    void inAWideWindowTheInspectorStandsBesideAndIsHiddenAndMaximizedAsWell() {
        press(KeyCode.ALT, KeyCode.DIGIT1);
        size(1000);
        Fx.await("the inspector beside", () -> isSeen(".inspector") && !isSeen("#tab-inspector"));
        press(KeyCode.ALT, KeyCode.DIGIT3);
        Fx.await("the focus in the inspector", () -> isFocusIn(".inspector"));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F12);
        Fx.await("the inspector alone", () -> isSeen(".inspector") && !isSeen("#operation-tree"));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F12);
        Fx.await("all", () -> isSeen(".inspector") && isSeen("#operation-tree"));
        press(KeyCode.ALT, KeyCode.DIGIT3);
        Fx.await("the inspector hidden", () -> !isSeen(".inspector"));
        Fx.await("the focus in the tree", () -> isFocusIn("#operation-tree"));
        size(DurascopeWindow.LEAST_WIDTH);
        assertThat(isSeen("#tab-inspector")).as("hidden in a narrow window too").isFalse();
    }

    @Test
    void splitsHiddenPanesAndTheFrontOneAreThereAtTheNextStart() {
        press(KeyCode.ALT, KeyCode.DIGIT5);
        Fx.run(() -> layout().show(Pane.CONSOLE, false));
        press(KeyCode.ALT, KeyCode.DIGIT1);
        double before = y(".lower-tabs");
        dragTheLowerDivider(-60);
        double after = y(".lower-tabs");
        assertThat(after).isLessThan(before - 40);

        scenes.close();
        start(DurascopeWindow.LEAST_WIDTH);
        assertThat(y(".lower-tabs")).isCloseTo(after, offset(3.0));
        assertThat(tabTitles()).doesNotContain("console");
        assertThat(front()).isEqualTo("invocations");
        assertThat(isSeen(".sidebar")).isFalse();

        Fx.run(() -> scenes.window().commands().get(WindowCommands.RESET_LAYOUT).run());
        Fx.pulse();
        assertThat(y(".lower-tabs")).isCloseTo(before, offset(15.0));
        assertThat(tabTitles()).contains("console");
        assertThat(isSeen(".sidebar")).isTrue();
    }

    /** As the system tells it: the headless robot's moves with a button held do not all arrive. */
    private void dragTheLowerDivider(double by) {
        Fx.run(() -> {
            Node divider = scene().getRoot().lookupAll(".split-pane-divider").stream()
                    .filter(each -> each.getLayoutBounds().getWidth()
                            > each.getLayoutBounds().getHeight())
                    .findFirst()
                    .orElseThrow();
            Bounds place = divider.localToScene(divider.getLayoutBounds());
            assertThat(place.getHeight()).as("pixels to take hold of").isGreaterThanOrEqualTo(4);
            fire(divider, MouseEvent.MOUSE_PRESSED, place.getCenterY());
            fire(divider, MouseEvent.MOUSE_DRAGGED, place.getCenterY() + by);
            fire(divider, MouseEvent.MOUSE_RELEASED, place.getCenterY() + by);
        });
        Fx.pulse();
        Fx.pulse();
    }

    private static void fire(Node node, EventType<MouseEvent> type, double sceneY) {
        Point2D local = node.sceneToLocal(30, sceneY);
        Point2D screen = node.localToScreen(local);
        MouseEvent event = new MouseEvent(
                type,
                local.getX(),
                local.getY(),
                screen.getX(),
                screen.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                type != MouseEvent.MOUSE_RELEASED,
                false,
                false,
                false,
                false,
                false,
                new PickResult(node, local.getX(), local.getY()));
        Event.fireEvent(node, event);
    }
}
