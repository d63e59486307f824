package dev.durascope.engine.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.json.HistoryEventJson;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.json.TimestampForm;
import dev.durascope.engine.model.HistoryEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A history as {@code aws lambda get-durable-execution-history --include-execution-data} prints it. */
public final class HistoryJson {
    private HistoryJson() {}

    /** The whole document, indented, without a line break after it. */
    public static String of(List<HistoryEvent> events) {
        return of(events, null);
    }

    /**
     * The same with what else stood in the document that the events were read from.
     *
     * @param others {@linkplain HistoryFile#others the document's other members}; absent for none
     */
    public static String of(List<HistoryEvent> events, @Nullable String others) {
        return Json.pretty(g -> {
            g.writeStartObject();
            g.writeFieldName("Events");
            writeEvents(g, events);
            if (others != null) {
                for (Map.Entry<String, JsonNode> member :
                        Json.parse(others, "What stands beside the events").properties()) {
                    g.writeFieldName(member.getKey());
                    g.writeTree(member.getValue());
                }
            }
            g.writeEndObject();
        });
    }

    /** Writes events as an array. */
    public static void writeEvents(JsonGenerator g, List<HistoryEvent> events) throws IOException {
        g.writeStartArray();
        for (HistoryEvent event : events) {
            HistoryEventJson.write(g, event, TimestampForm.ISO_8601, true);
        }
        g.writeEndArray();
    }
}
