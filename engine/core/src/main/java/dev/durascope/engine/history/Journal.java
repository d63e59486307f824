package dev.durascope.engine.history;

import java.util.ArrayList;
import java.util.List;

/**
 * The append-only journal of one execution in memory. Appending belongs to the execution's lane; reading is safe from
 * any thread and sees a consistent prefix.
 */
public final class Journal {
    private final List<JournalRecord> records = new ArrayList<>();

    /** How many records there are: the position of the last one. */
    public synchronized long size() {
        return records.size();
    }

    /** The records after a position, oldest first; a copy. */
    public synchronized List<JournalRecord> after(long position) {
        return List.copyOf(records.subList((int) Math.min(position, records.size()), records.size()));
    }

    /**
     * Appends records.
     *
     * @throws IllegalArgumentException when the first does not follow the last one there is
     */
    public synchronized void append(List<JournalRecord> next) {
        for (JournalRecord record : next) {
            if (record.position() != records.size() + 1) {
                throw new IllegalArgumentException(
                        "Record " + record.position() + " does not follow record " + records.size() + ".");
            }
            records.add(record);
        }
    }
}
