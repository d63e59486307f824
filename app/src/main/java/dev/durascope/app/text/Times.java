package dev.durascope.app.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes instants in the reader's time zone. */
public final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private Times() {}

    /** The time of day with milliseconds. */
    public static String clock(Instant instant, ZoneId zone) {
        return CLOCK.format(instant.atZone(zone));
    }

    /** Date and time with milliseconds. */
    public static String full(Instant instant, ZoneId zone) {
        return FULL.format(instant.atZone(zone));
    }

    /** The time of day on the day that is today, else day and time. */
    public static String recent(Instant instant, LocalDate today, ZoneId zone) {
        ZonedDateTime time = instant.atZone(zone);
        return time.toLocalDate().equals(today) ? SHORT.format(time) : DAY.format(time);
    }
}
