package dev.durascope.engine.store;

import dev.durascope.engine.history.JournalRecord;
import java.util.List;

/** Random records for tests of other packages. */
public final class RandomRecords {
    private RandomRecords() {}

    /** A journal that means nothing, of every kind of entry; the same for the same seed. */
    public static List<JournalRecord> of(long seed, int count) {
        return Journals.random(seed, 1, count);
    }
}
