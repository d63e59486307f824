package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.diagnostics.Support;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Told;
import dev.durascope.app.testing.Fx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What the user should know about the last run, and of what it left, is told when the window opens. */
@Timeout(60)
class ToldAtTheStartTest {
    @TempDir
    Path home;

    private PictureScenes scenes;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void scenes() {
        scenes = new PictureScenes(home);
    }

    @AfterEach
    void close() {
        scenes.close();
    }

    private void awaitTold(String... words) {
        Fx.await(
                "the notification " + String.join(" … ", words),
                () -> scenes.window().scene().getRoot().lookupAll(".notification .label").stream()
                        .anyMatch(node -> node instanceof Label label
                                && label.getText() != null
                                && java.util.Arrays.stream(words).allMatch(label.getText()::contains)));
    }

    private void press(String title) {
        Fx.run(() -> scenes.window().scene().getRoot().lookupAll(".notification .button").stream()
                .filter(node -> node instanceof Button button && title.equals(button.getText()))
                .findFirst()
                .map(Button.class::cast)
                .orElseThrow()
                .fire());
    }

    @Test
    void whatCrashedLastTimeIsOfferedReadCopiedAndDiscarded() {
        scenes.open();
        Support support = scenes.window().model().services().support();
        watch(support, () -> {});
        Node focused = Fx.get(() -> scenes.window().scene().getFocusOwner());
        for (String act : List.of("Show", "Copy", "Discard")) {
            support.crashes().keep("Durascope failed: " + act, "Thread: painter");
            Fx.run(() -> SupportCommands.offer(scenes.window().model(), scenes.stage()));
            awaitTold("The last run ended badly. Durascope failed: " + act + ".");
            assertThat(Fx.get(() -> scenes.window().scene().getFocusOwner()))
                    .as("what has the focus")
                    .isSameAs(focused);
            press(act);
        }
        Fx.await("the report", () -> DialogWalkTest.dialog() != null);
        Fx.run(() -> {
            TextArea text = (TextArea) DialogWalkTest.dialog().lookup(".text-area");
            assertThat(text.getText()).contains("Durascope failed: Show", "Thread: painter");
            assertThat(text.isWrapText()).as("long lines are wrapped").isTrue();
            DialogWalkTest.dialog().getWindow().hide();
        });
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).contains("Durascope failed: Copy");
        Fx.await("two of three left", () -> support.crashes().kept().size() == 2);
        Fx.run(() -> SupportCommands.offer(scenes.window().model(), scenes.stage()));
        Fx.await("nothing under way", () -> scenes.window().isIdle());
        assertThat(told()).as("offered once").isEmpty();
    }

    @Test
    void whatNobodyCaughtIsToldWhileTheWindowGoesOn() {
        scenes.open();
        watch(scenes.window().model().services().support(), () -> {
            Thread.ofPlatform().name("worker").start(() -> {
                throw new IllegalStateException("nobody caught me");
            });
            awaitTold("Durascope has a bug: java.lang.IllegalStateException: nobody caught me. What runs goes on;");
        });
    }

    private static void watch(Support support, Runnable meanwhile) {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        try {
            support.watch();
            meanwhile.run();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
            // Its file goes with this test's directory.
            Logger log = Logger.getLogger("");
            Stream.of(log.getHandlers())
                    .filter(handler -> handler.getClass().getSimpleName().equals("LogFile"))
                    .forEach(log::removeHandler);
        }
    }

    @Test
    void diagnosticsAreCopiedWithTheStateOfTheWindowAndShown() {
        WindowState.RUNNING.enter(scenes);
        Fx.run(() -> scenes.window().commands().get(SupportCommands.DIAGNOSTICS).run());
        awaitTold("The diagnostics are copied, without secrets");
        String copied = Fx.get(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied)
                .contains("Page: EXECUTION", "Execution shown: of this machine", "JavaFX: 26", "Screens: 1000 x 1000")
                .doesNotContain("order-4711");
        press("Show");
        Fx.await("the page", () -> DialogWalkTest.dialog() != null);
        Fx.run(() -> {
            assertThat(((TextArea) DialogWalkTest.dialog().lookup(".text-area")).getText())
                    .isEqualTo(copied);
            DialogWalkTest.dialog().getWindow().hide();
        });
    }

    @Test
    void whatWasToldIsReadAgain() {
        scenes.open();
        Fx.run(() -> {
            scenes.window().model().notices().tell(Notice.problem("first"));
            for (int i = 0; i < 5; i++) {
                scenes.window().model().notices().tell(Notice.success("something " + i));
            }
        });
        Fx.pulse();
        assertThat(told()).as("what needs the user stays").contains("first").hasSizeLessThan(4);
        FxRobot robot = new FxRobot();
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N).release(KeyCode.N, KeyCode.SHIFT, KeyCode.CONTROL);
        Fx.await("the list", () -> DialogWalkTest.dialog() != null);
        Fx.run(() -> {
            ListView<?> list = (ListView<?>) DialogWalkTest.dialog().lookup("#notification-list");
            assertThat(list.isFocused()).isTrue();
            assertThat(list.getItems())
                    .extracting(each -> ((Told) each).notice().text())
                    .startsWith("something 4")
                    .endsWith("first");
        });
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        Fx.await(
                "the copy",
                () -> "something 3".equals(Clipboard.getSystemClipboard().getString()));
        Fx.run(() -> DialogWalkTest.dialog().getWindow().hide());
    }

    private List<String> told() {
        return Fx.get(() -> scenes.window().scene().getRoot().lookupAll(".notification-words > .label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    @Test
    void settingsWithASyntaxErrorAreKeptAsideAndTheWindowOpensWithTheDefaults() throws Exception {
        Files.writeString(home.resolve("settings.json"), "{\"theme\": \"dark\",\n \"sidebar\": no}");
        scenes.open();
        awaitTold("settings.json has a syntax error at line 2", "default settings", "settings.json.broken-");
        assertThat(scenes.window().model().services().settings().get().theme()).isEqualTo("system");
    }
}
