package dev.durascope.engine.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value and all it has been, by journal position: append-only, so that any past is a binary search away and shares
 * everything with the present.
 */
final class Versioned<T> {
    private long[] positions = new long[1];
    private @Nullable Object[] values = new @Nullable Object[1];
    private int size;

    /** Sets the value from {@code position} on; a second value at one position replaces the first. */
    void set(long position, T value) {
        if (size > 0 && positions[size - 1] == position) {
            values[size - 1] = value;
            return;
        }
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        positions[size] = position;
        values[size++] = value;
    }

    /** The value as of a position, or {@code null} before the first. */
    @SuppressWarnings("unchecked")
    @Nullable
    T at(long position) {
        if (size > 0 && positions[size - 1] <= position) {
            return (T) values[size - 1];
        }
        int found = Arrays.binarySearch(positions, 0, size, position);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? null : (T) values[index];
    }

    /** The newest value, or {@code null} when there is none. */
    @SuppressWarnings("unchecked")
    @Nullable
    T last() {
        return size == 0 ? null : (T) values[size - 1];
    }
}
