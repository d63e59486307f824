package dev.durascope.engine.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.json.HistoryEventJson;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.json.TimestampForm;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history that somebody else wrote: what {@code aws lambda get-durable-execution-history} printed, one page or
 * several behind each other and in either order; its {@code Events} alone; or what {@code durascope run --json} printed.
 * Saved again with {@link HistoryJson} it says the same. Events of types that this version does not know are kept raw.
 *
 * @param arn the execution's ARN where the file tells it; else one made of the file's name and the execution's, with
 *     region {@code unknown} and an account of zeros
 * @param events oldest first, with no event twice; ExecutionStarted is the first
 * @param missing how many events are missing between the first and the last, as their ids say
 * @param goesOn whether the last page says that more pages follow
 */
public record HistoryFile(ExecutionArn arn, List<HistoryEvent> events, long missing, boolean goesOn) {
    private static final String HOW =
            "Give what 'aws lambda get-durable-execution-history --include-execution-data' printed.";

    public HistoryFile {
        events = List.copyOf(events);
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read
     * @throws LambdaFault when it is no history, naming the place and the rule
     */
    public static HistoryFile read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return parse(Files.readAllBytes(file), name, dot > 0 ? name.substring(0, dot) : name);
    }

    /**
     * Reads the content of a file.
     *
     * @param what the file's name, for messages
     * @param title what the execution's function is called when the content does not tell
     * @throws LambdaFault when it is no history, naming the place and the rule
     */
    public static HistoryFile parse(byte[] utf8, String what, String title) {
        Pages pages = new Pages(what);
        for (JsonNode document : documents(utf8, what)) {
            pages.add(document);
        }
        List<HistoryEvent> events = EventOrder.of(pages.events, what);
        if (!(events.getFirst() instanceof HistoryEvent.ExecutionStarted started)) {
            throw LambdaFault.invalid(what + " does not begin with ExecutionStarted but with event "
                    + events.getFirst().header().eventId() + ", "
                    + events.getFirst().eventType() + ": put the pages before it into the file too.");
        }
        EventRules.check(events, what);
        ExecutionArn arn = pages.arn == null ? made(title, started.header()) : pages.arn;
        long last = events.getLast().header().eventId();
        return new HistoryFile(arn, events, Math.max(0, last - events.size()), pages.goesOn);
    }

    private static List<JsonNode> documents(byte[] utf8, String what) {
        List<JsonNode> documents;
        try {
            documents = Json.documents(utf8, what);
        } catch (LambdaFault e) {
            throw new LambdaFault(e.type(), e.getMessage() + " " + HOW);
        }
        if (documents.isEmpty()) {
            throw LambdaFault.invalid(what + " is empty. " + HOW);
        }
        return documents;
    }

    private static ExecutionArn made(String title, EventHeader started) {
        String named = title.replaceAll("[^a-zA-Z0-9_-]", "-");
        String function = named.isEmpty() ? "history" : named;
        String name = started.name();
        return new ExecutionArn(
                "aws",
                "unknown",
                "000000000000",
                function,
                "$LATEST",
                name == null || !name.matches("[a-zA-Z0-9_-]+") ? function : name,
                started.id() == null ? function : started.id());
    }

    /**
     * The journal that its events are: one record each, at the event's own time. What AWS's history does not say, such
     * as when an invocation began, is not in it.
     */
    public List<JournalRecord> records() {
        List<JournalRecord> records = new ArrayList<>(events.size());
        for (HistoryEvent event : events) {
            records.add(
                    new JournalRecord(records.size() + 1L, event.header().timestamp(), new JournalEntry.Event(event)));
        }
        return records;
    }

    /** The events of all documents of a file, in the order in which they stand there. */
    private static final class Pages {
        private final String what;
        private final List<HistoryEvent> events = new ArrayList<>();
        private @Nullable ExecutionArn arn;
        private boolean goesOn;
        private int documents;

        Pages(String what) {
            this.what = what;
        }

        void add(JsonNode document) {
            documents++;
            String page = documents == 1 ? "" : "page " + documents + ", ";
            if (document.isArray()) {
                read(page, document);
            } else if (document.path("Events").isArray()) {
                read(page + "Events", document.path("Events"));
                goesOn = document.path("NextMarker").isTextual()
                        || document.path("NextToken").isTextual();
            } else if (document.path("executionArn").isTextual()
                    && document.path("events").isArray()) {
                arn = ExecutionArn.parse(document.path("executionArn").textValue());
                read(page + "events", document.path("events"));
            } else {
                throw LambdaFault.invalid(what + " is JSON, but no history: it has no Events. " + HOW);
            }
        }

        private void read(String path, JsonNode page) {
            int index = 0;
            for (JsonNode event : page) {
                try {
                    events.add(HistoryEventJson.read(path + "[" + index + "]", event, TimestampForm.ISO_8601));
                } catch (LambdaFault e) {
                    throw new LambdaFault(e.type(), what + ": " + e.getMessage());
                }
                index++;
            }
        }
    }
}
