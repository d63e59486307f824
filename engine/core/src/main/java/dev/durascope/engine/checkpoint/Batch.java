package dev.durascope.engine.checkpoint;

import dev.durascope.engine.history.BatchState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A batch in the making: the state its updates see, and the journal entries they bring about. */
final class Batch {
    private final BatchState state;
    private final Instant now;
    private final List<JournalEntry> entries = new ArrayList<>();
    private long lastEventId;

    Batch(BatchState state, Instant now) {
        this.state = state;
        this.now = now;
        this.lastEventId = state.base().lastEventId();
    }

    Instant now() {
        return now;
    }

    BatchState state() {
        return state;
    }

    List<JournalEntry> entries() {
        return entries;
    }

    /** The operation an update names, as the batch has left it so far. */
    @Nullable
    Operation operation(OperationUpdate update) {
        return state.operation(update.id());
    }

    /** Adds an event of the operation that an update names; what the update omits is kept (protocol §3). */
    void event(OperationUpdate update, Function<EventHeader, HistoryEvent> make) {
        Operation known = state.operation(update.id());
        EventHeader header = new EventHeader(
                ++lastEventId,
                now,
                update.id(),
                known == null ? update.name() : known.name(),
                known == null ? update.parentId() : known.parentId(),
                known == null ? update.subType() : known.subType());
        HistoryEvent event = make.apply(header);
        state.apply(event);
        entries.add(new JournalEntry.Event(event));
    }

    /** Adds an entry that is no event of AWS's history. */
    void entry(JournalEntry entry) {
        entries.add(entry);
    }
}
