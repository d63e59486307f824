package dev.durascope.app.session;

import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.model.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The moment of an execution that every pane shows: a position of its journal, or <i>now</i>, which moves on by itself.
 * It moves from event to event of AWS's history; going to the last one is going to now. Moving it changes nothing but
 * what is shown. Belongs to the window's thread.
 */
public final class Cursor {

    /** How the cursor and the execution stand to each other. */
    public enum Mode {
        /** The execution goes on, and the cursor rides on its newest record. */
        FOLLOW,
        /** The execution goes on, and the cursor stays at a moment of its past. */
        INSPECT,
        /** The execution has ended or is a recording: nothing will come any more, wherever the cursor is. */
        STATIC
    }

    /** How the user came to where the cursor is. */
    public enum Move {
        /** To the moment before or after, or by dragging: one of many on a way. */
        STEP,
        /** To a moment that was asked for. */
        JUMP,
        /** Back from a moment that was not: neither coming there nor leaving it counts. */
        TAKEN_BACK,
        /** To where it was before the execution was read anew: the user has gone nowhere. */
        RESTORED
    }

    /**
     * Where a cursor is.
     *
     * @param position of the journal
     * @param now whether it rides on the newest record
     */
    public record Moment(long position, boolean now) {}

    /** What a cursor moves in. */
    interface Ground {
        /** The events there are. */
        EventLog events();

        /** The invocations there are. */
        List<InvocationState> invocations();

        /** Shows another moment. */
        void show(long from, long to);
    }

    private final Ground ground;
    private final ReadOnlyLongWrapper position = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper atNow = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.FOLLOW);
    private final List<Consumer<Move>> listeners = new ArrayList<>();
    private long newest;
    private boolean ended;

    Cursor(Ground ground) {
        this.ground = ground;
    }

    /** The journal position shown. */
    public ReadOnlyLongProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    /** Whether the newest state is shown, and goes on being shown. */
    public ReadOnlyBooleanProperty atNowProperty() {
        return atNow.getReadOnlyProperty();
    }

    /** Whether the newest state is shown. */
    public boolean isAtNow() {
        return atNow.get();
    }

    /** How cursor and execution stand to each other. */
    public ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /** Whether the execution goes on and its newest state is shown: the only moment at which anything can be done to it. */
    public boolean isFollowing() {
        return mode.get() == Mode.FOLLOW;
    }

    /** Hears of each move, but not of the newest record moving on. */
    public void onMove(Consumer<Move> listener) {
        listeners.add(listener);
    }

    /** The newest event at the cursor; {@code null} when there is none yet. */
    public @Nullable HistoryEvent event() {
        int index = index();
        return index < 0 ? null : ground.events().events().get(index);
    }

    /** The id of the newest event at the cursor; 0 when there is none yet. */
    public long eventId() {
        HistoryEvent event = event();
        return event == null ? 0 : event.header().eventId();
    }

    /** Which of all events the newest one at the cursor is, 0 for the first; -1 when there is none yet. */
    public int index() {
        return ground.events().indexAt(position.get());
    }

    /** Whether an event comes after the moment shown. */
    public boolean isFuture(HistoryEvent event) {
        return !isAtNow() && event.header().eventId() > eventId();
    }

    /** Goes to the moment right after a record; from the last event on, that is now. */
    public void moveTo(long to, Move move) {
        if (ground.events().indexAt(to) == count() - 1) {
            toNow(move);
        } else {
            set(Math.max(0, to), false, move);
        }
    }

    /** Goes to the moment right after one of all events, 0 for the first; for the last one, to now. */
    public void moveToIndex(int index, Move move) {
        if (index >= count() - 1) {
            toNow(move);
        } else {
            moveTo(ground.events().positionOf(Math.max(0, index)), move);
        }
    }

    /**
     * Goes to the moment right after an event.
     *
     * @return whether there is an event of this id
     */
    public boolean moveToEvent(long eventId, Move move) {
        int index = ground.events().indexOf(eventId);
        if (index < 0) {
            return false;
        }
        moveToIndex(index, move);
        return true;
    }

    /** Goes to the moment after the first event. */
    public void toFirst() {
        moveToIndex(0, Move.JUMP);
    }

    /** Goes to the newest moment, and stays there while it moves on. */
    public void toNow() {
        toNow(Move.JUMP);
    }

    private void toNow(Move move) {
        set(newest, true, move);
    }

    /** Where it is, to {@linkplain #takeBack take it back} to. */
    public Moment moment() {
        return new Moment(position.get(), isAtNow());
    }

    /** Goes back to where it was before it was moved by what turned out to mean something else. */
    public void takeBack(Moment to) {
        set(to.now() ? newest : to.position(), to.now(), Move.TAKEN_BACK);
    }

    /** Goes one event on. */
    public void nextEvent() {
        if (!isAtNow()) {
            moveToIndex(index() + 1, Move.STEP);
        }
    }

    /** Goes one event back. */
    public void previousEvent() {
        if (index() > 0) {
            moveToIndex(index() - 1, Move.STEP);
        }
    }

    /** Goes to the first event of the next invocation, from the last one to now. */
    public void nextInvocation() {
        for (InvocationState invocation : ground.invocations()) {
            int start = startOf(invocation);
            if (start > index() && start < count()) {
                moveToIndex(start, Move.JUMP);
                return;
            }
        }
        toNow();
    }

    /** Goes to the first event of the invocation at work, or, from there, of the one before. */
    public void previousInvocation() {
        int at = index();
        for (InvocationState invocation : ground.invocations().reversed()) {
            int start = startOf(invocation);
            if (start < at) {
                moveToIndex(start, Move.JUMP);
                return;
            }
        }
        toFirst();
    }

    /** Goes to the first event of an invocation. */
    public void toInvocation(InvocationState invocation) {
        moveToIndex(startOf(invocation), Move.JUMP);
    }

    /** The first event after an invocation began, for that it began is none itself. */
    private int startOf(InvocationState invocation) {
        return ground.events().indexAt(invocation.startPosition()) + 1;
    }

    /** Goes to an operation's next event, if it has one after this moment. */
    public void nextEventOf(String operationId) {
        if (isAtNow()) {
            return;
        }
        long at = eventId();
        for (HistoryEvent event : ground.events().of(operationId)) {
            if (event.header().eventId() > at) {
                moveToEvent(event.header().eventId(), Move.STEP);
                return;
            }
        }
    }

    /** Goes to an operation's newest event before this moment, if it has one. */
    public void previousEventOf(String operationId) {
        long at = eventId();
        for (HistoryEvent event : ground.events().of(operationId).reversed()) {
            if (event.header().eventId() < at) {
                moveToEvent(event.header().eventId(), Move.STEP);
                return;
            }
        }
    }

    private int count() {
        return ground.events().events().size();
    }

    /** Takes note of the newest record; the cursor goes on with it when it is at now. */
    void grown(long position, boolean end) {
        newest = position;
        ended = end;
        if (isAtNow()) {
            this.position.set(position);
        }
        review();
    }

    private void set(long to, boolean now, Move move) {
        long from = position.get();
        boolean moved = from != to || now != isAtNow();
        atNow.set(now);
        position.set(to);
        review();
        if (moved) {
            ground.show(from, to);
            List.copyOf(listeners).forEach(listener -> listener.accept(move));
        }
    }

    private void review() {
        mode.set(ended ? Mode.STATIC : isAtNow() ? Mode.FOLLOW : Mode.INSPECT);
    }
}
