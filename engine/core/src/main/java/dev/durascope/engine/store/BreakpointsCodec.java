package dev.durascope.engine.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.HoldScope;
import dev.durascope.engine.breakpoint.MalformedException;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.PayloadCondition;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Breakpoints} as JSON. Files of older versions have none. */
final class BreakpointsCodec {
    private BreakpointsCodec() {}

    static void write(JsonGenerator g, Breakpoints breakpoints) throws IOException {
        g.writeStartObject();
        g.writeBooleanField("muted", breakpoints.muted());
        g.writeStringField("scope", breakpoints.scope().name());
        g.writeArrayFieldStart("all");
        for (Breakpoint breakpoint : breakpoints.all()) {
            write(g, breakpoint);
        }
        g.writeEndArray();
        g.writeEndObject();
    }

    private static void write(JsonGenerator g, Breakpoint breakpoint) throws IOException {
        Criteria c = breakpoint.criteria();
        g.writeStartObject();
        g.writeStringField("id", breakpoint.id());
        g.writeBooleanField("enabled", breakpoint.enabled());
        g.writeStringField("when", breakpoint.when().name());
        g.writeNumberField("hitCount", breakpoint.hitCount());
        writeText(g, "name", c.name());
        writeText(g, "operationId", c.operationId());
        writeText(g, "type", c.type());
        writeText(g, "subType", c.subType());
        writeText(g, "status", c.status());
        writeText(g, "attempt", c.attempt());
        writeText(g, "errorType", c.errorType());
        writeText(g, "payload", c.payload());
        g.writeEndObject();
    }

    private static void writeText(JsonGenerator g, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            g.writeStringField(name, value.toString());
        }
    }

    static Breakpoints read(@Nullable JsonNode node) {
        if (node == null) {
            return Breakpoints.NONE;
        }
        List<Breakpoint> all = new ArrayList<>();
        for (JsonNode element : node.required("all")) {
            try {
                all.add(breakpoint(element));
            } catch (MalformedException | IllegalArgumentException e) {
                // A newer version wrote what this one does not know; the launch is worth more than one breakpoint.
            }
        }
        return new Breakpoints(
                all,
                node.required("muted").booleanValue(),
                HoldScope.valueOf(node.required("scope").textValue()));
    }

    private static Breakpoint breakpoint(JsonNode node) throws MalformedException {
        String name = text(node, "name");
        String type = text(node, "type");
        String status = text(node, "status");
        String attempt = text(node, "attempt");
        String errorType = text(node, "errorType");
        String payload = text(node, "payload");
        return new Breakpoint(
                node.required("id").textValue(),
                node.required("enabled").booleanValue(),
                new Criteria(
                        name == null ? null : NamePattern.parse(name),
                        text(node, "operationId"),
                        type == null ? null : OperationType.valueOf(type),
                        text(node, "subType"),
                        status == null ? null : OperationStatus.valueOf(status),
                        attempt == null ? null : Integer.valueOf(attempt),
                        errorType == null ? null : NamePattern.parse(errorType),
                        payload == null ? null : PayloadCondition.parse(payload)),
                When.valueOf(node.required("when").textValue()),
                node.required("hitCount").intValue());
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : value.textValue();
    }
}
