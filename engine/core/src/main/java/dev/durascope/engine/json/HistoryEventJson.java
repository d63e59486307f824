package dev.durascope.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** {@link HistoryEvent} as JSON: the common members, and one details object named after the type (protocol §4). */
public final class HistoryEventJson {
    private HistoryEventJson() {}

    /**
     * Writes an event as an object. The details object and the wrapping of payloads are always there, however empty. One
     * that was {@linkplain #readAsWritten read as it was written} is written so again, in the CLI's form with its data; in
     * others as this version knows it.
     *
     * @param includeData whether payloads and the content of errors are written
     */
    public static void write(JsonGenerator g, HistoryEvent event, TimestampForm form, boolean includeData)
            throws IOException {
        if (event instanceof HistoryEvent.Unknown unknown) {
            UnknownEventJson.write(g, unknown, form, includeData);
            return;
        }
        String unmodelled = event.header().unmodelled();
        if (unmodelled != null && form == TimestampForm.ISO_8601 && includeData) {
            JsonNode known = Json.tree(tree -> writeKnown(tree, event, form, true));
            g.writeTree(Unmodelled.restore(known, unmodelled));
            return;
        }
        writeKnown(g, event, form, includeData);
    }

    private static void writeKnown(JsonGenerator g, HistoryEvent event, TimestampForm form, boolean includeData)
            throws IOException {
        EventHeader header = event.header();
        g.writeStartObject();
        g.writeStringField("EventType", event.eventType());
        Write.text(g, "SubType", header.subType());
        g.writeNumberField("EventId", header.eventId());
        Write.text(g, "Id", header.id());
        Write.text(g, "Name", header.name());
        form.write(g, "EventTimestamp", header.timestamp());
        Write.text(g, "ParentId", header.parentId());
        g.writeObjectFieldStart(event.eventType() + "Details");
        new EventDetailsWriter(g, form, includeData).write(event);
        g.writeEndObject();
        g.writeEndObject();
    }

    /**
     * Reads an event. One of a type that this version does not know is carried raw.
     *
     * @param path where it stands, for messages; empty for a document of its own
     * @throws LambdaFault InvalidParameterValueException naming the member that breaks a rule
     */
    public static HistoryEvent read(String path, JsonNode node, TimestampForm form) {
        Fields fields = Fields.of(path, node);
        String type = fields.text("EventType");
        if (!EventDetailsReader.knows(type)) {
            return UnknownEventJson.read(type, node, form);
        }
        return EventDetailsReader.read(type, header(fields, form), fields, form);
    }

    /**
     * Reads an event in the CLI's form so that {@link #write} gives the same JSON again: also what this version knows
     * nothing of, and what it would have written otherwise, is kept.
     *
     * @param path where it stands, for messages; empty for a document of its own
     * @throws LambdaFault as {@link #read}
     */
    public static HistoryEvent readAsWritten(String path, JsonNode node) {
        TimestampForm form = TimestampForm.ISO_8601;
        HistoryEvent event = read(path, node, form);
        if (event instanceof HistoryEvent.Unknown) {
            return event;
        }
        JsonNode known = Json.tree(g -> writeKnown(g, event, form, true));
        String unmodelled = Unmodelled.of(node, known);
        return unmodelled == null
                ? event
                : EventDetailsReader.read(
                        event.eventType(), event.header().withUnmodelled(unmodelled), Fields.of(path, node), form);
    }

    /**
     * Reads an event as the service answers with it, so that nothing of it is lost: its timestamps, which are numbers there,
     * become the CLI's, and the rest is kept as {@link #readAsWritten} does.
     *
     * @param path where it stands, for messages; empty for a document of its own
     * @throws LambdaFault as {@link #read}
     */
    public static HistoryEvent readFromService(String path, JsonNode node) {
        JsonNode written = node.deepCopy();
        spellTimestamps(path, written);
        return readAsWritten(path, written);
    }

    private static void spellTimestamps(String path, JsonNode node) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            JsonNode value = member.getValue();
            if (value.isNumber() && member.getKey().endsWith("Timestamp")) {
                Instant at = TimestampForm.EPOCH_SECONDS.read(path + "." + member.getKey(), value);
                member.setValue(TextNode.valueOf(TimestampForm.iso(at)));
            } else if (value.isObject()) {
                spellTimestamps(path, value);
            }
        }
    }

    private static EventHeader header(Fields fields, TimestampForm form) {
        return new EventHeader(
                fields.integer("EventId", 1, Long.MAX_VALUE),
                fields.timestamp("EventTimestamp", form),
                fields.optionalText("Id", TextRule.OPERATION_ID),
                fields.optionalText("Name", TextRule.OPERATION_NAME),
                fields.optionalText("ParentId", TextRule.OPERATION_ID),
                fields.optionalText("SubType", TextRule.SUB_TYPE));
    }
}
