package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Png;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The real window over an execution of the past and one that goes on: the user travels in their time. */
@Tag("slow")
@Timeout(120)
class TravelJourneyTest {
    @TempDir
    Path home;

    private final FakeExecutions executions = new FakeExecutions();
    private final Journals journal = new Journals(Journals.arn("orders", "order-4711"));
    private final FxRobot robot = new FxRobot();
    private FakeWindow window;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        journal.started("{\"orderId\": \"4711\"}").invoked().out("validating");
        journal.pass(12).checkpoint(20).step("v", "validate").pass(8).stepSucceeded("v", 1, "true");
        journal.step("p", "process-payment").pass(300).out("paid").stepSucceeded("p", 1, "{\"paid\": 99.99}");
        journal.waiting("w", "confirmation", 10).returned("PENDING");
        journal.jump(Duration.ofSeconds(10)).waited("w", 10).invoked().out("confirmed");
        journal.step("c", "confirm").pass(40);
        window = new FakeWindow(executions, home, journal::now, 960, 640);
        window.show(executions, journal);
    }

    @AfterEach
    void close() {
        window.close();
        Fx.check();
    }

    private ExecutionSession session() {
        return window.window().model().session();
    }

    private long event() {
        return Fx.get(() -> session().cursor().eventId());
    }

    private List<String> rows() {
        return Fx.get(() -> window.tree().getItems().stream()
                .map(row -> session().title(row.state()))
                .toList());
    }

    private void press(KeyCode... keys) {
        robot.push(keys);
        Fx.pulse();
    }

    private boolean reads(String part) {
        return Fx.get(() -> window.window().scene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Labeled label
                        && label.getText() != null
                        && label.getText().contains(part)));
    }

    private void picture(String name) {
        Fx.pulse();
        Png.write(Fx.get(() -> window.window().scene().snapshot(null)), Path.of("target", "travel-" + name + ".png"));
    }

    @Test
    void byKeysOneGoesEventByEventAndReturnsToNow() {
        Fx.run(() -> window.tree().requestFocus());
        assertThat(rows()).containsExactly("order-4711", "validate", "process-payment", "confirmation", "confirm");
        press(KeyCode.CONTROL, KeyCode.OPEN_BRACKET);
        assertThat(event()).isEqualTo(8);
        assertThat(rows()).endsWith("confirmation");
        assertThat(reads("You see the moment after event 8, WaitSucceeded of confirmation."))
                .isTrue();
        press(KeyCode.ALT, KeyCode.OPEN_BRACKET);
        press(KeyCode.CONTROL, KeyCode.CLOSE_BRACKET);
        assertThat(event()).isEqualTo(3);
        picture("light");

        press(KeyCode.HOME);
        assertThat(event()).isEqualTo(1);
        assertThat(rows()).containsExactly("order-4711");

        journal.stepSucceeded("c", 1, "\"confirmed\"");
        executions.append(journal);
        Fx.await("the newest event", () -> session().events().events().size() == 10);
        assertThat(event()).as("the past stays what it was").isEqualTo(1);

        press(KeyCode.END);
        assertThat(event()).isEqualTo(10);
        assertThat(Fx.get(() -> session().cursor().modeProperty().get())).isEqualTo(Cursor.Mode.FOLLOW);
        press(KeyCode.ALT, KeyCode.LEFT);
        assertThat(event()).as("back to where I was").isEqualTo(1);
        press(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(event()).isEqualTo(10);
    }

    @Test
    void whatIsSelectedStaysSelectedThoughItHadNotBegun() {
        Fx.run(() -> session().selectedOperationProperty().set("c"));
        press(KeyCode.CONTROL, KeyCode.G);
        Fx.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "order-4711@5")));
        press(KeyCode.CONTROL, KeyCode.V);
        press(KeyCode.ENTER);
        Fx.await("event 5", () -> session().cursor().eventId() == 5);
        assertThat(Fx.get(() -> session().selectedOperationProperty().get())).isEqualTo("c");
        assertThat(Fx.get(() -> window.tree().getSelectionModel().getSelectedItem()))
                .isNull();
        assertThat(reads("confirm has not begun at event 5.")).isTrue();

        robot.clickOn("Return to now");
        Fx.pulse();
        assertThat(Fx.get(() ->
                        window.tree().getSelectionModel().getSelectedItem().id()))
                .isEqualTo("c");
    }

    @Test
    void byMouseOneClicksAnEventDragsTheSliderAndCopiesThePosition() {
        robot.clickOn("#tab-history");
        Fx.pulse();
        robot.clickOn("StepSucceeded");
        Fx.pulse();
        assertThat(event()).isEqualTo(3);
        assertThat(Fx.get(() -> session().selectedOperationProperty().get())).isEqualTo("v");
        PseudoClass future = PseudoClass.getPseudoClass("future");
        TableView<?> history =
                Fx.get(() -> (TableView<?>) window.window().scene().lookup("#history"));
        assertThat(Fx.get(() -> history.lookupAll(".table-row-cell").stream()
                        .filter(row -> row.getPseudoClassStates().contains(future))
                        .count()))
                .isPositive();
        robot.clickOn("Copy position");
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("order-4711@3");

        Fx.run(() -> window.window().commands().get("view.theme.dark").run());
        picture("dark");

        Slider slider = Fx.get(() -> (Slider) window.window().scene().lookup("#cursor-slider"));
        Node thumb = Fx.get(() -> slider.lookup(".thumb"));
        Bounds right = Fx.get(() -> slider.localToScreen(slider.getBoundsInLocal()));
        robot.drag(thumb).dropTo(right.getMaxX() - 2, right.getCenterY());
        Fx.await("now", () -> session().cursor().isAtNow());
        Fx.pulse();
        assertThat(Fx.get(slider::getWidth))
                .as("what the pointer's way along the slider is measured by")
                .isEqualTo(right.getWidth());
    }

    @Test
    void whatActsOnTheExecutionIsOffInThePast() {
        journal.callback("a", "approval", null, "callback-1", 60L).returned("PENDING");
        executions.append(journal);
        window.awaitAll(journal);
        robot.clickOn("#tab-callbacks");
        Fx.await("a card", () -> window.window().scene().lookup("#answer") != null);
        assertThat(Fx.get(() -> window.window().scene().lookup("#answer").isDisabled()))
                .isFalse();
        Fx.run(() -> session().cursor().previousEvent());
        Fx.pulse();
        assertThat(Fx.get(() -> window.window().scene().lookup("#answer").isDisabled()))
                .isTrue();
        Fx.run(() -> session().cursor().previousEvent());
        Fx.pulse();
        assertThat(Fx.get(() -> window.window().scene().lookup("#answer"))).isNull();
    }
}
