package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.Opening;
import dev.durascope.app.session.Position;
import dev.durascope.app.testing.ExecutionFiles;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.HandlerJar;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Png;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.recording.RecordingReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Executions in files: opened in every way, looked at in every pane, saved, closed, and never acted on. */
@Tag("slow")
@Timeout(120)
class RecordingJourneyTest {
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

    private Path recording(String name) throws IOException {
        return ExecutionFiles.recording(home.resolve(name + ".durascope"), ExecutionFiles.order(name));
    }

    private Path waiting(String name) throws IOException {
        return ExecutionFiles.recording(home.resolve(name + ".durascope"), ExecutionFiles.waitingOrder(name));
    }

    private Path history(String name) throws IOException {
        return ExecutionFiles.history(home.resolve(name + ".json"), ExecutionFiles.order(name));
    }

    private void awaitOpen(Path file) {
        app.await("the execution in " + file, () -> {
            var session = app.model().session();
            return session != null
                    && session.file() != null
                    && session.file().file().equals(file)
                    && session.factsProperty().get() != null
                    && app.model().placeProperty().get() == WindowModel.Place.EXECUTION;
        });
    }

    private boolean isEnabled(String command) {
        return Fx.get(() -> app.window().commands().get(command).enabled().get());
    }

    private int opened() {
        return Fx.get(() -> app.model().recordings().rows().size());
    }

    @Test
    void aRecordingIsOpenedByMouseAndEveryPaneShowsItUntilItIsClosed() throws IOException {
        Path file = recording("order-1");
        app = RealWindow.open(home);

        app.dialogs().answer(file);
        app.robot().clickOn("#menu-file").clickOn("Open History…");
        awaitOpen(file);

        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        app.awaitText("validate-order");
        app.awaitText("order-1.durascope");
        app.awaitText("Opened files");
        app.click("#tab-console");
        app.awaitText("validating order-1");
        app.click("#tab-invocations");
        app.awaitText("Started");
        app.click("#tab-history");
        app.awaitText("WaitSucceeded");
        assertThat(Fx.get(() -> app.model().session().cursor().modeProperty().get()))
                .isEqualTo(Cursor.Mode.STATIC);
        for (String command : List.of(
                WindowCommands.STOP,
                WindowCommands.AGAIN,
                WindowCommands.RESUME,
                WindowCommands.SKIP_ALL,
                WindowCommands.FIRE,
                WindowCommands.REAL,
                WindowCommands.ANSWER,
                DebugCommands.PAUSE,
                DebugCommands.TOGGLE,
                DebugCommands.MUTE)) {
            assertThat(isEnabled(command)).as(command).isFalse();
        }
        assertThat(Fx.get(() -> app.model().relaunch().obstacleProperty().get()))
                .startsWith("It was opened from a file and can be looked at only");
        assertThat(app.engine().executions().executions()).isEmpty();

        app.robot().clickOn("#menu-file").clickOn("Close Opened File");
        app.awaitPlace(WindowModel.Place.WELCOME);
        assertThat(opened()).isZero();
        assertThat(file).exists();
        app.awaitText("order-1.durascope"); // among the recent files
    }

    @Test
    void aHistoryIsOpenedTravelledSearchedCopiedSavedAndOpenedAgainByKeyboard() throws IOException {
        Path file = history("order-1");
        app = RealWindow.open(home);

        app.dialogs().answer(file);
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        awaitOpen(file);
        app.press(KeyCode.CONTROL, KeyCode.OPEN_BRACKET);
        app.press(KeyCode.CONTROL, KeyCode.OPEN_BRACKET);
        app.awaitText("You see the moment after event");
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        app.await(
                "the position",
                () -> "order-1@8".equals(Clipboard.getSystemClipboard().getString()));
        app.press(KeyCode.END);
        Path saved = home.resolve("saved.durascope");
        app.dialogs().answer(saved);
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        app.await("the recording", () -> Files.exists(saved));
        app.awaitText("Saved " + saved);
        app.dialogs().answer(home.resolve("again.json"));
        app.robot().clickOn("#menu-file").clickOn("Save History…");
        app.await("the history", () -> Files.exists(home.resolve("again.json")));
        assertThat(home.resolve("again.json")).hasContent(Files.readString(file));
        app.press(KeyCode.CONTROL, KeyCode.F);
        app.await("the search", () -> app.scene().lookup("#search-field").isFocused());
        app.press(KeyCode.ESCAPE);
        app.click("#tab-console");
        app.awaitText("AWS's history does not hold what a handler prints.");

        app.press(KeyCode.CONTROL, KeyCode.W);
        app.awaitPlace(WindowModel.Place.WELCOME);
        app.dialogs().answer(saved);
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        awaitOpen(saved);
        assertThat(new RecordingReader().read(saved, bytes -> {}).journal())
                .isEqualTo(new RecordingReader().read(file, bytes -> {}).journal());
    }

    @Test
    void filesOfAllKindsAreDroppedTogetherAndTheFirstIsShown() throws IOException {
        Path jar = HandlerJar.make(
                home.resolve("one.jar"), Map.of("Echo", HandlerJar.handler("Echo", "", "return in;")), Map.of());
        Path one = recording("order-1");
        Path two = Files.move(history("order-2"), home.resolve("order-2.txt"));
        app = RealWindow.open(home);

        app.drop(two, jar, one);

        awaitOpen(two);
        app.await(
                "all three",
                () -> app.model().contents() != null
                        && app.model().recordings().rows().size() == 2);
        app.awaitText("order-1 of order-1.durascope stands among the opened files.");
        app.awaitText("one.jar");
        awaitOpen(two);
    }

    @Test
    void filesAndAMomentAreOpenedFromTheCommandLine() throws IOException {
        Path one = history("order-1");
        Path two = recording("order-2");
        app = RealWindow.open(home);

        Fx.run(() -> app.window().show(new Opening(List.of(one, two), new Position("order-2", 3))));

        app.await("event 3 of order-2", () -> {
            var session = app.model().session();
            return session != null
                    && session.arn().name().equals("order-2")
                    && session.cursor().eventId() == 3;
        });
        app.awaitText("You see the moment after event 3, StepSucceeded of validate-order.");

        Fx.run(() -> app.model().travel().back());
        Fx.run(() -> app.model().travel().back());
        awaitOpen(one);
        Fx.run(() -> app.model().travel().forward());
        awaitOpen(two);
    }

    @Test
    void nobodyCanAnswerForWhatWaitsInAFile() throws IOException {
        Path file = waiting("order-1");
        app = RealWindow.open(home, file);
        awaitOpen(file);

        app.awaitText("Callbacks (1)");
        app.click("#tab-callbacks");
        app.await("the card", () -> app.scene().lookup("#answer") != null);
        assertThat(Fx.get(() -> app.scene().lookup("#answer").isDisabled())).isTrue();
        assertThat(Fx.get(() -> app.scene().lookup(".row-action") == null
                        || !app.scene().lookup(".row-action").isVisible()))
                .isTrue();
        app.awaitText("nobody can answer it in a file");
        Fx.run(() -> app.window().goTo(Pane.BREAKPOINTS));
        app.awaitText("Breakpoints stop executions that run here.");
        assertThat(isEnabled(WindowCommands.ANSWER)).isFalse();
        assertThat(isEnabled(WindowCommands.STOP)).isFalse();
    }

    @Test
    void theOpenedFilesAreGoneThroughAndClosedInTheirList() throws IOException {
        Path one = recording("order-1");
        Path two = recording("order-2");
        app = RealWindow.open(home, one, two);
        awaitOpen(one);
        app.await("both", () -> app.model().recordings().rows().size() == 2);

        Fx.run(() -> app.scene().lookup("#recordings").requestFocus());
        app.press(KeyCode.HOME);
        app.press(KeyCode.ENTER);
        awaitOpen(two);
        Fx.run(() -> app.scene().lookup("#recordings").requestFocus());
        app.press(KeyCode.DELETE);
        app.awaitPlace(WindowModel.Place.WELCOME);
        ListView<?> list = Fx.get(() -> (ListView<?>) app.scene().lookup("#recordings"));
        assertThat(Fx.get(() -> list.getItems().size())).isOne();
        app.robot().clickOn("order-1");
        awaitOpen(one);
    }

    @Test
    void badFilesAreAnsweredInPlaceAndOneThatIsGoneIsMarkedAmongTheRecentOnes() throws IOException {
        Path bad = Files.writeString(home.resolve("bad.json"), "{\"Records\": []}");
        Path gone = recording("gone");
        app = RealWindow.open(home, bad);
        app.awaitText("bad.json is JSON, but no history: it has no Events. Give what 'aws lambda");

        Fx.run(() -> app.model().openFile(gone));
        awaitOpen(gone);
        app.await("a recent file", () -> app.model().recent().files().contains(gone));
        app.press(KeyCode.CONTROL, KeyCode.W);
        app.awaitPlace(WindowModel.Place.WELCOME);
        Files.delete(gone);
        Fx.run(() -> app.model().openFile(gone));
        app.awaitText("There is no file " + gone + " any more: open it where it is now.");
        app.await(
                "that it is missing",
                () -> app.model().recent().entries().stream()
                        .anyMatch(entry -> entry.name().equals("gone.durascope") && entry.missing()));
    }

    @Test
    void aFileThatBreaksOffIsShownWithANoticeOfWhatIsMissing() throws IOException {
        byte[] whole = Files.readAllBytes(history("order-1"));
        Path cut = Files.write(home.resolve("cut.json"), Arrays.copyOf(whole, whole.length / 2));
        app = RealWindow.open(home, cut);

        awaitOpen(cut);
        app.awaitText("cut.json: It breaks off in line ", "what comes after event ");
    }

    @Test
    void aLargeFileTellsHowFarItIsReadAndCanBeCancelled() throws IOException {
        Path file = home.resolve("large.json");
        String payload = "x".repeat(100_000);
        Journals order = new Journals(Journals.arn("orders", "large")).started("{}");
        Random random = new Random(1);
        for (int i = 0; i < 600; i++) {
            order.step("s" + i, "step-" + i).stepSucceeded("s" + i, 1, payload + random.nextInt());
        }
        ExecutionFiles.history(file, order);
        app = RealWindow.open(home);
        Fx.run(() -> app.model().openFile(file));
        // Cancelled in the frame in which it is told, for a quick machine has soon read it all, often before there is a
        // bar.
        app.await("how far it is", () -> {
            boolean reading = app.model().recordings().progressProperty().get() > 0;
            if (reading) {
                app.window().commands().get(WindowCommands.CANCEL_READING).run();
            }
            return reading;
        });

        app.await("no bar", () -> !app.scene().lookup("#reading").isVisible());
        assertThat(opened()).isZero();
        assertThat(Fx.get(() -> app.model().placeProperty().get())).isEqualTo(WindowModel.Place.WELCOME);
    }

    @Test
    void itIsDrawnInBothThemesAndSizes() throws IOException {
        Path file = ExecutionFiles.recording(
                home.resolve("a-rather-long-name-of-a-recording-2026-11-21.durascope"),
                ExecutionFiles.waitingOrder("order-4711"));
        byte[] whole = Files.readString(history("order-4712")).getBytes(StandardCharsets.UTF_8);
        Path cut = Files.write(home.resolve("cut.json"), Arrays.copyOf(whole, whole.length * 3 / 4));
        app = RealWindow.open(home, cut, file);
        awaitOpen(cut);
        app.await("both", () -> app.model().recordings().rows().size() == 2);
        for (Path shown : List.of(cut, file)) {
            Fx.run(() -> app.model().openRecording(app.model().recordings().find(shown)));
            awaitOpen(shown);
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                for (int[] size : new int[][] {{960, 640}, {1280, 800}}) {
                    draw((shown == cut ? "cut-" : "recording-") + theme.id() + "-" + size[0], theme, size);
                }
            }
        }
    }

    @Test
    void whatCannotBeDoneWithAFileIsDrawnSo() throws IOException {
        app = RealWindow.open(home, waiting("order-4711"));
        app.awaitText("Callbacks (1)");
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (Pane pane : List.of(Pane.CALLBACKS, Pane.BREAKPOINTS)) {
                Fx.run(() -> app.window().goTo(pane));
                draw(pane.id() + "-" + theme.id() + "-960", theme, new int[] {960, 640});
            }
            Fx.run(() -> app.model().showWelcome());
            draw("welcome-" + theme.id() + "-960", theme, new int[] {960, 640});
            Fx.run(() ->
                    app.model().openRecording(app.model().recordings().rows().getFirst()));
        }
    }

    private void draw(String name, Theme theme, int[] size) throws IOException {
        Fx.run(() -> {
            app.window().theme(theme);
            app.scene().getWindow().setWidth(size[0]);
            app.scene().getWindow().setHeight(size[1]);
        });
        app.await(
                "the size",
                () -> app.scene().getWidth() == size[0] && app.scene().getHeight() == size[1]);
        Path picture = Path.of("target", "pictures", "opened-" + name + ".png").toAbsolutePath();
        Files.createDirectories(picture.getParent());
        Png.write(Fx.get(() -> app.scene().snapshot(null)), picture);
        assertThat(picture).isNotEmptyFile();
    }
}
