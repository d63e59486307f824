package dev.durascope.engine.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.json.WatchedEnd;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.store.JournalCodec;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .durascope} recording: lines of JSON in UTF-8, described in {@code docs/recordings.md}. The first line tells
 * format, version and execution, the last one how many records there are, and between them stands a journal record a
 * line, in the form in which the store keeps it.
 */
public final class RecordingFormat {
    /** How the names of recordings end. */
    public static final String ENDING = ".durascope";

    /** The newest version that is read. A recording is written as the oldest that can say what is in it. */
    public static final int VERSION = 2;

    /** The first version; forks came with the second. */
    private static final int FIRST = 1;

    static final String MARK = "durascope";
    private static final String RECORDING = "recording";

    private RecordingFormat() {}

    /** Writes a recording. The stream is flushed, not closed. */
    public static void write(OutputStream out, Recording recording) throws IOException {
        line(out, g -> {
            g.writeStringField(MARK, RECORDING);
            g.writeNumberField("version", version(recording));
            g.writeStringField("arn", recording.arn().toString());
            g.writeStringField("timeMode", recording.timeMode().toString());
            g.writeNumberField("executionTimeoutSeconds", recording.config().executionTimeoutSeconds());
            g.writeNumberField("retentionDays", recording.config().retentionDays());
            if (!recording.notes().isEmpty()) {
                g.writeArrayFieldStart("notes");
                for (String note : recording.notes()) {
                    g.writeString(note);
                }
                g.writeEndArray();
            }
            if (recording.others() != null) {
                g.writeStringField("others", recording.others());
            }
        });
        for (JournalRecord record : recording.journal()) {
            line(out, g -> {
                g.writeNumberField("position", record.position());
                g.writeNumberField("at", record.at().toEpochMilli());
                g.writeStringField("type", JournalCodec.type(record.entry()));
                g.writeFieldName("entry");
                JournalCodec.write(g, record.entry());
            });
        }
        line(out, g -> g.writeNumberField("records", recording.journal().size()));
        out.flush();
    }

    private static int version(Recording recording) {
        return recording.journal().stream().anyMatch(record -> record.entry() instanceof JournalEntry.Forked)
                ? VERSION
                : FIRST;
    }

    @FunctionalInterface
    private interface Members {
        void writeTo(JsonGenerator g) throws IOException;
    }

    private static void line(OutputStream out, Members members) throws IOException {
        out.write(Json.bytes(g -> {
            g.writeStartObject();
            members.writeTo(g);
            g.writeEndObject();
        }));
        out.write('\n');
    }

    /**
     * Reads a recording. When it ends too early, what was read before counts, and a note says so.
     *
     * @param what the file's name, for messages
     * @throws IOException when it cannot be read
     * @throws LambdaFault when it is no recording, or one of a newer version, saying what to do
     */
    public static Recording read(InputStream in, String what) throws IOException {
        WatchedEnd watched = new WatchedEnd(in);
        try (JsonParser parser = Json.parser(watched)) {
            JsonNode head = head(parser, what);
            List<JournalRecord> journal = new ArrayList<>();
            boolean whole = readRecords(parser, watched, journal, what);
            if (journal.isEmpty()) {
                throw LambdaFault.invalid(what + " breaks off before its first record: save the recording again.");
            }
            return recording(head, journal, whole, what);
        } catch (JsonProcessingException e) {
            throw Json.invalid(e, what);
        }
    }

    /** Reads records into a journal; answers whether all that were written are there. */
    private static boolean readRecords(JsonParser parser, WatchedEnd watched, List<JournalRecord> journal, String what)
            throws IOException {
        try {
            for (JsonNode node = next(parser); node != null; node = next(parser)) {
                if (node.has("records")) {
                    requireCount(node.get("records"), journal.size(), what);
                    return true;
                }
                long position = journal.size() + 1L;
                journal.add(record(node, position, what + ", line " + (position + 1)));
            }
        } catch (JsonProcessingException e) {
            if (!watched.isReached()) {
                throw e;
            }
        }
        return false;
    }

    private static @Nullable JsonNode next(JsonParser parser) throws IOException {
        return parser.nextToken() == null ? null : parser.readValueAsTree();
    }

    /** Refuses what is no recording, or one of a newer version, by its first line, as {@link #read} does. */
    static void requireVersion(InputStream in, String what) throws IOException {
        try (JsonParser parser = Json.parser(in)) {
            head(parser, what);
        } catch (JsonProcessingException e) {
            throw Json.invalid(e, what);
        }
    }

    private static JsonNode head(JsonParser parser, String what) throws IOException {
        JsonNode head = next(parser);
        if (head == null || !head.path(MARK).asText().equals(RECORDING)) {
            throw LambdaFault.invalid(what + " is no recording of an execution: open one that Durascope has saved.");
        }
        int version = head.path("version").asInt(0);
        if (version > VERSION) {
            throw LambdaFault.invalid(what + " is a recording of version " + version
                    + ", and this Durascope reads versions up to " + VERSION + ": open it with a newer Durascope.");
        }
        if (version < FIRST) {
            throw LambdaFault.invalid(what + " does not say of which version it is: save the recording again.");
        }
        return head;
    }

    private static void requireCount(JsonNode said, int found, String what) {
        if (said.asLong(-1) != found) {
            throw LambdaFault.invalid(what + " says that it holds " + said + " records, and holds " + found
                    + ": it was changed, save the recording again.");
        }
    }

    private static JournalRecord record(JsonNode node, long position, String where) {
        if (node.path("position").asLong(0) != position) {
            throw LambdaFault.invalid(where + ": the record's position must be " + position + ", not "
                    + node.path("position") + ": a journal has no gaps. Save the recording again.");
        }
        try {
            String type = node.required("type").textValue();
            JournalEntry entry = JournalCodec.read(type, node.required("entry"));
            if (!JournalCodec.type(entry).equals(type)) {
                throw new IllegalArgumentException("there is no type " + type + " like this");
            }
            return new JournalRecord(
                    position, Instant.ofEpochMilli(node.required("at").longValue()), entry);
        } catch (RuntimeException e) {
            throw LambdaFault.invalid(where + ": the record cannot be read (" + e.getMessage()
                    + "): it was changed, save the recording again.");
        }
    }

    private static Recording recording(JsonNode head, List<JournalRecord> journal, boolean whole, String what) {
        List<String> notes = new ArrayList<>();
        head.path("notes").forEach(note -> notes.add(note.asText()));
        if (!whole) {
            notes.add("It breaks off after record " + journal.size() + ": what came then is missing.");
        }
        try {
            return new Recording(
                    Recording.Origin.RECORDING,
                    ExecutionArn.parse(head.required("arn").textValue()),
                    TimeMode.parse(head.required("timeMode").textValue()),
                    new DurableConfig(
                            head.required("executionTimeoutSeconds").longValue(),
                            head.required("retentionDays").intValue()),
                    journal,
                    notes,
                    head.path("others").isTextual() ? head.get("others").textValue() : null);
        } catch (RuntimeException e) {
            throw LambdaFault.invalid(what + ", line 1: the recording's head cannot be read (" + e.getMessage()
                    + "): it was changed, save the recording again.");
        }
    }
}
