package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The system's own dialogs, over a window. */
final class SystemFileDialogs implements FileDialogs {
    private final Stage owner;

    SystemFileDialogs(Stage owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> jar(@Nullable Path startIn) {
        return open(
                text("shell.files.jar"),
                text("shell.files.jars"),
                List.of("*.jar", "*.zip", "*.yaml", "*.yml", "*.json", "*.template"),
                startIn);
    }

    @Override
    public Optional<Path> history(@Nullable Path startIn) {
        return open(
                text("shell.files.history"), text("shell.files.histories"), List.of("*.durascope", "*.json"), startIn);
    }

    private Optional<Path> open(String title, String kind, List<String> names, @Nullable Path startIn) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(kind, names),
                        new FileChooser.ExtensionFilter(text("shell.files.all"), "*.*"));
        chooser.setInitialDirectory(existing(startIn));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> directory(String title, @Nullable Path startIn) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(existing(startIn));
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> save(String title, String fileName, String kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(fileName);
        String ending = fileName.substring(fileName.lastIndexOf('.'));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*" + ending));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    /** The system refuses to begin where nothing is. */
    private static @Nullable File existing(@Nullable Path directory) {
        File file = directory == null ? null : directory.toFile();
        return file != null && file.isDirectory() ? file : null;
    }
}
