package dev.durascope.app.session;

import dev.durascope.engine.model.ExecutionArn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** Where the user has been, to go back to and forward again. Belongs to the window's thread. */
public final class Places {
    private static final int KEPT = 200;

    /**
     * A moment of an execution, and what was selected in it.
     *
     * @param file the file that the execution was read from; absent for one of the engine
     * @param eventId the last event that had happened, or 0 where the cursor rides on the newest
     * @param operationId the selected operation; absent for none
     */
    public record Place(
            ExecutionArn execution,
            @Nullable Path file,
            long eventId,
            @Nullable String operationId) {
        /** A moment of an execution of the engine. */
        public Place(ExecutionArn execution, long eventId, @Nullable String operationId) {
            this(execution, null, eventId, operationId);
        }

        /** Whether it is a moment of this execution, of this file. */
        public boolean isIn(ExecutionArn arn, @Nullable Path of) {
            return execution.equals(arn) && Objects.equals(file, of);
        }

        private boolean isSameMoment(Place other) {
            return isIn(other.execution, other.file) && eventId == other.eventId;
        }
    }

    private final List<Place> places = new ArrayList<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private int current = -1;
    private boolean onTheWay;

    /** Whether there is a place before this one. */
    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    /** Whether there is a place that the user went back from. */
    public ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }

    /**
     * Takes note of where the user came. Of many steps in a row, only where they lead to is a place; what
     * was taken back never was one.
     */
    public void came(Place place, Cursor.Move move) {
        if (move == Cursor.Move.RESTORED) {
            return;
        }
        boolean step = move == Cursor.Move.STEP;
        if (move == Cursor.Move.TAKEN_BACK && current > 0) {
            places.remove(current);
            current--;
        }
        if (current >= 0 && (places.get(current).isSameMoment(place) || step && onTheWay)) {
            places.set(current, place);
        } else {
            places.subList(current + 1, places.size()).clear();
            places.add(place);
            if (places.size() > KEPT) {
                places.removeFirst();
            }
            current = places.size() - 1;
        }
        onTheWay = step;
        review();
    }

    /** Takes note of what is selected at the place where the user is. */
    public void selected(@Nullable String operationId) {
        if (current >= 0) {
            Place here = places.get(current);
            places.set(current, new Place(here.execution(), here.file(), here.eventId(), operationId));
        }
    }

    /** Forgets an execution that is gone. @param file the file it was read from; absent for one of the engine */
    public void forget(ExecutionArn execution, @Nullable Path file) {
        for (int i = places.size() - 1; i >= 0; i--) {
            if (places.get(i).isIn(execution, file)) {
                places.remove(i);
                current -= i <= current ? 1 : 0;
            }
        }
        current = places.isEmpty() ? -1 : Math.max(0, current);
        review();
    }

    /** Goes to the place before; {@code null} when there is none. */
    public @Nullable Place back() {
        return go(-1);
    }

    /** Goes to the place that the user went back from; {@code null} when there is none. */
    public @Nullable Place forward() {
        return go(1);
    }

    private @Nullable Place go(int by) {
        if (current + by < 0 || current + by >= places.size()) {
            return null;
        }
        current += by;
        onTheWay = false;
        review();
        return places.get(current);
    }

    private void review() {
        canGoBack.set(current > 0);
        canGoForward.set(current >= 0 && current < places.size() - 1);
    }
}
