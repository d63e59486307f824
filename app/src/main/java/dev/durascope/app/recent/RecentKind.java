package dev.durascope.app.recent;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.recording.FileKind;
import dev.durascope.engine.recording.RecordingFormat;
import dev.durascope.icons.DurascopeIcons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What something that was opened is. */
public enum RecentKind {
    JAR(text("recent.kind.jar"), DurascopeIcons.JAR),
    ZIP(text("recent.kind.zip"), DurascopeIcons.JAR),
    PROJECT(text("recent.kind.project"), DurascopeIcons.PROJECT),
    MODULE(text("recent.kind.module"), DurascopeIcons.SOURCE),
    CLASSES(text("recent.kind.classes"), DurascopeIcons.PROJECT),
    RECORDING(text("recent.kind.recording"), DurascopeIcons.RECORDING),
    HISTORY(text("recent.kind.history"), DurascopeIcons.HISTORY),
    FUNCTION(text("recent.kind.function"), DurascopeIcons.HANDLER),
    DEPLOYED(text("recent.kind.deployed"), DurascopeIcons.CLOUD);

    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

    private final String title;
    private final DurascopeIcons icon;

    RecentKind(String title, DurascopeIcons icon) {
        this.title = title;
        this.icon = icon;
    }

    /** As it is told: {@code Jar}. */
    String title() {
        return title;
    }

    /** What stands before its name. */
    public DurascopeIcons icon() {
        return icon;
    }

    /** The kind of a file or directory: by what it holds, and where it is not there by its name. Slow. */
    static RecentKind of(Path file) {
        if (Files.isDirectory(file)) {
            return ofDirectory(file);
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!Files.exists(file)) {
            return named(name);
        }
        try {
            return switch (FileKind.of(file)) {
                case CODE -> named(name);
                case HISTORY -> HISTORY;
                case RECORDING, STORE, GZIP -> RECORDING;
            };
        } catch (IOException e) {
            return named(name);
        }
    }

    private static RecentKind ofDirectory(Path directory) {
        if (BUILD_FILES.stream().anyMatch(each -> Files.isRegularFile(directory.resolve(each)))) {
            return PROJECT;
        }
        return Files.isRegularFile(directory.resolve("package.json")) ? MODULE : CLASSES;
    }

    private static RecentKind named(String name) {
        if (name.endsWith(RecordingFormat.ENDING)) {
            return RECORDING;
        }
        if (name.endsWith(".json")) {
            return HISTORY;
        }
        if (name.endsWith(".jar")) {
            return JAR;
        }
        if (name.endsWith(".zip")) {
            return ZIP;
        }
        return name.endsWith("js") ? MODULE : CLASSES;
    }
}
