package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.testing.Fx;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How time passes, as the user chooses it, on the real application and a real worker. */
@Tag("slow")
@Timeout(120)
class TimeJourneyTest {
    @TempDir
    static Path home;

    private static ScenarioWindow app;

    @BeforeAll
    static void open() throws Exception {
        Assumptions.assumeTrue(
                SampleJar.find().isPresent(), "the sample's jar is not built: run the build to its package phase");
        Fx.start();
        app = new ScenarioWindow(home, ScenarioZip.make(home));
    }

    @AfterAll
    static void close() {
        if (app != null) {
            app.close();
        }
    }

    @AfterEach
    void nothingWentWrongOnTheWindowsThread() {
        Fx.check();
    }

    private static MenuButton button() {
        return app.robot().lookup(".header #time-mode").queryAs(MenuButton.class);
    }

    private static void awaitMode(TimeMode mode, String title) {
        app.await("the mode", () -> app.session().timeMode().equals(mode));
        app.await("the mode in the header", () -> title.equals(button().getText()));
    }

    @Test
    void manualTimeIsChosenInTheHeaderAndEachTimerFiredByHand() {
        app.run("waits", TimeMode.REAL);
        app.awaitSuspended("first");
        app.click(".header #time-mode");
        app.robot().clickOn("#time-manual");
        awaitMode(TimeMode.MANUAL, "Manual time");
        app.await(
                "the banner",
                () -> app.texts("#banner").stream()
                        .anyMatch(t -> t.contains("first waits until you fire the next one")));
        app.picture("manual-time");

        app.robot().clickOn("Fire next timer");
        app.awaitSuspended("second");
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        app.awaitEnd(ExecutionStatus.SUCCEEDED);
        assertThat(app.operation("second").operation().status()).isEqualTo(OperationStatus.SUCCEEDED);
    }

    @Test
    void timeIsScaledByAFactorThatIsPickedWithKeysAloneAndByAnotherThatIsTyped() {
        app.run("waits", TimeMode.REAL);
        app.awaitSuspended("first");
        Fx.run(() -> button().requestFocus());
        app.press(KeyCode.SPACE);
        app.await("the menu", () -> button().isShowing());
        for (int i = 0; i < 8 && !"time-x2".equals(focusedItem()); i++) {
            app.press(KeyCode.DOWN);
        }
        app.press(KeyCode.ENTER);
        awaitMode(TimeMode.scaled(2), "Time ×2");

        app.click(".header #time-mode");
        app.robot().clickOn("#time-other");
        app.await(
                "the question",
                () -> app.robot().lookup("#time-factor").tryQuery().isPresent());
        TextField factor = app.robot().lookup("#time-factor").queryAs(TextField.class);
        assertThat(factor.getText()).isEqualTo("2");
        app.robot().clickOn(factor);
        app.paste("fast");
        assertThat(Fx.get(() -> app.robot()
                        .lookup(".dialog-pane .problem")
                        .queryLabeled()
                        .getText()))
                .contains("from 0.001 to 1000000");
        app.paste("7200");
        app.press(KeyCode.ENTER);
        awaitMode(TimeMode.scaled(7200), "Time ×7200");
        assertThat(Fx.get(() -> button().getItems().stream().anyMatch(item -> "time-x7200".equals(item.getId()))))
                .as("the factor stands among the others now")
                .isTrue();
        app.picture("scaled-time");

        // An hour and two take a second and a half.
        app.awaitEnd(ExecutionStatus.SUCCEEDED);
        var first = app.operation("first").operation();
        assertThat(Duration.between(first.start(), first.end())).isEqualTo(Duration.ofHours(1));
    }

    private static String focusedItem() {
        return Fx.get(() -> javafx.stage.Window.getWindows().stream()
                .filter(window -> window instanceof javafx.scene.control.ContextMenu && window.isShowing())
                .flatMap(window -> window.getScene().getRoot().lookupAll(".menu-item").stream())
                .filter(node -> node.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("focused")))
                .map(javafx.scene.Node::getId)
                .findFirst()
                .orElse(""));
    }
}
