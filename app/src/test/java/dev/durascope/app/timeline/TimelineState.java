package dev.durascope.app.timeline;

import java.util.List;

/** What a timeline draws, as a value that can be compared. */
public final class TimelineState {
    private TimelineState() {}

    /** What it draws now. */
    public static List<Object> of(TimelineModel model) {
        model.refresh();
        return List.of(
                model.rows().stream()
                        .map(row -> row.depth() + " " + row.state())
                        .toList(),
                model.standing(),
                model.lanes(),
                List.copyOf(model.jumps()),
                List.copyOf(model.paces()),
                model.cursorTime(),
                model.newestRow());
    }
}
