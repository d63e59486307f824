package dev.durascope.app.shell;

import dev.durascope.app.fixture.TestExportDialog;
import dev.durascope.app.fixture.TestExportModel;
import dev.durascope.app.launch.HandlerCode;
import dev.durascope.app.launch.JarReader;
import dev.durascope.app.testing.Inline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The dialog about a test that is to be exported, over an execution that is written by hand. */
final class TestExportScene {
    private TestExportScene() {}

    /** A test of a class that is there already. */
    static void show(PictureScenes scenes, Path home) {
        Path there = home.resolve("src/test/java/com/example/OrdersTest.java");
        try {
            Files.createDirectories(there.getParent());
            Files.writeString(there, "class OrdersTest {}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        show(scenes, home.toString());
    }

    /** A test in a project. */
    static void show(PictureScenes scenes, String project) {
        try {
            Files.createDirectories(Path.of(project));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        WindowServices services = scenes.window().model().services();
        JarReader jars = services.jars();
        TestExportModel model = new TestExportModel(
                ForkScene.session(ForkScene.original()),
                new HandlerCode(jars, name -> Optional.empty()),
                jars,
                services.settings(),
                new Inline(),
                files -> {});
        model.prepare(ForkScene.open(jars));
        model.handlerProperty().set("com.example.Orders");
        model.packageNameProperty().set("com.example");
        model.classNameProperty().set("OrdersTest");
        model.directoryProperty().set(project);
        new TestExportDialog(scenes.stage(), model, title -> Optional.empty()).show();
    }
}
