package dev.durascope.app.shell;

import dev.durascope.app.ide.IdeFiles;
import dev.durascope.app.ide.IdeSetup;
import dev.durascope.app.ide.PlannedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The dialog about what IDEs are told of a project. */
final class IdeScene {
    private IdeScene() {}

    /** Shows it, for a user's project that has nothing yet, and waits until it is closed. */
    static void ask(PictureScenes scenes, Path user) {
        Path project = user.resolve("shop");
        IdeSetup setup = new IdeSetup(project, project, List.of("OrderProcessor"), 5005, "durascope");
        try {
            List<PlannedFile> files = new ArrayList<>(setup.vsCode());
            files.addAll(setup.intelliJ(
                    List.of(user.resolve(".config/JetBrains/IntelliJIdea2026.2")), "/opt/durascope/bin/durascope"));
            IdeFilesDialog.ask(
                    scenes.stage(),
                    "Set Up IDE",
                    "Tasks, external tools and run configurations",
                    new IdeFiles(project, files),
                    () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
