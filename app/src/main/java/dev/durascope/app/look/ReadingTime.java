package dev.durascope.app.look;

import javafx.util.Duration;

/** How long a text takes to be noticed and read. */
public final class ReadingTime {
    private static final Duration NOTICED = Duration.seconds(4);
    private static final Duration WORD = Duration.millis(400);

    private ReadingTime() {}

    /** Of a text, also for those who read slowly. */
    public static Duration of(String text) {
        return NOTICED.add(WORD.multiply(text.strip().split("\\s+").length));
    }
}
