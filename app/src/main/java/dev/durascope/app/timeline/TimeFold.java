package dev.durascope.app.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays an execution's clock out along a line on which some stretches are folded to a short one. Everywhere else a
 * microsecond is one unit of the line. The way there grows all along, so it has a way back: every moment has its own
 * place, inside a fold as well.
 */
final class TimeFold {
    /** What a fold takes of the time that is not folded, at most: the twenty-fourth part. */
    private static final double LARGEST_SHARE = 24;

    /** An execution of which nothing is known. */
    static final TimeFold EMPTY = new TimeFold(new double[] {0}, new double[] {0}, List.of());

    private final double[] times;
    private final double[] places;
    private final List<Span> folds;

    private TimeFold(double[] times, double[] places, List<Span> folds) {
        this.times = times;
        this.places = places;
        this.folds = folds;
    }

    /**
     * Folds stretches of a clock.
     *
     * @param end where the clock ends
     * @param wanted what is to be folded; what is shorter than its fold would be is left as it is
     */
    static TimeFold of(long end, List<Span> wanted) {
        List<Span> inside = new ArrayList<>();
        long folded = 0;
        for (Span span : Span.union(wanted)) {
            Span cut = new Span(Math.max(0, span.from()), Math.min(end, span.to()));
            if (cut.length() > 0) {
                inside.add(cut);
                folded += cut.length();
            }
        }
        // All folds together take no more than half as much as the rest, however many there are.
        double rest = Math.max(1, end - folded);
        double width = rest / Math.max(LARGEST_SHARE, 2.0 * inside.size());
        inside.removeIf(span -> span.length() <= width);
        double[] times = new double[2 * inside.size() + 2];
        double[] places = new double[times.length];
        int knot = 1;
        for (Span span : inside) {
            times[knot] = span.from();
            places[knot] = places[knot - 1] + span.from() - times[knot - 1];
            times[knot + 1] = span.to();
            places[knot + 1] = places[knot] + width;
            knot += 2;
        }
        times[knot] = Math.max(end, times[knot - 1]);
        places[knot] = places[knot - 1] + times[knot] - times[knot - 1];
        return new TimeFold(times, places, List.copyOf(inside));
    }

    /** What is folded, in order. */
    List<Span> folds() {
        return folds;
    }

    /** Whether a moment lies inside a fold. */
    boolean isFolded(double time) {
        int low = 0;
        int high = folds.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (folds.get(middle).to() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < folds.size() && folds.get(low).from() < time;
    }

    /** Where the line ends. */
    double length() {
        return places[places.length - 1];
    }

    /** Where the clock ends. */
    double end() {
        return times[times.length - 1];
    }

    /** Where a moment lies on the line; before the beginning and after the end nothing is folded. */
    double place(double time) {
        return along(times, places, time);
    }

    /** The moment at a place of the line. */
    double time(double place) {
        return along(places, times, place);
    }

    private static double along(double[] from, double[] to, double value) {
        int last = from.length - 1;
        if (value <= from[0]) {
            return to[0] + value - from[0];
        }
        if (value >= from[last]) {
            return to[last] + value - from[last];
        }
        int found = Arrays.binarySearch(from, value);
        if (found >= 0) {
            return to[found];
        }
        int above = -found - 1;
        double share = (value - from[above - 1]) / (from[above] - from[above - 1]);
        return to[above - 1] + share * (to[above] - to[above - 1]);
    }
}
