package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.settings.Settings;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Png;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** An execution made a test, by keys and by mouse. */
@Timeout(120)
class TestExportJourneyTest {
    private static final Path LOOKED_AT = Path.of("target/pictures");

    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();
    private final FakeExecutions executions = new FakeExecutions();
    private final Journals order = new Journals(Journals.arn("Orders", "order-4711"));
    private FakeWindow fake;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        order.started("{\"orderId\": 4711, \"password\": \"hunter2\"}")
                .invoked()
                .step("a", "validate")
                .pass(12)
                .stepSucceeded("a", 1, "{\"valid\":true}")
                .step("b", "charge")
                .stepFailed("b", 1, ErrorObject.of("CardDeclined", "No"), 5)
                .again("b")
                .stepSucceeded("b", 2, "{\"receipt\":\"6b1f6a10-0000-4000-8000-000000000002\"}")
                .callback("c", "approval", null, "Y2FsbGJhY2s=", 3_600L)
                .callbackSucceeded("c", "{\"approved\":true}")
                .succeeded("{\"status\":\"CONFIRMED\"}");
        executions.put(order, new ExecutionStanding(TimeMode.REAL, ClockPace.REAL, false, List.of()));
        fake = new FakeWindow(executions, home, () -> Journals.START, 960, 640);
        fake.show(executions, order);
    }

    @AfterEach
    void close() {
        fake.close();
        Fx.check();
    }

    /** To be called on the window's thread. */
    private static DialogPane dialog() {
        for (Window window : Window.getWindows()) {
            Scene scene = window.getScene();
            if (scene != null && scene.getRoot() instanceof DialogPane pane && "export-test".equals(pane.getId())) {
                return pane;
            }
        }
        return null;
    }

    private static Node inDialog(String selector) {
        return dialog().lookup(selector);
    }

    private void openDialog() {
        robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
        Fx.await(
                "the dialog",
                () -> dialog() != null && inDialog("#export-handler").isFocused());
        Fx.await(
                "what can be asserted",
                () -> !((ListView<?>) inDialog("#export-expectations"))
                        .getItems()
                        .isEmpty());
    }

    private void press(KeyCode key) {
        robot.press(key).release(key);
        Fx.pulse();
    }

    /** Puts a text in the place of what stands in the control that has the focus. */
    private void write(String text) {
        Fx.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        Fx.pulse();
    }

    private static void awaitRefusal(String words) {
        Fx.await(
                words,
                () -> inDialog("#export-refusal") instanceof Labeled label
                        && label.getText().contains(words));
    }

    private static void awaitReady() {
        Fx.await("that it can be written", () -> !inDialog("#export-write").isDisabled());
    }

    private static String text(String selector) {
        return Fx.get(() -> ((TextField) inDialog(selector)).getText());
    }

    private static List<String> notes() {
        return Fx.get(() -> ((ListView<?>) inDialog("#export-notes"))
                .getItems().stream().map(String::valueOf).toList());
    }

    private static String page() {
        return Fx.get(() -> String.valueOf(((ComboBox<?>) inDialog("#export-pages")).getValue()));
    }

    private void picture(String name) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            Fx.run(() -> fake.window().theme(theme));
            Fx.pulse();
            Png.write(
                    Fx.get(() -> dialog().getScene().snapshot(null)),
                    LOOKED_AT.resolve(name + "-" + theme.id() + ".png"));
        }
    }

    private void awaitGone() {
        Fx.await("the dialog to be gone", () -> dialog() == null);
    }

    @Test
    void aTestIsMadeByKeysAndWhatIsThereIsReplacedOnlyWhenTheChangeWasAllowed() throws Exception {
        Path project = Files.createDirectory(home.resolve("project"));
        openDialog();
        awaitRefusal("type the class under test");
        write("com.example.1st");
        awaitRefusal("'1st' in it must begin with a letter");
        write("com.example.Orders");
        press(KeyCode.TAB);
        write("com.example");
        press(KeyCode.TAB);
        write("Orders4711Test");
        press(KeyCode.TAB);
        awaitRefusal("Choose the project");
        write(project + "s");
        awaitRefusal("There is no directory " + project + "s");
        assertThat(Fx.get(() -> inDialog("#export-write").isDisabled())).isTrue();
        write(project.toString());
        awaitReady();
        assertThat(page()).isEqualTo("Orders4711Test.java");
        assertThat(notes()).contains("Replaced: input.password (password)");
        assertThat(Fx.get(() -> dialog().lookupAll("#export-source .source-keyword")))
                .as("Java's words are coloured")
                .isNotEmpty();
        picture("export-test");

        // The button, the templates with theirs, and the tick are on the way to what is asserted.
        for (int i = 0; i < 5 && !Fx.get(() -> inDialog("#export-expectations").isFocused()); i++) {
            press(KeyCode.TAB);
        }
        press(KeyCode.SPACE);
        awaitReady();
        assertThat(Fx.get(() -> dialog().lookupAll("#export-expectations .check-box").stream()
                        .map(CheckBox.class::cast)
                        .filter(box -> box.getText().equals("The execution succeeds"))
                        .anyMatch(CheckBox::isSelected)))
                .isFalse();
        press(KeyCode.ENTER);
        awaitGone();
        Path test = project.resolve("src/test/java/com/example/Orders4711Test.java");
        assertThat(test)
                .content()
                .contains("runner.sendCallbackSuccess(approval, fixture.payload(\"approval\"));", ".withAttempts(2)")
                .doesNotContain("hunter2");
        assertThat(project.resolve("src/test/resources/com/example/Orders4711Test.json"))
                .content()
                .contains("REDACTED-1");

        Files.writeString(test, Files.readString(test).replace("succeedsAsRecorded", "ours"));
        openDialog();
        assertThat(text("#export-directory")).isEqualTo(project.toString());
        assertThat(text("#export-package")).isEqualTo("com.example");
        assertThat(text("#export-class")).isEqualTo("Orders4711Test");
        awaitRefusal("A file of this name is there");
        assertThat(page()).isEqualTo("Changes in Orders4711Test.java");
        assertThat(Fx.get(() -> inDialog("#export-write").isDisabled())).isTrue();
        picture("export-test-changes");
        robot.clickOn("#export-replace");
        awaitReady();
        robot.clickOn("#export-write");
        awaitGone();
        assertThat(test).content().contains("void succeedsAsRecorded()");
        assertThat(Fx.get(
                        () -> fake.window().model().services().settings().get().exported("Orders")))
                .isEqualTo(new Settings.Exported(
                        "Orders",
                        "durascope",
                        "com.example.Orders",
                        "com.example",
                        "Orders4711Test",
                        project.toString(),
                        ""));
        openDialog();
        assertThat(text("#export-class")).isEqualTo("Orders4711Test");
        press(KeyCode.ESCAPE);
        awaitGone();
    }

    @Test
    void aReplayIsChosenByMouseAndNeedsNothingToBeAsserted() throws Exception {
        Path project = Files.createDirectory(home.resolve("project"));
        robot.clickOn("#menu-file").clickOn("Export Test…");
        Fx.await(
                "the dialog",
                () -> dialog() != null && inDialog("#export-handler").isFocused());
        write("Orders");
        robot.clickOn("#export-directory");
        write(project.toString());
        robot.clickOn("#export-aws");
        awaitRefusal("needs to know the type of the handler's input");
        robot.clickOn("#export-replay");
        awaitReady();
        assertThat(Fx.get(() -> inDialog("#export-expectations").isVisible())).isFalse();
        press(KeyCode.ESCAPE);
        awaitGone();
        assertThat(project).isEmptyDirectory();
    }
}
