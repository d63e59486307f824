package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void settingsWithASyntaxErrorAreKeptAsideAndTheWindowOpensWithTheDefaults() throws Exception {
        Files.writeString(home.resolve("settings.json"), "{\"theme\": \"dark\",\n \"sidebar\": no}");
        scenes.open();
        awaitTold("settings.json has a syntax error at line 2", "default settings", "settings.json.broken-");
        assertThat(scenes.window().model().services().settings().get().theme()).isEqualTo("system");
    }
}
