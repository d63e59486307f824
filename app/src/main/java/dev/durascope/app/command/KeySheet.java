package dev.durascope.app.command;

import static dev.durascope.app.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Which key does what: every command that has one, in the order of the menus, and what keys do in the tree. */
public final class KeySheet {

    /**
     * A key.
     *
     * @param keys as the platform writes it: {@code Ctrl+O}
     * @param title what it does
     * @param menu where that stands: {@code View › Timeline}
     */
    public record Line(String keys, String title, String menu) {
        private boolean has(String word) {
            return Stream.of(keys, title, menu)
                    .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word));
        }
    }

    private static final List<Line> IN_THE_TREE = List.of(
            new Line("J  K", text("command.keys.nextAndPrevious"), text("command.keys.operations")),
            new Line("←  →", text("command.keys.collapseAndExpand"), text("command.keys.operations")),
            new Line(text("command.keys.enter"), text("command.keys.inspect"), text("command.keys.operations")));

    private final List<Line> lines;

    private KeySheet(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * The sheet of all commands.
     *
     * @param paths the menu of each command by its id, in the order of the menus
     */
    public static KeySheet of(Commands commands, Map<String, String> paths) {
        List<Line> lines = new ArrayList<>();
        paths.forEach((id, menu) -> {
            Command command = commands.get(id);
            if (command.key() != null) {
                lines.add(new Line(command.key().getDisplayText(), command.plainTitle(), menu));
            }
        });
        lines.addAll(IN_THE_TREE);
        return new KeySheet(lines);
    }

    /** All of it. */
    public List<Line> lines() {
        return lines;
    }

    /** What has every word of a text in its key, its title or its menu. */
    public List<Line> find(String text) {
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return lines.stream().filter(line -> words.stream().allMatch(line::has)).toList();
    }

    /** The sheet as a table of Markdown, to be copied and printed. */
    public String markdown() {
        StringBuilder table = new StringBuilder("| key | | |\n|---|---|---|\n");
        lines.forEach(line -> table.append("| %s | %s | %s |\n".formatted(line.keys(), line.title(), line.menu())));
        return table.toString();
    }
}
