package dev.durascope.app.timeline;

import java.util.Arrays;

/**
 * Bars that are too narrow, or rows too low, to be drawn each for itself: what lies on each pixel of one band. Every bar
 * covers at least one pixel, so that nothing there is remains unseen.
 */
final class Density {

    /** Takes stretches of equal tone. */
    @FunctionalInterface
    interface Sink {
        /** From one pixel up to another one, which is not part of it. */
        void run(int fromX, int toX, Tone tone);
    }

    private static final Tone[] TONES = Tone.values();

    private final int columns;
    private final int[][] steps;
    /** The columns between which anything lies: one row seldom covers much of the band. */
    private int low;

    private int high;
    private boolean empty = true;

    /** @param columns how many pixels wide the band is */
    Density(int columns) {
        this.columns = Math.max(1, columns);
        this.steps = new int[TONES.length][this.columns + 1];
    }

    boolean isEmpty() {
        return empty;
    }

    /** Adds a bar between two pixels; what lies outside the band does not count. */
    void add(double fromX, double toX, Tone tone) {
        int from = (int) Math.floor(fromX);
        int to = Math.max(from + 1, (int) Math.ceil(toX));
        if (to <= 0 || from >= columns) {
            return;
        }
        int left = Math.max(0, from);
        int right = Math.min(columns, to);
        steps[tone.ordinal()][left]++;
        steps[tone.ordinal()][right]--;
        low = empty ? left : Math.min(low, left);
        high = empty ? right : Math.max(high, right);
        empty = false;
    }

    /** Tells what is to be drawn, and forgets it. */
    void flush(Sink sink) {
        if (empty) {
            return;
        }
        int[] depth = new int[TONES.length];
        int from = low;
        Tone before = null;
        for (int x = low; x < high; x++) {
            Tone now = null;
            for (int t = 0; t < TONES.length; t++) {
                depth[t] += steps[t][x];
                if (depth[t] > 0) {
                    now = TONES[t];
                }
            }
            if (now != before) {
                if (before != null) {
                    sink.run(from, x, before);
                }
                from = x;
                before = now;
            }
        }
        if (before != null) {
            sink.run(from, high, before);
        }
        for (int[] tone : steps) {
            Arrays.fill(tone, low, high + 1, 0);
        }
        empty = true;
    }
}
