package dev.durascope.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of an unknown type, carried raw. From the CLI's form it is kept as it is; of the other forms the timestamp is
 * kept as ISO-8601, so that the raw text means the same in whatever form it is written again. Nothing in such an event is
 * refused.
 */
final class UnknownEventJson {
    private static final String TIMESTAMP = "EventTimestamp";

    private UnknownEventJson() {}

    static HistoryEvent.Unknown read(String type, JsonNode node, TimestampForm form) {
        ObjectNode kept = node.deepCopy();
        Instant timestamp = timestamp(kept.get(TIMESTAMP), form);
        if (timestamp != null && form != TimestampForm.ISO_8601) {
            kept.put(TIMESTAMP, TimestampForm.iso(timestamp));
        }
        EventHeader header = new EventHeader(
                Math.max(0, kept.path("EventId").asLong(0)),
                timestamp == null ? Instant.EPOCH : timestamp,
                text(kept, "Id"),
                text(kept, "Name"),
                text(kept, "ParentId"),
                text(kept, "SubType"));
        return new HistoryEvent.Unknown(header, type, Fields.wellFormed(kept.toString()));
    }

    static void write(JsonGenerator g, HistoryEvent.Unknown event, TimestampForm form, boolean includeData)
            throws IOException {
        JsonNode raw = Json.parse(event.json(), "The unknown event");
        g.writeStartObject();
        for (Map.Entry<String, JsonNode> member : raw.properties()) {
            Instant timestamp =
                    form != TimestampForm.ISO_8601 && member.getKey().equals(TIMESTAMP)
                            ? timestamp(member.getValue(), TimestampForm.ISO_8601)
                            : null;
            if (timestamp != null) {
                form.write(g, TIMESTAMP, timestamp);
            } else {
                g.writeFieldName(member.getKey());
                g.writeTree(includeData ? member.getValue() : withoutData(member.getValue()));
            }
        }
        g.writeEndObject();
    }

    private static @Nullable Instant timestamp(@Nullable JsonNode node, TimestampForm form) {
        if (node == null) {
            return null;
        }
        try {
            return form.read(TIMESTAMP, node);
        } catch (LambdaFault e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && value.isTextual() ? Fields.wellFormed(value.textValue()) : null;
    }

    /** Payloads and errors are named alike in all events. */
    private static JsonNode withoutData(JsonNode value) {
        JsonNode copy = value.deepCopy();
        for (JsonNode holder : copy.findParents("Payload")) {
            ((ObjectNode) holder).remove("Payload");
        }
        return copy;
    }
}
