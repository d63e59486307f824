package dev.durascope.engine.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.Sightings.Seen;
import dev.durascope.engine.history.SourceLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@link JournalEntry.OperationsSeen} as JSON. A replay of thousands of operations is one entry, so an operation is no
 * more than its id, with a {@code =} before it when it was replayed.
 */
final class SightingsJson {
    private static final String REPLAYED = "=";

    private SightingsJson() {}

    static void write(JsonGenerator g, JournalEntry.OperationsSeen entry) throws IOException {
        g.writeNumberField("invocation", entry.invocation());
        g.writeArrayFieldStart("operations");
        for (Seen seen : entry.operations()) {
            g.writeString(seen.replayed() ? REPLAYED + seen.operationId() : seen.operationId());
        }
        g.writeEndArray();
        if (entry.calledAt().isEmpty()) {
            return;
        }
        g.writeObjectFieldStart("calledAt");
        for (Map.Entry<String, SourceLocation> called : new TreeMap<>(entry.calledAt()).entrySet()) {
            SourceLocation location = called.getValue();
            g.writeObjectFieldStart(called.getKey());
            g.writeStringField("class", location.className());
            g.writeStringField("method", location.method());
            if (location.file() != null) {
                g.writeStringField("file", location.file());
            }
            if (location.line() != null) {
                g.writeNumberField("line", location.line());
            }
            g.writeEndObject();
        }
        g.writeEndObject();
    }

    static JournalEntry.OperationsSeen read(JsonNode node) {
        List<Seen> operations = new ArrayList<>();
        node.required("operations").forEach(element -> operations.add(seen(element.textValue())));
        Map<String, SourceLocation> calledAt = new TreeMap<>();
        node.path("calledAt")
                .properties()
                .forEach(called -> calledAt.put(called.getKey(), location(called.getValue())));
        return new JournalEntry.OperationsSeen(node.required("invocation").intValue(), operations, calledAt);
    }

    /** An operation's id has no {@code =} in it (protocol §2). */
    private static Seen seen(String text) {
        return text.startsWith(REPLAYED) ? new Seen(text.substring(REPLAYED.length()), true) : new Seen(text, false);
    }

    private static SourceLocation location(JsonNode node) {
        JsonNode file = node.get("file");
        JsonNode line = node.get("line");
        return new SourceLocation(
                node.required("class").textValue(),
                node.required("method").textValue(),
                file == null ? null : file.textValue(),
                line == null ? null : line.intValue());
    }
}
