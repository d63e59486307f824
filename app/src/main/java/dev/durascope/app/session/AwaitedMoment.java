package dev.durascope.app.session;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The moment that was asked for before its event had been read. There is one at a time; whoever goes elsewhere meanwhile
 * gives it up. Belongs to the window's thread.
 */
final class AwaitedMoment {

    /**
     * What was asked for.
     *
     * @param absent called when there is no such event after all
     */
    record Wish(long eventId, Cursor.Move move, Runnable absent) {}

    private final ReadOnlyLongWrapper shown = new ReadOnlyLongWrapper();
    private @Nullable Wish wish;
    private long readUpTo;

    /** The event that is waited for while others of its kind are still fetched; 0 for none. */
    ReadOnlyLongProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What is waited for; {@code null} for nothing. */
    @Nullable
    Wish wish() {
        return wish;
    }

    /** Waits for an event, or for nothing any more. */
    void await(@Nullable Wish wanted) {
        wish = wanted;
        review();
    }

    /** Takes note that events are fetched that belong before others, up to this one; 0 when none are. */
    void readUpTo(long eventId) {
        readUpTo = eventId;
        review();
    }

    /** Whether an event that is not there is among those that are still fetched. */
    boolean mayCome(long eventId) {
        return eventId <= readUpTo;
    }

    private void review() {
        shown.set(wish != null && mayCome(wish.eventId()) ? wish.eventId() : 0);
    }
}
