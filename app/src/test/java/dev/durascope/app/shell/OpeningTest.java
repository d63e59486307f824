package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.instance.Entry;
import dev.durascope.app.instance.SingleWindow;
import dev.durascope.app.instance.WindowClaim;
import dev.durascope.app.session.Opening;
import dev.durascope.app.session.WantedHandler;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.HandlerJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the start of the window to the moment before Run: every way in, and what is said on the way. */
@Tag("slow")
@Timeout(120)
class OpeningTest {
    private static final String PING = """
            import com.amazonaws.services.lambda.runtime.*;
            import java.util.Map;
            public class Ping implements RequestHandler<Map<String, Object>, String> {
                @Override
                public String handleRequest(Map<String, Object> event, Context context) { return "pong"; }
            }
            """;

    @TempDir
    Path home;

    private RealWindow app;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @AfterEach
    void close() {
        app.close();
    }

    private Path jar(String name) throws IOException {
        return HandlerJar.make(
                home.resolve(name + ".jar"),
                Map.of("Ping", PING, "Echo", HandlerJar.handler("Echo", "", "return in;")),
                Map.of());
    }

    private void awaitOpen(Path file) {
        app.await("the launch page of " + file, () -> {
            var contents = app.model().launch().contentsProperty().get();
            return app.model().placeProperty().get() == WindowModel.Place.LAUNCH
                    && contents != null
                    && contents.file().equals(file);
        });
        app.awaitText(file.getFileName().toString());
    }

    @Test
    void aJarIsOpenedByTheMenuAndItsKey() throws IOException {
        Path one = jar("one");
        Path two = jar("two");
        app = RealWindow.open(home);
        app.awaitText("Watch AWS Lambda durable functions run");

        app.openByKey(one);
        awaitOpen(one);
        app.awaitText("Echo");
        app.awaitText("Ping");
        app.awaitText("Runs on JDK");

        app.dialogs().answer(two);
        app.robot().clickOn("#menu-file").clickOn("Open Jar…");
        awaitOpen(two);
    }

    @Test
    void thinkingBetterOfItInTheDialogChangesNothing() throws IOException {
        Path one = jar("one");
        app = RealWindow.open(home, one);
        awaitOpen(one);
        app.press(KeyCode.CONTROL, KeyCode.O);

        assertThat(app.model().launch().contentsProperty().get().file()).isEqualTo(one);
        assertThat(Fx.get(app::texts)).contains("one.jar");
    }

    @Test
    void aJarIsOpenedByDroppingIt() throws IOException {
        Path one = jar("one");
        app = RealWindow.open(home);

        app.drop(one);
        awaitOpen(one);
    }

    @Test
    void whatAnotherProcessIsAskedToOpenLandsHereWithItsHandlerAndDebugPort() throws Exception {
        Path one = jar("one");
        app = RealWindow.open(home);
        try (WindowClaim claim = ((Entry.Own) new SingleWindow(home).enter(Opening.WELCOME, false)).claim()) {
            Fx.run(() -> {
                app.window().listen(claim);
                ((Stage) app.scene().getWindow()).setIconified(true);
            });
            Opening asked = new Opening(List.of(one), null, null, new WantedHandler("Ping", 5105));
            assertThat(CompletableFuture.supplyAsync(() -> new SingleWindow(home).enter(asked, false))
                            .get(30, TimeUnit.SECONDS))
                    .isInstanceOf(Entry.Delivered.class);
            awaitOpen(one);
            app.await(
                    "Ping",
                    () -> app.model()
                            .launch()
                            .handlerProperty()
                            .get()
                            .simpleName()
                            .equals("Ping"));
            assertThat(Fx.get(() -> app.model()
                            .launch()
                            .settings()
                            .development()
                            .portProperty()
                            .get()))
                    .isEqualTo("5105");
            assertThat(Fx.get(() -> ((Stage) app.scene().getWindow()).isIconified()))
                    .isFalse();

            Opening wrong = new Opening(List.of(one), null, null, new WantedHandler("Gone", 0));
            Fx.run(() -> app.model().open(wrong));
            app.awaitText("one.jar holds no handler Gone: build it, or choose one of");
        }
    }

    @Test
    void aClassDirectoryIsOpenedWithItsClassPathByMenuAndDrop() throws IOException {
        Path classes = HandlerJar.compile(home.resolve("classes"), Map.of("Ping", PING));
        Files.createDirectories(classes.resolve("lib"));
        HandlerJar.make(classes.resolve("lib/tool.jar"), Map.of("Tool", "public class Tool {}"), Map.of());
        app = RealWindow.open(home);

        app.drop(classes);
        awaitOpen(classes);
        assertThat(app.model().launch().contentsProperty().get().code().toString())
                .contains(classes.resolve("lib/tool.jar").toString());

        Path other = HandlerJar.compile(home.resolve("other"), Map.of("Ping", PING));
        app.dialogs().answer(other);
        app.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.O);
        awaitOpen(other);
    }

    @Test
    void aLambdaZipWithItsLibrariesIsOpened() throws IOException {
        Path zip = home.resolve("function.zip");
        HandlerJar.make(zip, Map.of("Ping", PING), Map.of("lib/readme.txt", "nothing"));
        app = RealWindow.open(home, zip);

        awaitOpen(zip);
        app.awaitText("Ping");
    }

    @Test
    void ofSeveralFilesTheFirstIsOpenedAndTheOthersAreRecent() throws IOException {
        Path one = jar("one");
        Path two = jar("two");
        app = RealWindow.open(home, one, two);

        awaitOpen(one);
        app.awaitText("two.jar stands under Open Recent");
        app.await("the recent files", () -> app.model().recent().files().containsAll(List.of(one, two)));
    }

    @Test
    void whatCannotBeOpenedIsSaidOnTheWelcomePageItself() throws IOException {
        Path missing = home.resolve("missing.jar");
        app = RealWindow.open(home, missing);

        app.awaitText("No such file: " + missing);
        assertThat(app.robot().lookup(".notification").queryAll()).isEmpty();
        assertThat(app.model().placeProperty().get()).isEqualTo(WindowModel.Place.WELCOME);
    }

    @Test
    void inputIsCheckedWhileItIsTyped() throws IOException {
        app = RealWindow.open(home, jar("one"));
        awaitOpen(home.resolve("one.jar"));
        app.press(KeyCode.CONTROL, KeyCode.A);
        app.robot().write("{\n\"a\": 1,5}");

        app.awaitText("Line 2, column 8: a key in double quotes expected");
        assertThat(runnable()).isFalse();
        assertThat(Fx.get(() -> app.robot().lookup("#launch-run").query().isDisabled()))
                .isTrue();

        app.press(KeyCode.BACK_SPACE);
        app.press(KeyCode.BACK_SPACE);
        app.press(KeyCode.BACK_SPACE);
        app.robot().write("5}");
        app.await("input that is JSON", this::runnable);
        assertThat(Fx.get(app::texts)).noneMatch(text -> text.contains("Line 2, column"));
        assertThat(Fx.get(() -> app.robot().lookup("#launch-run").query().isDisabled()))
                .isFalse();
    }

    private boolean runnable() {
        return app.window().commands().get(WindowCommands.RUN).enabled().get();
    }

    @Test
    void aJdkIsChosenFromThoseThatWereFoundOrByItsDirectory() throws IOException {
        app = RealWindow.open(home, jar("one"));
        awaitOpen(home.resolve("one.jar"));
        app.robot().clickOn("#launch-options .title");
        ComboBox<?> choice = app.robot().lookup("#jdk").queryComboBox();
        assertThat(Fx.get(() -> choice.getItems().getFirst().toString())).contains("Automatic: JDK ");
        assertThat(Fx.get(() -> choice.getItems().size())).isGreaterThan(1);

        app.dialogs().answer(home);
        app.robot().clickOn("#jdk-other");
        app.awaitText(home + " holds no JDK");

        app.dialogs().answer(Path.of(System.getProperty("java.home")));
        app.robot().clickOn("#jdk-other");
        app.awaitText("Runs on JDK " + System.getProperty("java.version"));
        assertThat(Fx.get(app::texts)).noneMatch(text -> text.contains("holds no JDK"));
    }

    @Test
    void theSidebarKeepsItsWidthWhateverTheWindowsIs() throws IOException {
        app = RealWindow.open(home);
        assertThat(sidebarAt(1500)).isBetween(238.0, 242.0);
        assertThat(sidebarAt(960)).isBetween(238.0, 242.0);

        app.press(KeyCode.ALT, KeyCode.DIGIT1);
        assertThat(app.robot().lookup(".sidebar").queryAll()).isEmpty();
        app.press(KeyCode.ALT, KeyCode.DIGIT1);
        assertThat(sidebarAt(1200)).isBetween(238.0, 242.0);
    }

    private double sidebarAt(double width) {
        Fx.run(() -> app.scene().getWindow().setWidth(width));
        app.await("the width", () -> app.scene().getWidth() == width);
        Fx.pulse();
        Fx.pulse();
        return Fx.get(() -> ((Region) app.scene().lookup(".sidebar")).getWidth());
    }

    @Test
    void theThemeIsChangedByTheMenuAndKept() throws IOException {
        app = RealWindow.open(home);
        Fx.run(() -> app.window().theme(Theme.LIGHT));
        assertThat(brightness()).isGreaterThan(0.8);
        // Over the first of the choices: the straight way to the second leads over the menu's next item, which closes
        // them.
        app.robot().clickOn("#menu-view").clickOn("Theme").moveTo("Light").clickOn("Dark");
        Fx.pulse();
        assertThat(brightness()).isLessThan(0.2);

        app.close();
        app = RealWindow.open(home);
        assertThat(brightness()).isLessThan(0.2);
    }

    private double brightness() {
        return Fx.get(() -> {
            Color corner = app.scene().snapshot(null).getPixelReader().getColor(500, 600);
            return corner.getBrightness();
        });
    }
}
