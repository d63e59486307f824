package dev.durascope.app.text;

import dev.durascope.engine.time.TimeMode;

/** Calls time modes by their names: {@code Real time}, {@code Skip time}, {@code Manual time}, {@code Time ×60}. */
public final class TimeModes {
    private TimeModes() {}

    /** What a mode is called where it stands alone. */
    public static String title(TimeMode mode) {
        return switch (mode.kind()) {
            case REAL -> "Real time";
            case SKIP -> "Skip time";
            case MANUAL -> "Manual time";
            case SCALED -> "Time ×" + mode.factorText();
        };
    }

    /** What a mode does, in a sentence. */
    public static String description(TimeMode mode) {
        return switch (mode.kind()) {
            case REAL -> "Waits take as long as they say.";
            case SKIP -> "Waits, retries and backoff are jumped over when nothing runs.";
            case MANUAL -> "No timer fires by itself: fire the next one, or skip a wait, by hand.";
            case SCALED -> "While no handler is at work, time runs " + mode.factorText() + " times as fast.";
        };
    }
}
