package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.Places;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The timeline by mouse and by keys, in the window. */
@Timeout(120)
class TimelineJourneyTest {
    private static final double AXIS = 27;
    private static final double RAIL = 6;
    private static final double LANE = 45;

    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();
    private final FakeExecutions executions = new FakeExecutions();
    private FakeWindow fake;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        Journals order = order();
        executions.put(order, new ExecutionStanding(TimeMode.SKIP, ClockPace.REAL, false, List.of()));
        fake = new FakeWindow(executions, home, () -> Journals.START, 960, 900);
        fake.show(executions, order);
        Fx.run(() -> fake.window().goTo(Pane.TIMELINE));
        Fx.await(
                "the timeline",
                () -> chart().getScene() != null && chart().getLayoutBounds().getHeight() > 200);
        Fx.pulse();
    }

    @AfterEach
    void close() {
        fake.close();
        Fx.check();
    }

    /** A step that succeeds at its second attempt, 40 short ones, a long one. */
    private static Journals order() {
        Journals j = new Journals(Journals.arn("OrderProcessor", "order-1"))
                .started("{}")
                .invoked()
                .pass(100);
        j.step("pay", "process-payment").pass(400);
        j.stepFailed("pay", 1, ErrorObject.of("No", "no"), 2).returned("PENDING");
        j.jump(Duration.ofSeconds(2)).invoked().pass(100).again("pay").pass(400).stepSucceeded("pay", 2, "{}");
        for (int i = 0; i < 40; i++) {
            j.step("s" + i, "step-" + i).pass(10).stepSucceeded("s" + i, 1, "{}");
        }
        return j.step("last", "ship")
                .pass(600)
                .stepSucceeded("last", 1, "{}")
                .returned("SUCCEEDED")
                .succeeded("{}");
    }

    private Node chart() {
        return fake.window().scene().lookup("#timeline-chart");
    }

    private ScrollBar across() {
        return (ScrollBar) fake.window().scene().lookup("#timeline-across");
    }

    private ScrollBar down() {
        return (ScrollBar) fake.window().scene().lookup("#timeline-down");
    }

    private ExecutionSession session() {
        return fake.window().model().session();
    }

    /** A point of the chart on the screen. @param share of the part in which time runs, from 0 to 1 */
    private Point2D point(double share, double y) {
        return Fx.get(() -> {
            Bounds bounds = chart().localToScreen(chart().getLayoutBounds());
            double names = 168;
            return new Point2D(bounds.getMinX() + names + share * (bounds.getWidth() - names), bounds.getMinY() + y);
        });
    }

    private void press(KeyCode... keys) {
        robot.press(keys);
        robot.release(keys);
        Fx.pulse();
    }

    /** Turns the wheel over the middle of the chart: up for positive notches. */
    private void wheel(int notches, boolean shift, boolean control) {
        Fx.run(() -> {
            Bounds bounds = chart().getLayoutBounds();
            double delta = 40.0 * notches;
            chart().fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL,
                    bounds.getCenterX(),
                    100,
                    0,
                    0,
                    shift,
                    control,
                    false,
                    false,
                    false,
                    false,
                    0,
                    delta,
                    0,
                    delta,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    1,
                    null));
        });
        Fx.pulse();
    }

    private boolean isZoomed() {
        return Fx.get(() -> across().isVisible());
    }

    private Node button(String id) {
        return Fx.get(() -> chart().getParent().lookupAll(".button").stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .orElseThrow());
    }

    private double from() {
        return Fx.get(() -> across().getValue());
    }

    @Test
    void wheelKeysAndButtonsZoomPanAndFit() {
        assertThat(isZoomed()).isFalse();
        wheel(5, false, true);
        assertThat(isZoomed()).isTrue();
        double before = from();
        wheel(-2, true, false);
        assertThat(from()).isGreaterThan(before);
        Fx.run(() -> chart().requestFocus());
        press(KeyCode.LEFT);
        double left = from();
        press(KeyCode.RIGHT);
        assertThat(from()).isGreaterThan(left);
        press(KeyCode.DIGIT0);
        assertThat(isZoomed()).isFalse();
        press(KeyCode.PLUS);
        assertThat(isZoomed()).isTrue();
        press(KeyCode.MINUS);
        assertThat(isZoomed()).isFalse();
        robot.clickOn(button("button-" + TimelineCommands.ZOOM_IN));
        assertThat(isZoomed()).isTrue();
        press(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(isZoomed()).isFalse();
    }

    @Test
    void escapeShowsAllOfTheTimeAgain() {
        press(KeyCode.ALT, KeyCode.DIGIT8);
        press(KeyCode.ALT, KeyCode.DIGIT8);
        Fx.await("the focus in the timeline", () -> chart().isFocused());
        press(KeyCode.PLUS);
        press(KeyCode.PLUS);
        press(KeyCode.RIGHT);
        assertThat(isZoomed()).isTrue();
        press(KeyCode.ESCAPE);
        assertThat(isZoomed()).isFalse();
        assertThat(Fx.get(() -> chart().isFocused())).isTrue();
    }

    @Test
    void aMouseThatWasOverTheMenusKeepsNoKeysFromTheTimeline() {
        Fx.run(() -> chart().requestFocus());
        press(KeyCode.PLUS);
        robot.moveTo(new Point2D(20, 12));
        robot.moveTo(point(0.5, AXIS));
        press(KeyCode.ESCAPE);
        assertThat(isZoomed()).isFalse();
    }

    @Test
    void escapeLetsGoOfWhatIsBrushed() {
        robot.moveTo(point(0.3, AXIS)).press(MouseButton.PRIMARY);
        robot.moveTo(point(0.4, AXIS)).moveTo(point(0.6, AXIS));
        press(KeyCode.ESCAPE);
        robot.moveTo(point(0.7, AXIS));
        robot.release(MouseButton.PRIMARY);
        Fx.pulse();
        assertThat(isZoomed()).isFalse();
        assertThat(Fx.get(() -> session().cursor().isAtNow()))
                .as("nothing was clicked either")
                .isTrue();

        robot.drag(point(0.3, AXIS)).moveTo(point(0.4, AXIS)).dropTo(point(0.6, AXIS));
        Fx.pulse();
        assertThat(isZoomed()).as("brushed without Escape").isTrue();
        robot.moveTo(point(0.3, AXIS)).press(MouseButton.PRIMARY);
        press(KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
        Fx.pulse();
        assertThat(isZoomed())
                .as("what was begun is let go of first, even before the mouse moved")
                .isTrue();
        assertThat(Fx.get(() -> session().cursor().isAtNow())).isTrue();
        press(KeyCode.ESCAPE);
        assertThat(isZoomed()).isFalse();
    }

    @Test
    void aDoubleClickOnTheAxisShowsAllOfTheTimeAndLeavesTheCursorWhereItWas() {
        Places places = fake.window().model().travel().places();
        wheel(5, false, true);
        assertThat(isZoomed()).isTrue();
        doubleClick(point(0.5, AXIS));
        assertThat(isZoomed()).isFalse();
        assertThat(Fx.get(() -> session().cursor().isAtNow())).isTrue();
        assertThat(Fx.get(() -> places.canGoBackProperty().get())).isFalse();

        Fx.run(() -> session().cursor().toFirst());
        wheel(5, false, true);
        doubleClick(point(0.6, AXIS));
        assertThat(isZoomed()).isFalse();
        assertThat(Fx.get(() -> session().cursor().index())).isZero();
        Fx.run(() -> fake.window().model().travel().back());
        assertThat(Fx.get(() -> session().cursor().isAtNow()))
                .as("where one was before the first event")
                .isTrue();
    }

    /** Two clicks however busy the machine is; the second one lands on whatever is there by then. */
    private void doubleClick(Point2D at) {
        robot.clickOn(at);
        Fx.run(() -> Event.fireEvent(
                fake.window().scene().getRoot(),
                new MouseEvent(
                        MouseEvent.MOUSE_PRESSED,
                        0,
                        0,
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        2,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null)));
        Fx.pulse();
    }

    @Test
    void theCursorGoesWhereTheMousePointsAndEndsAtBarsAndInvocations() {
        robot.clickOn(point(0.02, AXIS));
        Fx.await("a moment of the past", () -> !session().cursor().isAtNow());
        assertThat(Fx.get(() -> session().cursor().eventId())).isEqualTo(1);

        robot.drag(point(0.02, RAIL)).moveTo(point(0.3, RAIL)).moveTo(point(0.5, RAIL));
        long dragged = Fx.get(() -> session().cursor().eventId());
        assertThat(dragged).isGreaterThan(1);
        robot.dropTo(point(0.999, RAIL));
        Fx.await("now", () -> session().cursor().isAtNow());

        // The first attempt of the payment ends with the third event.
        robot.clickOn(point(0.15, 57 + 30));
        Fx.await(
                "the payment",
                () -> "pay".equals(session().selectedOperationProperty().get()));
        assertThat(Fx.get(() -> session().cursor().eventId())).isEqualTo(3);

        robot.clickOn(point(0.45, LANE));
        Fx.await("the second invocation", () -> session().cursor().eventId() == 5);

        robot.clickOn(point(-0.05, 57 + 30));
        assertThat(Fx.get(() -> session().cursor().eventId()))
                .as("a name only selects")
                .isEqualTo(5);
        Fx.run(() -> chart().requestFocus());
        press(KeyCode.HOME);
        assertThat(Fx.get(() -> session().cursor().index())).isZero();
        press(KeyCode.END);
        assertThat(Fx.get(() -> session().cursor().isAtNow())).isTrue();
    }

    @Test
    void keysGoThroughTheRowsWhichAreReadOutAndSelected() {
        Fx.run(() -> chart().requestFocus());
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        assertThat(Fx.get(() -> chart().getAccessibleText()))
                .isEqualTo("process-payment, step, 2 attempts, succeeded, 2.9 s, of which 2 s were skipped");
        assertThat(Fx.get(() -> session().selectedOperationProperty().get())).isNotEqualTo("pay");
        press(KeyCode.ENTER);
        assertThat(Fx.get(() -> session().selectedOperationProperty().get())).isEqualTo("pay");
        for (int i = 0; i < 41; i++) {
            press(KeyCode.DOWN);
        }
        assertThat(Fx.get(() -> down().getValue()))
                .as("scrolled to the last row")
                .isPositive();
        assertThat(Fx.get(() -> chart().getAccessibleText())).startsWith("ship, step, succeeded, 600 ms");
    }

    @Test
    void whatWasSelectedMeanwhileIsInViewWhenTheTimelineIsShown() {
        press(KeyCode.ALT, KeyCode.DIGIT4);
        assertThat(Fx.get(() -> down().getValue())).isZero();
        Fx.run(() -> session().selectedOperationProperty().set("last"));
        Fx.pulse();
        Fx.run(() -> fake.window().goTo(Pane.TIMELINE));
        Fx.await("the last row", () -> down().getValue() > 0);
    }

    @Test
    void whatTheMousePointsAtIsTold() {
        robot.moveTo(point(0.14, 57 + 30)).moveBy(2, 0);
        AtomicReference<String> told = new AtomicReference<>("");
        Fx.await("the tooltip", () -> {
            Window.getWindows().stream()
                    .filter(window ->
                            window instanceof Tooltip tip && tip.getStyleClass().contains("timeline-tooltip"))
                    .forEach(window -> told.set(((Tooltip) window).getText()));
            return told.get().contains("process-payment");
        });
        assertThat(told.get()).contains("Step", "Attempt 1 of 2", "Failed", "400 ms", "Executed in invocation 1");
    }

    @Test
    void squeezedRowsAreAllInView() {
        assertThat(Fx.get(() -> down().isVisible())).isTrue();
        Fx.run(() -> fake.window().commands().get(TimelineCommands.SQUEEZE).run());
        Fx.await("all rows", () -> !down().isVisible());
    }

    @Test
    void howTheTimelineIsDrawnIsRememberedOverRestarts() {
        Fx.run(() -> {
            fake.window().commands().get(TimelineCommands.SQUEEZE).run();
            fake.window().commands().get(TimelineCommands.COLLAPSE).run();
        });
        assertThat(fake.window().model().services().settings().get().timeline())
                .isEqualTo(new Settings.Timeline(true, true));
        fake.window().model().services().settings().close();
        fake.close();
        open();
        assertThat(Fx.get(() -> down().isVisible())).as("squeezed").isFalse();
        assertThat(((ToggleButton) toggle(TimelineCommands.COLLAPSE)).isSelected())
                .isTrue();
        assertThat(((ToggleButton) toggle(TimelineCommands.SQUEEZE)).isSelected())
                .isTrue();
    }

    private Node toggle(String command) {
        return Fx.get(() -> chart().getParent().lookupAll(".toggle-button").stream()
                .filter(node -> ("toggle-" + command).equals(node.getId()))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void theSameExecutionIsCopiedAndSavedAsPngAndSvg() throws Exception {
        Fx.run(() -> {
            Clipboard.getSystemClipboard().clear();
            fake.window().commands().get(TimelineCommands.COPY_PNG).run();
        });
        Fx.await("the copy", () -> Clipboard.getSystemClipboard().getImage() != null);
        Image copied = Fx.get(() -> Clipboard.getSystemClipboard().getImage());
        assertThat(copied.getWidth())
                .isEqualTo(Fx.get(() -> chart().getLayoutBounds().getWidth() - 2));
        Fx.run(() -> fake.window().commands().get(TimelineCommands.COPY_SVG).run());
        Fx.await("the copy", () -> Clipboard.getSystemClipboard().hasString());
        String svg = Fx.get(() -> Clipboard.getSystemClipboard().getString());
        assertThat(svg).startsWith("<?xml").contains("<title>Timeline of OrderProcessor · order-1</title>");

        Path png = home.resolve("t.png");
        fake.dialogs().answer(png);
        Fx.run(() -> fake.window().commands().get(TimelineCommands.SAVE_PNG).run());
        Fx.await("the file", () -> isImage(png));
        assertThat(new Image(new ByteArrayInputStream(Files.readAllBytes(png))).getWidth())
                .isEqualTo(copied.getWidth());
        Path file = home.resolve("t.svg");
        fake.dialogs().answer(file);
        Fx.run(() -> fake.window().commands().get(TimelineCommands.SAVE_SVG).run());
        Fx.await("the file", () -> Files.exists(file) && read(file).equals(svg));
    }

    private static boolean isImage(Path file) {
        return Files.exists(file) && !new Image(file.toUri().toString()).isError();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
