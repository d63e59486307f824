package dev.durascope.engine.cloud;

import dev.durascope.engine.history.JournalRecord;
import java.util.List;

/** Hears how a followed execution's journal grows. Called on the thread that follows: hand over, and do not block. */
public interface FollowListener {
    /** Hears nothing. */
    FollowListener NONE = new FollowListener() {
        @Override
        public void appended(List<JournalRecord> records) {}

        @Override
        public void rebuilt(List<JournalRecord> records) {}

        @Override
        public void status(FollowStatus status) {}
    };

    /** Records were appended to the journal. */
    void appended(List<JournalRecord> records);

    /**
     * Events became known that belong before others: the journal begins anew, and so must whatever folded it.
     *
     * @param records the whole journal
     */
    void rebuilt(List<JournalRecord> records);

    /** A call was answered, or failed. Heard after what the call brought. */
    void status(FollowStatus status);
}
