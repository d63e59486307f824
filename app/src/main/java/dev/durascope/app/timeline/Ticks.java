package dev.durascope.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round moments along the axis, and how they are written. */
final class Ticks {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] LONG_STEPS = {
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        5 * DAY,
        10 * DAY,
        20 * DAY,
        50 * DAY,
        100 * DAY,
        200 * DAY,
        500 * DAY
    };

    private Ticks() {}

    /**
     * The distance of round moments.
     *
     * @param least microseconds that must lie between two of them
     */
    static long step(double least) {
        for (long unit = 1; unit < SECOND; unit *= 10) {
            for (long step : new long[] {unit, 2 * unit, 5 * unit}) {
                if (step >= least) {
                    return step;
                }
            }
        }
        for (long step : LONG_STEPS) {
            if (step >= least) {
                return step;
            }
        }
        long step = LONG_STEPS[LONG_STEPS.length - 1];
        while (step < least) {
            step *= 2;
        }
        return step;
    }

    /** The round moments between two places of a line, those inside its folds left out. */
    static List<Long> between(TimeFold fold, double fromPlace, double toPlace, long step) {
        List<Long> ticks = new ArrayList<>();
        double at = Math.max(0, fold.time(fromPlace));
        double until = fold.time(toPlace);
        int next = 0;
        while (next < fold.folds().size() && fold.folds().get(next).to() <= at) {
            next++;
        }
        while (at <= until) {
            boolean folded = next < fold.folds().size();
            double stop = folded ? Math.min(until, fold.folds().get(next).from()) : until;
            for (long tick = (long) Math.ceil(at / step) * step; tick <= stop; tick += step) {
                ticks.add(tick);
            }
            if (!folded) {
                return ticks;
            }
            at = Math.nextUp((double) fold.folds().get(next).to());
            next++;
        }
        return ticks;
    }

    /** A moment since the start, as exact as a distance of ticks needs. */
    static String text(long micros, long step) {
        if (micros == 0) {
            return "0";
        }
        if (micros < SECOND && step < SECOND) {
            return decimals(micros / 1_000.0, step, 1_000) + " ms";
        }
        if (micros < MINUTE) {
            return decimals(micros / 1_000_000.0, step, SECOND) + " s";
        }
        long days = micros / DAY;
        long hours = micros / HOUR % 24;
        long minutes = micros / MINUTE % 60;
        String seconds = decimals(micros % MINUTE / 1_000_000.0, step, SECOND);
        String padded = seconds.indexOf('.') == 1 || seconds.length() == 1 ? "0" + seconds : seconds;
        if (days > 0) {
            return step % HOUR == 0
                    ? days + " d " + hours + " h"
                    : String.format(Locale.ROOT, "%d d %d:%02d:%s", days, hours, minutes, padded);
        }
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%s", hours, minutes, padded)
                : String.format(Locale.ROOT, "%d:%s", minutes, padded);
    }

    private static String decimals(double value, long step, long unit) {
        int decimals = 0;
        for (long rest = unit; rest > 1 && step % rest != 0; rest /= 10) {
            decimals++;
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
