package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.HandlerJar;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be opened or run is said in words, and the execution that is open stays open and can be run again. */
@Tag("slow")
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private RealWindow app;
    private ExecutionArn open;
    private Path home;

    @BeforeAll
    void anExecutionIsOpen(@TempDir Path directory) throws Exception {
        Fx.start();
        home = directory;
        Path good = HandlerJar.make(
                home.resolve("good.jar"), Map.of("Good", HandlerJar.succeeding("Good", "\"done\"")), Map.of());
        app = RealWindow.open(home, good);
        app.awaitPlace(WindowModel.Place.LAUNCH);
        app.robot().clickOn("#kind-durable");
        app.press(KeyCode.SHIFT, KeyCode.F10);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        open = app.model().session().arn();
    }

    @AfterEach
    void nothingIsLost() {
        assertThat(Fx.get(() -> app.model().session().arn().function())).isEqualTo("Good");
        while (!app.robot().lookup(".notification .button").queryAll().isEmpty()) {
            app.robot().clickOn(".notification .button");
            Fx.pulse();
        }
        Fx.run(() -> app.model().openExecution(open));
        app.await(
                "running again",
                () -> app.window()
                        .commands()
                        .get(WindowCommands.AGAIN)
                        .enabled()
                        .get());
        app.awaitText("Succeeded");
    }

    @AfterAll
    void close() {
        app.close();
    }

    private void stays() {
        assertThat(Fx.get(() -> app.model().placeProperty().get())).isEqualTo(WindowModel.Place.EXECUTION);
        assertThat(Fx.get(() -> app.model().session().arn())).isEqualTo(open);
    }

    @Test
    void aFileThatDoesNotExist() {
        Path missing = home.resolve("missing.jar");
        app.openByKey(missing);

        app.awaitText("No such file: " + missing, "is the jar built?");
        stays();
    }

    @Test
    void aTextFileNamedJar() throws IOException {
        Path text = Files.writeString(home.resolve("notes.jar"), "not a jar at all");
        app.openByKey(text);

        app.awaitText(text + " is not a jar or zip, whatever its name says", "Open the jar that the build makes");
        stays();
    }

    @Test
    void anEmptyFile() throws IOException {
        Path empty = Files.createFile(home.resolve("empty.jar"));
        app.openByKey(empty);

        app.awaitText(empty + " is empty. Build or copy it again.");
        stays();
    }

    @Test
    void aJarWithNothingInIt() throws IOException {
        Path jar = home.resolve("nothing.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("META-INF/"));
        }
        app.openByKey(jar);

        app.awaitText(jar + " holds no handler");
        stays();
    }

    @Test
    void aJarWithoutAHandler() throws IOException {
        Path jar = HandlerJar.make(home.resolve("tool.jar"), Map.of("Tool", "public class Tool {}"), Map.of());
        app.openByKey(jar);

        app.awaitText(jar + " holds no handler", "implements RequestStreamHandler or RequestHandler");
        stays();
    }

    @Test
    void aDirectoryWithoutClasses() throws IOException {
        Path directory = Files.createDirectories(home.resolve("documents"));
        app.drop(directory);

        app.awaitText(directory + " holds no jar", "a directory of classes");
        stays();
    }

    @Test
    void twoFilesAtOnce() throws IOException {
        Path one = Files.createFile(home.resolve("one.jar"));
        Path two = Files.createFile(home.resolve("two.jar"));
        app.drop(one, two);

        app.awaitText("2 files were dropped (one.jar, two.jar), and none of them is opened: drop the one to open.");
        stays();
    }

    @Test
    void classFilesTooNewForEveryJdk() throws IOException {
        app.openByKey(HandlerJar.makeTooNew(home.resolve("future.jar"), "Future"));

        app.awaitText("The handler's class files need Java 156", "Install a JDK 156 or later");
        app.awaitText("No JDK of this machine can run it.");
        assertThat(Fx.get(() -> app.window()
                        .commands()
                        .get(WindowCommands.RUN)
                        .enabled()
                        .get()))
                .isFalse();
    }

    @Test
    void aPlainHandlerThatThrowsAtConstruction() throws IOException {
        open(throwing("Unborn"));
        app.press(KeyCode.SHIFT, KeyCode.F10);

        app.awaitText("Failed");
        app.awaitText("java.lang.IllegalStateException");
        app.awaitText("no database here");
    }

    @Test
    void aDurableHandlerThatThrowsAtConstruction() throws IOException {
        open(throwing("Stillborn"));
        app.robot().clickOn("#kind-durable");
        app.press(KeyCode.SHIFT, KeyCode.F10);

        app.await("its execution", () -> app.model().session().arn().function().equals("Stillborn"));
        app.awaitText("Held: the last 5 invocations failed", "IllegalStateException");
        Fx.run(() -> app.model().open().stop());
        app.awaitStatus(ExecutionStatus.STOPPED);
        Fx.run(() -> app.model().openExecution(open));
    }

    private Path throwing(String name) throws IOException {
        String source = HandlerJar.handler(
                name, "if (true) throw new IllegalStateException(\"no database here\");", "return \"{}\";");
        return HandlerJar.make(home.resolve(name + ".jar"), Map.of(name, source), Map.of());
    }

    private void open(Path jar) {
        app.openByKey(jar);
        app.await("the launch page of " + jar, () -> {
            var contents = app.model().launch().contentsProperty().get();
            return app.model().placeProperty().get() == WindowModel.Place.LAUNCH
                    && contents != null
                    && contents.file().equals(jar);
        });
    }
}
