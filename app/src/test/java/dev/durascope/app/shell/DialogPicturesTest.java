package dev.durascope.app.shell;

import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.KeptPicture;
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
    @TempDir
    Path home;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @Test
    void theExportOfATestIsDrawn() {
        draw("export-test", scenes -> TestExportScene.show(scenes, "target/orders"));
    }

    @Test
    void thePlanOfAForkIsDrawn() {
        draw("fork-plan", scenes -> ForkScene.plan(scenes, "{\"paid\": false}"));
    }

    @Test
    void theOperationToRunToIsAskedFor() {
        draw("run-to", DialogWalkTest::askRunTo);
    }

    @Test
    void aForkBesideItsOriginalIsDrawn() {
        draw("comparison", ForkScene::compare);
    }

    @Test
    void theDialogThatAttachesIsDrawn() {
        draw(
                "attach",
                scenes -> scenes.window().commands().get(CloudCommands.ATTACH).run());
    }

    @Test
    void whatAnIdeIsToldIsDrawn() {
        draw("ide-setup", scenes -> IdeScene.ask(scenes, Path.of("/home/me")));
    }

    @Test
    void theNotificationsAreDrawn() {
        draw("notifications", SupportScene::notifications);
    }

    @Test
    void aCrashReportIsDrawn() {
        draw("crash-report", SupportScene::crash);
    }

    @Test
    void thePreferencesAreDrawn() {
        draw("preferences", scenes -> scenes.window().preferences());
    }

    @Test
    void theSheetOfKeysIsDrawn() {
        draw("keys", scenes -> scenes.window().keys());
    }

    private void draw(String name, Consumer<PictureScenes> asked) {
        try (PictureScenes scenes = new PictureScenes(home)) {
            WindowState.FIRST_START.enter(scenes);
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
                KeptPicture.keep(name + "-" + theme.id(), Fx.get(() -> scene.snapshot(null)));
                Fx.run(() -> scene.getWindow().hide());
            }
        }
        Fx.check();
    }
}
