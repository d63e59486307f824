package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.app.editor.EditorChoice;
import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.app.testing.ExecutionFiles;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.text.TimeModes;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The preferences, by keyboard and by mouse: what is chosen counts at once, is kept, and is set back. */
@Tag("slow")
@Timeout(120)
class PreferencesJourneyTest {
    @TempDir
    Path home;

    private Path recording;
    private RealWindow app;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() throws IOException {
        recording = ExecutionFiles.recording(home.resolve("order.durascope"), ExecutionFiles.order("order-1"));
        app = RealWindow.open(home, recording);
        app.awaitPlace(WindowModel.Place.EXECUTION);
        app.press(KeyCode.CONTROL, KeyCode.COMMA);
        await("the preferences", () -> dialog() != null && dialog().lookup("#preferences-theme") != null);
        await("the focus on the theme", () -> node("#preferences-theme").isFocused());
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            if (dialog() != null) {
                dialog().getWindow().hide();
            }
        });
        app.close();
    }

    private static Scene dialog() {
        return DialogWalkTest.dialog();
    }

    private static Node node(String id) {
        return dialog().lookup(id);
    }

    private void await(String what, BooleanSupplier condition) {
        app.await(what, condition);
    }

    private Settings settings() {
        return app.model().services().settings().get();
    }

    private double treeRow() {
        return Fx.get(() -> ((TableView<?>) app.scene().lookup("#operation-tree")).getFixedCellSize());
    }

    @Test
    void themeAndDensityAreChosenByKeysAndKept() throws IOException {
        double normal = treeRow();
        app.press(KeyCode.UP);
        await(
                "dark colours",
                () -> settings().theme().equals("dark")
                        && app.scene().getStylesheets().stream().anyMatch(sheet -> sheet.endsWith("dark.css")));
        app.press(KeyCode.TAB);
        await("the focus on the density", () -> node("#preferences-density").isFocused());
        app.press(KeyCode.DOWN);
        await(
                "closer rows",
                () -> settings().density().equals("compact")
                        && ((TableView<?>) app.scene().lookup("#operation-tree")).getFixedCellSize() < normal);
        app.press(KeyCode.ESCAPE);
        await("no dialog", () -> dialog() == null);

        app.close();
        assertThat(SettingsFile.peek(SettingsFile.in(home)).density()).isEqualTo("compact");
        app = RealWindow.open(home, recording);
        app.awaitPlace(WindowModel.Place.EXECUTION);
        await("closer rows from the start", () -> app.scene().lookup("#operation-tree") != null);
        assertThat(treeRow()).isLessThan(normal);

        Fx.run(() -> app.window().density(Density.NORMAL));
        Fx.pulse();
        assertThat(treeRow()).isEqualTo(normal);
    }

    @Test
    void panesTimelinesAndSourcesAreSetByTheMouseAndSetBack() {
        app.robot().clickOn("#preferences-pane-console");
        await("no console", () -> !app.model().panes().isShown(Pane.CONSOLE));
        app.robot().clickOn("#preferences-squeeze");
        await("rows that share the height", () -> settings().timeline().squeeze());
        boolean[] squeezed = new boolean[1];
        Fx.run(() -> app.window()
                .timeline(view -> squeezed[0] = view.squeezeProperty().get()));
        assertThat(squeezed[0]).as("the timeline that is open").isTrue();

        Fx.run(() -> ((TextInputControl) node("#preferences-command")).setText("subl \"{file"));
        await("why not", () -> node("#preferences-command-problem").isVisible());
        assertThat(settings().editor().command()).as("what is malformed").isEqualTo("");
        Fx.run(() -> ((TextInputControl) node("#preferences-command")).setText("subl {file}:{line}"));
        await("nothing wrong", () -> !node("#preferences-command-problem").isVisible());
        assertThat(settings().editor().command()).isEqualTo("subl {file}:{line}");

        app.robot().clickOn("#preferences-reset");
        await(
                "what is at first",
                () -> app.model().panes().isShown(Pane.CONSOLE)
                        && !settings().timeline().squeeze()
                        && settings().editor().equals(Settings.Editor.DEFAULT)
                        && settings().editor().choice().equals(EditorChoice.AUTO.id()));
        assertThat(Fx.get(() -> ((TextInputControl) node("#preferences-command")).getText()))
                .as("what the dialog shows")
                .isEmpty();
    }

    private static String value(String path, Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile()).at(path).asText();
        } catch (IOException e) {
            return "";
        }
    }

    private boolean isDark() {
        return app.scene().getStylesheets().stream().anyMatch(sheet -> sheet.endsWith("dark.css"));
    }

    @Test
    void whatAnEditorWritesToTheFileCountsAtOnceAndIsKeptAndABrokenFileIsTold() throws IOException {
        Path file = SettingsFile.in(home);
        double normal = treeRow();
        Path fresh = Files.writeString(
                home.resolve("fresh"),
                "{\"theme\": \"dark\", \"timeline\": {\"squeeze\": true}, \"hiddenPanes\": [\"console\"],"
                        + " \"editor\": {\"choice\": \"from-the-future\"}, \"mine\": 7}");
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        await("dark colours", this::isDark);
        await(
                "what the dialog shows",
                () -> ((ComboBoxBase<?>) node("#preferences-theme")).getValue() == Theme.DARK
                        && ((CheckBox) node("#preferences-squeeze")).isSelected()
                        && !((CheckBox) node("#preferences-pane-console")).isSelected());
        assertThat(Fx.get(() -> app.model().panes().isShown(Pane.CONSOLE))).isFalse();

        app.press(KeyCode.TAB);
        await("the focus on the density", () -> node("#preferences-density").isFocused());
        app.press(KeyCode.DOWN);
        await("the choice in the file", () -> value("/density", file).equals("compact"));
        assertThat(value("/theme", file)).isEqualTo("dark");
        assertThat(value("/mine", file)).isEqualTo("7");
        assertThat(value("/hiddenPanes/0", file)).isEqualTo("console");
        assertThat(value("/editor/choice", file)).isEqualTo("from-the-future");
        assertThat(treeRow()).isLessThan(normal);

        String broken = "{\n  \"theme\" \"light\"\n}";
        Files.writeString(file, broken);
        app.awaitText(file.toString(), "syntax error at line 2");
        assertThat(Fx.get(() -> node("#preferences-density").isFocused())).isTrue();
        assertThat(Fx.get(this::isDark)).isTrue();
        assertThat(file).hasContent(broken);

        app.press(KeyCode.UP);
        app.awaitText("kept as settings.json.broken-");
        await("the choice in the file", () -> value("/density", file).equals("normal"));
        assertThat(value("/theme", file)).isEqualTo("dark");
        assertThat(value("/mine", file)).isEqualTo("7");
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.filter(each -> each.toString().contains(".broken-")))
                    .singleElement()
                    .satisfies(aside -> assertThat(aside).hasContent(broken));
        }
    }

    @Test
    void howTimePassesInNewRunsIsChosenAndTheLaunchPageBeginsWithIt() {
        Assumptions.assumeTrue(
                SampleJar.find().isPresent(), "the sample's jar is not built: run the build to its package phase");
        assertThat(Fx.get(() -> app.model().launch().timeModeProperty().get())).isEqualTo(TimeMode.SKIP);
        Fx.run(() -> node("#preferences-time-mode").requestFocus());
        app.press(KeyCode.DOWN);
        await(
                "real time",
                () -> settings().firstTimeMode().equals(TimeMode.REAL)
                        && app.model().launch().timeModeProperty().get().equals(TimeMode.REAL));
        app.press(KeyCode.ESCAPE);
        await("no dialog", () -> dialog() == null);
        app.openByKey(SampleJar.find().orElseThrow());
        app.awaitPlace(WindowModel.Place.LAUNCH);
        await(
                "the handler",
                () -> app.scene().lookup("#time-mode") instanceof MenuButton modes
                        && modes.getText().equals(TimeModes.title(TimeMode.REAL)));
        assertThat(Fx.get(() -> app.model().launch().handlerProperty().get())).isNotNull();
    }

    @Test
    void aDirectoryThatIsNoJdkIsRefusedAndOneThatIsIsTakenAndRemoved() throws IOException {
        Path none = Files.createDirectories(home.resolve("none"));
        Fx.run(() -> node("#preferences-jdk-add").requestFocus());
        app.dialogs().answer(none);
        app.press(KeyCode.SPACE);
        await("why not", () -> node("#preferences-jdk-problem").isVisible());
        assertThat(settings().jdks()).isEmpty();

        Path jdk = Path.of(System.getProperty("java.home"));
        app.dialogs().answer(jdk);
        app.press(KeyCode.SPACE);
        await(
                "the JDK",
                () -> settings().jdks().contains(jdk.toString())
                        && !node("#preferences-jdk-problem").isVisible());
        Fx.run(() -> {
            node("#preferences-jdks").requestFocus();
            ((ListView<?>) node("#preferences-jdks")).getSelectionModel().selectFirst();
        });
        app.press(KeyCode.DELETE);
        await("no JDK", () -> settings().jdks().isEmpty());
    }
}
