package dev.durascope.engine.history;

import java.util.Arrays;

/** A number and all it has been, by journal position, as {@link Versioned} keeps values; 0 before the first. */
final class VersionedLong {
    private long[] positions = new long[8];
    private long[] values = new long[8];
    private int size;

    /** Sets the number from {@code position} on; a second one at one position replaces the first. */
    void set(long position, long value) {
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

    /** The number as of a position. */
    long at(long position) {
        if (size > 0 && positions[size - 1] <= position) {
            return values[size - 1];
        }
        int found = Arrays.binarySearch(positions, 0, size, position);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? 0 : values[index];
    }

    /** The newest number. */
    long last() {
        return size == 0 ? 0 : values[size - 1];
    }
}
