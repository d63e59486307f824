package dev.durascope.app.timeline;

/**
 * What of a {@link TimeFold}'s line is in view. While nobody has zoomed, that is all of it, however long it grows.
 */
final class Viewport {
    /** The shortest stretch in view: 50 microseconds. */
    private static final double SHORTEST = 50;

    /** What is left free beside the whole line, of its length, so that its end can be seen. */
    private static final double BEFORE = 0.005;

    private static final double AFTER = 0.02;

    private double width = 1;
    private double length = 1;
    private double from = -BEFORE;
    private double to = 1 + AFTER;
    private boolean fitted = true;

    /** Whether all is in view, and will be when the line grows. */
    boolean isFitted() {
        return fitted;
    }

    /** The place at the left edge. */
    double from() {
        return from;
    }

    /** The place at the right edge. */
    double to() {
        return to;
    }

    /** The first place one can go to. */
    double least() {
        return -BEFORE * length;
    }

    /** The last place one can go to. */
    double most() {
        return length + AFTER * length;
    }

    /** How many pixels wide the view is. */
    double width() {
        return width;
    }

    void setWidth(double pixels) {
        width = Math.max(1, pixels);
    }

    /** Takes in how long the line is now. */
    void setLength(double newLength) {
        length = Math.max(SHORTEST, newLength);
        if (fitted) {
            fit();
        } else {
            show(from, to);
        }
    }

    /** The pixels from the left edge to a place. */
    double x(double place) {
        return (place - from) / (to - from) * width;
    }

    /** The place so many pixels from the left edge. */
    double place(double x) {
        return from + x / width * (to - from);
    }

    /** How many pixels a unit of the line takes. */
    double scale() {
        return width / (to - from);
    }

    /** Brings all into view. */
    void fit() {
        fitted = true;
        from = least();
        to = most();
    }

    /** Brings a stretch of the line into view, as far as there is one. */
    void show(double newFrom, double newTo) {
        double span = Math.min(Math.max(newTo - newFrom, SHORTEST), most() - least());
        double start = Math.min(Math.max(newFrom, least()), most() - span);
        from = start;
        to = start + span;
        fitted = from <= least() && to >= most();
    }

    /** Zooms so that the place under a pixel stays there. @param factor above 1 to see more of less */
    void zoom(double factor, double x) {
        double anchor = place(x);
        double span = Math.min(Math.max((to - from) / factor, SHORTEST), most() - least());
        double start = anchor - x / width * span;
        show(start, start + span);
    }

    /** Moves what is in view. @param pixels above 0 to see what comes later */
    void pan(double pixels) {
        double by = pixels / scale();
        show(from + by, to + by);
    }

    /** Moves as little as it takes to have a place in view. */
    void reveal(double place) {
        double margin = 0.05 * (to - from);
        if (place < from) {
            show(place - margin, place - margin + to - from);
        } else if (place > to) {
            show(place + margin - (to - from), place + margin);
        }
    }

    /** The same view of another width, for a picture of its own. */
    Viewport copy(double otherWidth) {
        Viewport copy = new Viewport();
        copy.width = otherWidth;
        copy.length = length;
        copy.from = from;
        copy.to = to;
        copy.fitted = fitted;
        return copy;
    }
}
