package dev.durascope.engine.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An operation and all it has been. Each state knows the position that made it, so that nothing is kept beside the
 * states; nearly every operation has two of them, begun and ended.
 */
final class Track {
    private final long startPosition;
    private OperationState[] states = new OperationState[2];
    private int size;

    /** @param startPosition the position at which the operation began */
    Track(long startPosition) {
        this.startPosition = startPosition;
    }

    long startPosition() {
        return startPosition;
    }

    /** Adds the state from its own position on. */
    void set(OperationState state) {
        if (size == states.length) {
            states = Arrays.copyOf(states, size * 2);
        }
        states[size++] = state;
    }

    /** The state as of a position, or {@code null} before the first. */
    @Nullable
    OperationState at(long position) {
        if (size > 0 && states[size - 1].position() <= position) {
            return states[size - 1];
        }
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (states[middle].position() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? null : states[low - 1];
    }

    /** The newest state, or {@code null} when there is none. */
    @Nullable
    OperationState last() {
        return size == 0 ? null : states[size - 1];
    }
}
