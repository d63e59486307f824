package dev.durascope.engine.cloud;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What was read so far of what the invocations of one execution printed. It stands beside the execution's journal, which goes
 * on growing by what the service writes, and is put into it where the execution becomes a recording. Safe for use by many
 * threads.
 */
public final class FetchedOutput {
    private final Map<String, List<CloudLogs.Line>> lines = new HashMap<>();
    private final Set<String> whole = new HashSet<>();

    /** Keeps what a reading has found, in the place of what was known of the same invocations. */
    public synchronized void keep(CloudLogs.Output output) {
        Map<String, List<CloudLogs.Line>> fresh = new HashMap<>();
        for (CloudLogs.Line line : output.lines()) {
            String requestId = Objects.requireNonNull(line.line().requestId());
            fresh.computeIfAbsent(requestId, id -> new ArrayList<>()).add(line);
        }
        lines.putAll(fresh);
        // One without a line may have some later: CloudWatch takes its time.
        fresh.keySet().stream().filter(id -> !output.unread().contains(id)).forEach(whole::add);
    }

    /** The lines of an invocation, oldest first; none where none were read. */
    public synchronized List<CloudLogs.Line> of(String requestId) {
        return List.copyOf(lines.getOrDefault(requestId, List.of()));
    }

    /** Whether the lines of an invocation are all that it has printed. */
    public synchronized boolean isWhole(String requestId) {
        return whole.contains(requestId);
    }

    /**
     * A journal with the lines in it. Those of an invocation stand before its InvocationCompleted: AWS's history does not say
     * when it began.
     *
     * @param journal from position 1 on, without a gap
     * @return the same from position 1 on; the positions behind a line are other ones
     */
    public synchronized List<JournalRecord> in(List<JournalRecord> journal) {
        if (lines.isEmpty()) {
            return journal;
        }
        List<JournalRecord> all = new ArrayList<>();
        for (JournalRecord record : journal) {
            if (record.entry() instanceof JournalEntry.Event event
                    && event.event() instanceof HistoryEvent.InvocationCompleted completed) {
                of(completed.requestId()).forEach(line -> add(all, line.at(), line.line()));
            }
            add(all, record.at(), record.entry());
        }
        return all;
    }

    private static void add(List<JournalRecord> all, Instant at, JournalEntry entry) {
        all.add(new JournalRecord(all.size() + 1L, at, entry));
    }
}
