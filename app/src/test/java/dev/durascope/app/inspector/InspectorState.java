package dev.durascope.app.inspector;

import dev.durascope.app.json.JsonDocument;
import java.util.Arrays;
import java.util.List;

/** What an inspector shows, as a value that can be compared. */
public final class InspectorState {
    private InspectorState() {}

    /** What it shows now. */
    public static List<Object> of(InspectorModel model) {
        Inspection shown = model.inspectionProperty().get();
        return Arrays.asList(
                shown,
                shown == null ? model.absence() : "",
                text(model.result().documentProperty().get()),
                text(model.input().documentProperty().get()),
                text(model.errorData().documentProperty().get()));
    }

    private static String text(JsonDocument document) {
        return document == null ? null : document.text();
    }
}
