package dev.durascope.engine.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A number and all it has been, by journal position, as {@link Versioned} keeps values; 0 before the first. */
final class VersionedLong {
    private static final int BITS = 12;
    private static final int CHUNK = 1 << BITS;
    private static final int FIRST = 8;

    private final Positions positions = new Positions();
    private final List<long[]> chunks = new ArrayList<>(1);
    private long[] newest = {};

    /** Sets the number from {@code position} on; a second one at one position replaces the first. */
    void set(long position, long value) {
        int size = positions.size();
        if (size > 0 && positions.newest() == position) {
            newest[(size - 1) & (CHUNK - 1)] = value;
            return;
        }
        int index = size & (CHUNK - 1);
        if (index == 0) {
            newest = new long[size == 0 ? FIRST : CHUNK];
            chunks.add(newest);
        } else if (index == newest.length) {
            newest = Arrays.copyOf(newest, Math.min(CHUNK, index * 2));
            chunks.set(chunks.size() - 1, newest);
        }
        newest[index] = value;
        positions.add(position);
    }

    /** The number as of a position. */
    long at(long position) {
        int count = positions.countUpTo(position);
        return count == 0 ? 0 : chunks.get((count - 1) >>> BITS)[(count - 1) & (CHUNK - 1)];
    }

    /** The newest number. */
    long last() {
        int size = positions.size();
        return size == 0 ? 0 : newest[(size - 1) & (CHUNK - 1)];
    }
}
