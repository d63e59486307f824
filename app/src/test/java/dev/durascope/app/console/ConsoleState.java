package dev.durascope.app.console;

import java.util.List;

/** What a console shows, as a value that can be compared. */
public final class ConsoleState {
    private ConsoleState() {}

    /** What it shows now. */
    public static List<Object> of(ConsoleModel model) {
        return List.of(
                model.rows().stream()
                        .map(row -> (model.isFuture(row) ? "later " : "") + row)
                        .toList(),
                model.printed(),
                List.copyOf(model.invocations()));
    }
}
