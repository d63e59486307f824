package dev.durascope.app.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them, {@code 500ms}, {@code 30s}, {@code 1h30m}, or in ISO-8601, {@code PT1M}. */
final class DurationOption implements ITypeConverter<Duration> {
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,9}(ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    @Override
    public Duration convert(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        Duration duration = lower.startsWith("p") ? iso(text) : units(lower, text);
        if (!duration.isPositive()) {
            throw refusal(text);
        }
        return duration;
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw refusal(text);
        }
    }

    private static Duration units(String lower, String text) {
        if (!WHOLE.matcher(lower).matches()) {
            throw refusal(text);
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(lower);
        while (part.find()) {
            long amount = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    });
        }
        return sum;
    }

    private static TypeConversionException refusal(String text) {
        return new TypeConversionException(
                "'" + text + "' is not a duration above zero: write it with a unit, such as 30s, 5m or PT1M");
    }
}
