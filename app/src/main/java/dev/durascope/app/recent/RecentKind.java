package dev.durascope.app.recent;

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
    JAR("Jar", DurascopeIcons.JAR),
    ZIP("Lambda zip", DurascopeIcons.JAR),
    PROJECT("Project", DurascopeIcons.PROJECT),
    MODULE("Node.js module", DurascopeIcons.SOURCE),
    CLASSES("Directory", DurascopeIcons.PROJECT),
    RECORDING("Recording", DurascopeIcons.RECORDING),
    HISTORY("History", DurascopeIcons.HISTORY),
    FUNCTION("Function", DurascopeIcons.HANDLER),
    DEPLOYED("Deployed", DurascopeIcons.CLOUD);

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
