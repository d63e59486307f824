package dev.durascope.engine.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Journal positions in ascending order, many of them: kept in chunks, so that one more never copies all there are. A
 * journal that fits a heap has fewer records than an {@code int} can count.
 */
final class Positions {
    private static final int BITS = 12;
    private static final int CHUNK = 1 << BITS;
    private static final int FIRST = 8;

    private final List<int[]> chunks = new ArrayList<>(1);
    private int[] last = {};
    private int size;

    /** How many positions there are. */
    int size() {
        return size;
    }

    /** Adds a position, which is no smaller than those before it. */
    void add(long position) {
        int index = size & (CHUNK - 1);
        if (index == 0) {
            last = new int[size == 0 ? FIRST : CHUNK];
            chunks.add(last);
        } else if (index == last.length) {
            last = Arrays.copyOf(last, Math.min(CHUNK, index * 2));
            chunks.set(chunks.size() - 1, last);
        }
        last[index] = Math.toIntExact(position);
        size++;
    }

    /** The newest position; there must be one. */
    long newest() {
        return last[(size - 1) & (CHUNK - 1)];
    }

    /** How many there are up to a position. */
    int countUpTo(long position) {
        if (size == 0 || newest() <= position) {
            return size;
        }
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (chunks.get(middle >>> BITS)[middle & (CHUNK - 1)] <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
