package dev.durascope.app.text;

import java.time.Duration;
import java.util.Locale;

/** Writes durations as short as their size allows: {@code 12 ms}, {@code 1.4 s}, {@code 9:58}, {@code 2 d 4 h}. */
public final class Durations {
    private Durations() {}

    /** How long something took. Negative durations count as zero. */
    public static String taken(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 59_950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return clock(Math.round(millis / 1000.0));
    }

    /** How long something took, and how much of that was skipped. */
    public static String taken(Duration duration, Duration skipped) {
        return Texts.text("duration.skipped", taken(duration), taken(skipped));
    }

    /** How long is left until something happens, in whole seconds rounded up: {@code 4 s}, {@code 9:58}. */
    public static String left(Duration duration) {
        long seconds = Math.max(0, -Math.floorDiv(-duration.toMillis(), 1000L));
        return seconds < 60 ? seconds + " s" : clock(seconds);
    }

    private static String clock(long seconds) {
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        }
        long days = seconds / 86_400;
        long hours = seconds / 3600 % 24;
        return hours == 0 ? days + " d" : days + " d " + hours + " h";
    }
}
