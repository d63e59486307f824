package dev.durascope.engine.history;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Every operation of an execution with all its versions by journal position, in the order in which they began. */
final class OperationVersions {

    private final Map<String, Track> byId = new HashMap<>();
    private final List<Track> inOrder = new ArrayList<>();
    private final Map<String, List<Track>> byParent = new HashMap<>();
    private final List<Track> changes = new ArrayList<>();
    private final Positions changePositions = new Positions();

    /** Takes in the EXECUTION operation, which is nobody's child. */
    void begin(OperationState execution) {
        record(track(execution.id(), execution.position()), execution);
    }

    /**
     * Takes in what an event makes of the operation it names.
     *
     * @param change is given the operation's last state, or {@code null} when it begins here
     */
    void apply(String id, @Nullable String parentId, long position, UnaryOperator<@Nullable OperationState> change) {
        Track track = byId.get(id);
        if (track == null) {
            track = track(id, position);
            byParent.computeIfAbsent(parentId, p -> new ArrayList<>()).add(track);
        }
        record(track, change.apply(track.last()));
    }

    /** Changes an operation there is; does nothing when there is none of the id. */
    void update(String id, long position, UnaryOperator<OperationState> change) {
        Track track = byId.get(id);
        if (track != null) {
            record(track, change.apply(Objects.requireNonNull(track.last())).at(position));
        }
    }

    private Track track(String id, long position) {
        Track track = new Track(position);
        byId.put(id, track);
        inOrder.add(track);
        return track;
    }

    private void record(Track track, OperationState state) {
        track.set(state);
        changes.add(track);
        changePositions.add(state.position());
    }

    /** The operations that changed after one position and up to another, in the order of their first change. */
    List<OperationState> changedBetween(long after, long upTo) {
        LinkedHashSet<Track> changed = new LinkedHashSet<>();
        int end = changePositions.countUpTo(upTo);
        for (int i = changePositions.countUpTo(after); i < end; i++) {
            changed.add(changes.get(i));
        }
        return changed.stream()
                .map(track -> Objects.requireNonNull(track.at(upTo)))
                .toList();
    }

    /** The operation of an id as of a position, or {@code null} when it had not begun. */
    @Nullable
    OperationState operation(String id, long at) {
        Track track = byId.get(id);
        return track == null ? null : track.at(at);
    }

    /** All that had begun by a position: a view. */
    List<OperationState> all(long at) {
        return new View(inOrder, at);
    }

    /** How many had begun by a position. */
    int count(long at) {
        return countUpTo(inOrder, at);
    }

    /** The children of an operation, or those of none for {@code null}, that had begun by a position: a view. */
    List<OperationState> children(@Nullable String parentId, long at) {
        return new View(byParent.getOrDefault(parentId, List.of()), at);
    }

    private static int countUpTo(List<Track> tracks, long at) {
        int low = 0;
        int high = tracks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tracks.get(middle).startPosition() <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static final class View extends AbstractList<OperationState> {
        private final List<Track> tracks;
        private final int size;
        private final long at;

        View(List<Track> tracks, long at) {
            this.tracks = tracks;
            this.size = countUpTo(tracks, at);
            this.at = at;
        }

        @Override
        public OperationState get(int index) {
            return Objects.requireNonNull(
                    tracks.get(Objects.checkIndex(index, size)).at(at));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
