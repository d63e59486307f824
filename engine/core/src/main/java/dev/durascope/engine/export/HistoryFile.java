package dev.durascope.engine.export;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history that somebody else wrote: what {@code aws lambda get-durable-execution-history} printed, one page or
 * several behind each other and in either order; its {@code Events} alone; or what {@code durascope run --json} printed.
 * Nothing in it is lost: a page that is saved again with {@link HistoryJson} is equal as JSON, and several pages become
 * one with all events, the oldest first. Events of types that this version does not know are kept raw.
 *
 * @param arn the execution's ARN where the file tells it; else one made of the file's name and the execution's, with
 *     region {@code unknown} and an account of zeros
 * @param events oldest first, with no event twice; ExecutionStarted is the first
 * @param missing how many events are missing between the first and the last, as their ids say
 * @param goesOn whether the last page says that more pages follow
 * @param notes what the file does not give, and what was odd about it, a sentence each
 * @param others what stands beside the events in the last page, as a JSON object; absent for nothing
 */
public record HistoryFile(
        ExecutionArn arn,
        List<HistoryEvent> events,
        long missing,
        boolean goesOn,
        List<String> notes,
        @Nullable String others) {

    public HistoryFile {
        events = List.copyOf(events);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read
     * @throws LambdaFault when it is no history, naming the place and the rule
     */
    public static HistoryFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, String.valueOf(file.getFileName()));
        }
    }

    /**
     * Reads the content of a file, event by event: no more of it is kept than what the events say.
     *
     * @param fileName the file's name, for messages; the execution's function is called so when the content does not
     *     tell
     * @throws IOException when it cannot be read
     * @throws LambdaFault when it is no history, naming the place and the rule
     */
    public static HistoryFile read(InputStream in, String fileName) throws IOException {
        int dot = fileName.lastIndexOf('.');
        return read(in, fileName, dot > 0 ? fileName.substring(0, dot) : fileName);
    }

    /**
     * Reads the content of a file.
     *
     * @param what the file's name, for messages
     * @param title what the execution's function is called when the content does not tell
     * @throws LambdaFault when it is no history, naming the place and the rule
     */
    public static HistoryFile parse(byte[] utf8, String what, String title) {
        try {
            return read(new ByteArrayInputStream(utf8), what, title);
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory could not be read: " + e.getMessage(), e);
        }
    }

    private static HistoryFile read(InputStream in, String what, String title) throws IOException {
        HistoryPages pages = new HistoryPages(what);
        pages.read(in);
        EventOrder.Ordered ordered = EventOrder.of(pages.events(), what);
        List<HistoryEvent> events = ordered.events();
        if (!(events.getFirst() instanceof HistoryEvent.ExecutionStarted started)) {
            throw LambdaFault.invalid(what + " does not begin with ExecutionStarted but with event "
                    + events.getFirst().header().eventId() + ", "
                    + events.getFirst().eventType() + ": put the pages before it into the file too.");
        }
        EventRules.check(events, what);
        ExecutionArn own = pages.arn();
        long last = events.getLast().header().eventId();
        return new HistoryFile(
                own == null ? made(title, started.header()) : own,
                events,
                Math.max(0, last - events.size()),
                pages.goesOn(),
                Fidelity.notes(ordered, pages),
                pages.others());
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
}
