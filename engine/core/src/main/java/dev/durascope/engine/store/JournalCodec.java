package dev.durascope.engine.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.history.Hit;
import dev.durascope.engine.history.InjectedFault;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.history.JournalEntry.InvocationCause;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.json.ErrorObjectJson;
import dev.durascope.engine.json.HistoryEventJson;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.json.TimestampForm;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.time.ClockPace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link JournalEntry} as JSON. AWS's events are written as AWS writes them, under their own type; the types of all
 * other entries begin with a small letter, which AWS's never do. Times are kept to the millisecond, as AWS's are.
 */
public final class JournalCodec {
    private static final String RAW = "raw";

    private JournalCodec() {}

    /** The type that an entry is kept under. */
    public static String type(JournalEntry entry) {
        if (entry instanceof JournalEntry.Event e) {
            return e.event().eventType();
        }
        String name = entry.getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** Writes an entry as one object. */
    public static void write(JsonGenerator g, JournalEntry entry) throws IOException {
        if (entry instanceof JournalEntry.Event e && isKnownAltogether(e.event())) {
            HistoryEventJson.write(g, e.event(), TimestampForm.EPOCH_MILLIS, true);
            return;
        }
        g.writeStartObject();
        writeMembers(g, entry);
        g.writeEndObject();
    }

    private static boolean isKnownAltogether(HistoryEvent event) {
        return !(event instanceof HistoryEvent.Unknown) && event.header().unmodelled() == null;
    }

    private static String raw(HistoryEvent event) {
        return event instanceof HistoryEvent.Unknown unknown
                ? unknown.json()
                : Json.text(g -> HistoryEventJson.write(g, event, TimestampForm.ISO_8601, true));
    }

    private static void writeMembers(JsonGenerator g, JournalEntry entry) throws IOException {
        switch (entry) {
            // As one text: nobody knows what is in it, so nothing in it may be taken for our own notation.
            case JournalEntry.Event e -> g.writeStringField(RAW, raw(e.event()));
            case JournalEntry.StartedByInvoke e -> {
                g.writeStringField("parentArn", e.parentArn());
                g.writeStringField("parentOperationId", e.parentOperationId());
            }
            case JournalEntry.Forked e -> ForkedJson.write(g, e);
            case JournalEntry.InvocationStarted e -> {
                g.writeNumberField("number", e.number());
                g.writeStringField("requestId", e.requestId());
                g.writeStringField("cause", e.cause().name());
                g.writeArrayFieldStart("updatedOperationIds");
                for (String id : e.updatedOperationIds()) {
                    g.writeString(id);
                }
                g.writeEndArray();
                g.writeNumberField("knownOperations", e.knownOperations());
            }
            case JournalEntry.InvocationPlaced e -> {
                g.writeNumberField("number", e.number());
                g.writeStringField("description", e.description());
            }
            case JournalEntry.InvocationWatched e -> {
                g.writeNumberField("number", e.number());
                optional(g, "blindness", e.blindness());
            }
            case JournalEntry.OperationsSeen e -> SightingsJson.write(g, e);
            case JournalEntry.InvocationReturned e -> {
                g.writeNumberField("number", e.number());
                g.writeStringField("status", e.status());
            }
            case JournalEntry.OperationReady e -> g.writeStringField("operationId", e.operationId());
            case JournalEntry.CallbackHeartbeat e -> g.writeStringField("operationId", e.operationId());
            case JournalEntry.OperationCancelled e -> g.writeStringField("operationId", e.operationId());
            case JournalEntry.ReplayChildren e -> g.writeStringField("operationId", e.operationId());
            case JournalEntry.ExecutionEndCheckpointed e -> {
                g.writeBooleanField("succeeded", e.succeeded());
                optional(g, "result", e.result());
                optional(g, "error", e.error());
            }
            case JournalEntry.TokenIssued e -> {
                g.writeNumberField("invocation", e.invocation());
                g.writeStringField("token", e.token());
            }
            case JournalEntry.CheckpointAccepted e -> {
                g.writeNumberField("invocation", e.invocation());
                g.writeStringField("token", e.token());
                optional(g, "clientToken", e.clientToken());
                g.writeNumberField("updates", e.updates());
                g.writeNumberField("bytes", e.bytes());
            }
            case JournalEntry.InvocationRetryScheduled e -> {
                g.writeNumberField("failures", e.failures());
                g.writeNumberField("dueAt", e.dueAt().toEpochMilli());
            }
            case JournalEntry.ExecutionHeld e -> {
                g.writeNumberField("failures", e.failures());
                optional(g, "lastError", e.lastError());
            }
            case JournalEntry.ExecutionResumed e -> {}
            case JournalEntry.TimeJumped e -> {
                g.writeNumberField("from", e.from().toEpochMilli());
                g.writeNumberField("to", e.to().toEpochMilli());
            }
            case JournalEntry.ClockPaced e -> {
                g.writeNumberField("wall", e.pace().wall().toEpochMilli());
                g.writeNumberField("shown", e.pace().shown().toEpochMilli());
                g.writeNumberField("speed", e.pace().speed());
            }
            case JournalEntry.DebuggerStopped e -> {
                g.writeStringField("point", e.point().name());
                g.writeNumberField("invocation", e.invocation());
                g.writeArrayFieldStart("hits");
                for (Hit hit : e.hits()) {
                    g.writeStartObject();
                    optional(g, "breakpointId", hit.breakpointId());
                    optional(g, "operationId", hit.operationId());
                    g.writeBooleanField("replaying", hit.replaying());
                    g.writeNumberField("attempt", hit.attempt());
                    g.writeEndObject();
                }
                g.writeEndArray();
            }
            case JournalEntry.DebuggerReleased e ->
                g.writeNumberField("stoodStill", e.stoodStill().toMillis());
            case JournalEntry.FaultInjected e -> {
                g.writeNumberField("invocation", e.invocation());
                g.writeStringField("fault", e.fault().name());
            }
            case JournalEntry.ConsoleLine e -> {
                optional(g, "requestId", e.requestId());
                g.writeStringField("stream", e.stream().name());
                g.writeStringField("text", e.text());
            }
        }
    }

    /**
     * Reads an entry.
     *
     * @throws RuntimeException when it is not one that {@link #write} has written
     */
    public static JournalEntry read(String type, JsonNode node) {
        return switch (type) {
            case "startedByInvoke" ->
                new JournalEntry.StartedByInvoke(text(node, "parentArn"), text(node, "parentOperationId"));
            case "forked" -> ForkedJson.read(node);
            case "invocationStarted" ->
                new JournalEntry.InvocationStarted(
                        integer(node, "number"),
                        text(node, "requestId"),
                        InvocationCause.valueOf(text(node, "cause")),
                        texts(node, "updatedOperationIds"),
                        integer(node, "knownOperations"));
            case "invocationPlaced" ->
                new JournalEntry.InvocationPlaced(integer(node, "number"), text(node, "description"));
            case "invocationWatched" ->
                new JournalEntry.InvocationWatched(integer(node, "number"), optionalText(node, "blindness"));
            case "operationsSeen" -> SightingsJson.read(node);
            case "invocationReturned" ->
                new JournalEntry.InvocationReturned(integer(node, "number"), text(node, "status"));
            case "operationReady" -> new JournalEntry.OperationReady(text(node, "operationId"));
            case "callbackHeartbeat" -> new JournalEntry.CallbackHeartbeat(text(node, "operationId"));
            case "operationCancelled" -> new JournalEntry.OperationCancelled(text(node, "operationId"));
            case "executionEndCheckpointed" ->
                new JournalEntry.ExecutionEndCheckpointed(
                        node.required("succeeded").booleanValue(),
                        optionalText(node, "result"),
                        node.has("error") ? error(node, "error") : null);
            case "replayChildren" -> new JournalEntry.ReplayChildren(text(node, "operationId"));
            case "tokenIssued" -> new JournalEntry.TokenIssued(integer(node, "invocation"), text(node, "token"));
            case "checkpointAccepted" ->
                new JournalEntry.CheckpointAccepted(
                        integer(node, "invocation"),
                        text(node, "token"),
                        optionalText(node, "clientToken"),
                        integer(node, "updates"),
                        node.required("bytes").longValue());
            case "invocationRetryScheduled" ->
                new JournalEntry.InvocationRetryScheduled(integer(node, "failures"), time(node, "dueAt"));
            case "executionHeld" -> new JournalEntry.ExecutionHeld(integer(node, "failures"), error(node, "lastError"));
            case "executionResumed" -> new JournalEntry.ExecutionResumed();
            case "timeJumped" -> new JournalEntry.TimeJumped(time(node, "from"), time(node, "to"));
            case "clockPaced" ->
                new JournalEntry.ClockPaced(new ClockPace(
                        time(node, "wall"),
                        time(node, "shown"),
                        node.required("speed").doubleValue()));
            case "debuggerStopped" ->
                new JournalEntry.DebuggerStopped(
                        StopPoint.valueOf(text(node, "point")), integer(node, "invocation"), hits(node));
            case "debuggerReleased" ->
                new JournalEntry.DebuggerReleased(
                        Duration.ofMillis(node.required("stoodStill").longValue()));
            case "faultInjected" ->
                new JournalEntry.FaultInjected(integer(node, "invocation"), InjectedFault.valueOf(text(node, "fault")));
            case "consoleLine" ->
                new JournalEntry.ConsoleLine(
                        optionalText(node, "requestId"),
                        ConsoleStream.valueOf(text(node, "stream")),
                        text(node, "text"));
            default -> new JournalEntry.Event(event(node));
        };
    }

    private static List<Hit> hits(JsonNode node) {
        List<Hit> hits = new ArrayList<>();
        for (JsonNode hit : node.required("hits")) {
            hits.add(new Hit(
                    optionalText(hit, "breakpointId"),
                    optionalText(hit, "operationId"),
                    hit.required("replaying").booleanValue(),
                    integer(hit, "attempt")));
        }
        return hits;
    }

    private static HistoryEvent event(JsonNode node) {
        JsonNode raw = node.get(RAW);
        return raw == null
                ? HistoryEventJson.read("", node, TimestampForm.EPOCH_MILLIS)
                : HistoryEventJson.readAsWritten("", Json.parse(raw.textValue(), "The event"));
    }

    private static void optional(JsonGenerator g, String name, @Nullable String value) throws IOException {
        if (value != null) {
            g.writeStringField(name, value);
        }
    }

    private static void optional(JsonGenerator g, String name, @Nullable ErrorObject value) throws IOException {
        if (value != null) {
            g.writeFieldName(name);
            ErrorObjectJson.write(g, value);
        }
    }

    private static ErrorObject error(JsonNode node, String name) {
        return ErrorObjectJson.read(name, node.required(name));
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).textValue();
    }

    private static @Nullable String optionalText(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : value.textValue();
    }

    private static List<String> texts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        node.required(name).forEach(element -> texts.add(element.textValue()));
        return texts;
    }

    private static int integer(JsonNode node, String name) {
        return node.required(name).intValue();
    }

    private static Instant time(JsonNode node, String name) {
        return Instant.ofEpochMilli(node.required(name).longValue());
    }
}
