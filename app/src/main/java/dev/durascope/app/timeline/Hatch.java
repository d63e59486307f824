package dev.durascope.app.timeline;

import java.util.Arrays;

/** Slanted lines over a rectangle, cut at its edges. */
final class Hatch {
    private Hatch() {}

    /**
     * Draws them.
     *
     * @param distance pixels from one to the next
     */
    static void draw(
            Pen pen, double x, double y, double width, double height, double distance, Ink ink, double opacity) {
        if (width <= 0 || height <= 0) {
            return;
        }
        int count = (int) Math.ceil((width + height) / distance);
        double[] ends = new double[4 * count];
        int used = 0;
        for (int i = 1; i <= count; i++) {
            // Each runs from the left or bottom edge up to the top or right one.
            double sum = i * distance;
            double fromX = Math.max(0, sum - height);
            double toX = Math.min(width, sum);
            if (toX - fromX < 0.5) {
                continue;
            }
            ends[used++] = x + fromX;
            ends[used++] = y + sum - fromX;
            ends[used++] = x + toX;
            ends[used++] = y + sum - toX;
        }
        if (used > 0) {
            pen.lines(Arrays.copyOf(ends, used), 1, ink, opacity);
        }
    }
}
