package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Png;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of dialogs for the guide, in both themes, over executions written by hand. */
@Timeout(120)
class DialogPicturesTest {
    private static final Path KEPT = Path.of("../docs/images").toAbsolutePath().normalize();

    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @Test
    void theExportOfATestIsDrawn() {
        draw("export-test", scenes -> TestExportScene.show(scenes, "/home/me/orders"));
    }

    @Test
    void thePlanOfAForkIsDrawn() {
        draw("fork-plan", scenes -> ForkScene.plan(scenes, "{\"paid\": false}"));
    }

    @Test
    void aForkBesideItsOriginalIsDrawn() {
        draw("comparison", ForkScene::compare);
    }

    private void draw(String name, Consumer<PictureScenes> asked) {
        try (PictureScenes scenes = new PictureScenes(home)) {
            WindowState.WELCOME.enter(scenes);
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                Fx.run(() -> scenes.window().theme(theme));
                Platform.runLater(() -> asked.accept(scenes));
                Fx.await("the dialog", () -> DialogWalkTest.dialog() != null);
                Scene scene = Fx.get(DialogWalkTest::dialog);
                // A caret would blink.
                Fx.run(() -> scene.getRoot().requestFocus());
                Fx.await(
                        "the editor's text",
                        () -> scene.getRoot().lookupAll(".json-area").stream()
                                .allMatch(area -> area.lookup(".paragraph-text") != null));
                Fx.pulse();
                Fx.pulse();
                Path file = KEPT.resolve(name + "-" + theme.id() + ".png");
                Png.write(Fx.get(() -> scene.snapshot(null)), file);
                assertThat(file).isNotEmptyFile();
                Fx.run(() -> scene.getWindow().hide());
            }
        }
        Fx.check();
    }
}
