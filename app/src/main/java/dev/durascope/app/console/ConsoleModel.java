package dev.durascope.app.console;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.session.AppendOnlyList;
import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.session.FromFile;
import dev.durascope.app.session.OutputSource;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.recording.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the handler printed: all of it, or what one invocation did. */
public final class ConsoleModel {
    /** The filter that lets every line through. */
    public static final int ALL = -1;

    private final List<ConsoleRow> all = new ArrayList<>();
    private final AppendOnlyList<ConsoleRow> shown = new AppendOnlyList<>();
    private final ObservableList<Integer> invocations = FXCollections.observableArrayList();
    private final Map<String, Integer> numbers = new HashMap<>();
    private boolean tellsBeginnings;
    private int completed;
    private final IntegerProperty filter = new SimpleIntegerProperty(ALL);
    private final Cursor cursor;
    private final String silence;
    private final @Nullable OutputFetch fetch;
    private final BooleanProperty followTail = new SimpleBooleanProperty(true);

    /** Follows a session from its beginning: make it before the session takes in its journal. */
    public ConsoleModel(ExecutionSession session) {
        this.cursor = session.cursor();
        FromFile file = session.file();
        OutputSource elsewhere = session.output();
        this.fetch = elsewhere == null ? null : new OutputFetch(elsewhere, filter, this::replace);
        this.silence = session.isAttached()
                ? text("console.silence.fetch")
                : file == null
                        ? text("console.silence.live")
                        : file.origin() == Recording.Origin.HISTORY
                                ? text("console.silence.cloud")
                                : text("console.silence.recorded");
        session.onChange(change -> take(change.records()));
        filter.addListener((o, before, now) -> restart());
    }

    private void restart() {
        shown.restart(all.stream().filter(this::passes).toList());
    }

    /** Shows lines that were read from elsewhere, instead of those of before. */
    private void replace(List<ConsoleRow> rows) {
        all.clear();
        all.addAll(rows);
        restart();
    }

    /** Reads what the journal does not hold; {@code null} where it holds what there is. */
    public @Nullable OutputFetch fetch() {
        return fetch;
    }

    /** Why there may be no lines, in a sentence. */
    public String silence() {
        return silence;
    }

    /** The lines that pass the filter. */
    public ObservableList<ConsoleRow> rows() {
        return shown;
    }

    /** The moment shown; the lines after it are listed all the same. */
    Cursor cursor() {
        return cursor;
    }

    /** How many of the listed lines were printed by the moment shown. */
    int printed() {
        int low = 0;
        int high = shown.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isFuture(shown.get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether a line was printed after the moment shown. */
    boolean isFuture(ConsoleRow row) {
        return !cursor.isAtNow() && row.position() > cursor.positionProperty().get();
    }

    /** The numbers of the invocations there are. */
    public ObservableList<Integer> invocations() {
        return invocations;
    }

    /** The invocation whose lines are shown, or {@link #ALL}. */
    public IntegerProperty filterProperty() {
        return filter;
    }

    /** Whether the newest line stays in view. */
    public BooleanProperty followTailProperty() {
        return followTail;
    }

    private void take(List<JournalRecord> records) {
        List<ConsoleRow> fresh = new ArrayList<>();
        for (JournalRecord record : records) {
            switch (record.entry()) {
                case JournalEntry.InvocationStarted e -> {
                    tellsBeginnings = true;
                    numbers.put(e.requestId(), e.number());
                    invocations.add(e.number());
                }
                case JournalEntry.ConsoleLine e -> {
                    int number = e.requestId() == null ? 0 : number(e.requestId());
                    ConsoleRow row = new ConsoleRow(record.position(), number, record.at(), e.stream(), e.text());
                    all.add(row);
                    if (passes(row)) {
                        fresh.add(row);
                    }
                }
                case JournalEntry.Event e
                when e.event() instanceof HistoryEvent.InvocationCompleted done -> ended(done, record.position());
                default -> {} // The others print nothing.
            }
        }
        shown.append(fresh);
        if (fetch != null) {
            fetch.refresh();
        }
    }

    /**
     * The number of an invocation; 0 for that of another function. A journal of AWS's history does not say when one began:
     * what it printed stands before its end.
     */
    private int number(String requestId) {
        if (tellsBeginnings) {
            return numbers.getOrDefault(requestId, 0);
        }
        return numbers.computeIfAbsent(requestId, id -> {
            invocations.add(completed + 1);
            return completed + 1;
        });
    }

    /** AWS's history tells of an invocation when it has ended. */
    private void ended(HistoryEvent.InvocationCompleted done, long position) {
        if (fetch != null) {
            fetch.ended(done, number(done.requestId()), position);
        }
        completed++;
    }

    private boolean passes(ConsoleRow row) {
        return filter.get() == ALL || row.invocation() == filter.get();
    }
}
