package dev.durascope.app.timeline;

import java.util.Arrays;

/** When each event happened, in microseconds since the execution's start. */
final class EventTimes {
    private long[] times = new long[256];
    private int count;

    /** Takes in the next event. None is before the one ahead of it, whatever a clock said. */
    void add(long micros) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count] = count == 0 ? micros : Math.max(micros, times[count - 1]);
        count++;
    }

    /** How many events there are. */
    int count() {
        return count;
    }

    /** When an event happened, by its index; the start for one before the first. */
    long at(int index) {
        return index < 0 || count == 0 ? 0 : times[Math.min(index, count - 1)];
    }

    /** The index of the last event that had happened by then; the first one when none had, -1 when there is none. */
    int indexAt(double micros) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return count == 0 ? -1 : Math.max(0, low - 1);
    }
}
