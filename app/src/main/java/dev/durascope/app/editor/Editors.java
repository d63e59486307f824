package dev.durascope.app.editor;

import static dev.durascope.app.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens files in the editor that the user has chosen. Slow; called in the background. */
public final class Editors {
    private final EditorFinder finder;
    private final ProgramStarter starter;

    /** Opens with what is found on a machine. */
    public Editors(EditorFinder finder, ProgramStarter starter) {
        this.finder = finder;
        this.starter = starter;
    }

    /**
     * Opens a line of a file.
     *
     * @param ownCommand the user's command, for {@link EditorChoice#OWN}
     * @param line 1 for the first
     * @param project the directory of its project; absent when it has none
     * @return what it was opened in; empty when it is to be shown by the viewer
     * @throws IOException when the editor is not there or does not start; says so in a sentence, and what to do
     */
    public Optional<String> open(EditorChoice choice, String ownCommand, Path file, int line, @Nullable Path project)
            throws IOException {
        Optional<EditorCommand> chosen = switch (choice) {
            case AUTO -> automatic(project);
            case INTELLIJ -> Optional.of(require(finder.runningIntelliJ().or(finder::intelliJ), choice));
            case VS_CODE -> Optional.of(require(finder.runningVsCode().or(finder::vsCode), choice));
            case OWN -> Optional.of(own(ownCommand));
            case VIEWER -> Optional.empty();
        };
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        Path parent = file.getParent();
        Path around = project != null ? project : parent != null ? parent : file;
        starter.start(chosen.get().of(file, line, around));
        return Optional.of(chosen.get().title());
    }

    /** The IDE that runs; where both do, or none, the one whose folder the project has. */
    private Optional<EditorCommand> automatic(@Nullable Path project) {
        boolean code = project != null
                && Files.isDirectory(project.resolve(".vscode"))
                && !Files.isDirectory(project.resolve(".idea"));
        Optional<EditorCommand> intelliJ = finder.runningIntelliJ();
        Optional<EditorCommand> vsCode = finder.runningVsCode();
        if (intelliJ.isPresent() || vsCode.isPresent()) {
            return code ? vsCode.or(() -> intelliJ) : intelliJ.or(() -> vsCode);
        }
        Optional<EditorCommand> likely = code ? finder.vsCode() : finder.intelliJ();
        return likely.isPresent() ? likely : code ? finder.intelliJ() : finder.vsCode();
    }

    private static EditorCommand require(Optional<EditorCommand> found, EditorChoice choice) throws IOException {
        return found.orElseThrow(() -> new IOException(text("editor.notFound", choice.title())));
    }

    private static EditorCommand own(String command) throws IOException {
        try {
            return EditorCommand.parse(command);
        } catch (IllegalArgumentException e) {
            throw new IOException(text("editor.own.wrong", e.getMessage()), e);
        }
    }
}
