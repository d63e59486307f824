package dev.durascope.app.editor;

import static dev.durascope.app.text.Texts.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command by which an editor opens a line of a file: a program and its arguments, in which {@code {file}}, {@code
 * {line}} and {@code {project}} stand for what is opened. It is never given to a shell.
 *
 * @param title what the editor is called
 * @param parts the program and its arguments
 */
public record EditorCommand(String title, List<String> parts) {
    private static final String FILE = "{file}";
    private static final String EXAMPLE = "subl {file}:{line}";
    private static final String LINE = "{line}";
    private static final String PROJECT = "{project}";

    public EditorCommand {
        parts = List.copyOf(parts);
    }

    static EditorCommand intelliJ(Path program) {
        return new EditorCommand(EditorChoice.INTELLIJ.title(), List.of(program.toString(), "--line", LINE, FILE));
    }

    static EditorCommand vsCode(Path program) {
        return new EditorCommand(EditorChoice.VS_CODE.title(), List.of(program.toString(), "-g", FILE + ":" + LINE));
    }

    /**
     * Reads a command as a user types it: parts are separated by spaces, and quotation marks keep spaces together.
     *
     * @throws IllegalArgumentException when it names no program or no file, or a quotation mark is left open; says what
     *     to do
     */
    public static EditorCommand parse(String text) {
        List<String> parts = split(text);
        if (parts.isEmpty() || parts.getFirst().contains("{")) {
            throw new IllegalArgumentException(text("editor.own.program", EXAMPLE));
        }
        if (parts.stream().noneMatch(part -> part.contains(FILE))) {
            throw new IllegalArgumentException(text("editor.own.file", FILE, EXAMPLE));
        }
        String name = String.valueOf(Path.of(parts.getFirst()).getFileName());
        return new EditorCommand(name, parts);
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
                any = true;
            } else if (Character.isWhitespace(c) && !quoted) {
                if (any) {
                    parts.add(part.toString());
                }
                part.setLength(0);
                any = false;
            } else {
                part.append(c);
                any = true;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException(text("editor.own.quotation"));
        }
        if (any) {
            parts.add(part.toString());
        }
        return parts;
    }

    /**
     * The command for a line of a file.
     *
     * @param line 1 for the first
     * @param project the directory of the file's project, or the file's own
     */
    List<String> of(Path file, int line, Path project) {
        return parts.stream()
                .map(part -> part.replace(LINE, String.valueOf(line))
                        .replace(PROJECT, project.toString())
                        .replace(FILE, file.toString()))
                .toList();
    }
}
