package dev.durascope.engine.export;

import java.time.Duration;
import java.util.Locale;

/** Durations in words that need no explanation: {@code 12 ms}, {@code 1.4 s}, {@code 9 min 58 s}, {@code 2 d 4 h}. */
final class Spans {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Spans() {}

    /** How long something took, or will take. Negative durations count as zero. */
    static String of(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < MINUTE * 1_000) {
            return millis % 1_000 == 0
                    ? millis / 1_000 + " s"
                    : String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
        }
        long seconds = millis / 1_000;
        if (seconds < HOUR) {
            return two(seconds, MINUTE, " min", 1, " s");
        }
        return seconds < DAY ? two(seconds, HOUR, " h", MINUTE, " min") : two(seconds, DAY, " d", HOUR, " h");
    }

    private static String two(long seconds, long large, String largeUnit, long small, String smallUnit) {
        long rest = seconds % large / small;
        return seconds / large + largeUnit + (rest == 0 ? "" : " " + rest + smallUnit);
    }
}
