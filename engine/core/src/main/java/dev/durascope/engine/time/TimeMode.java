package dev.durascope.engine.time;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

/**
 * How an execution's clock moves, and whether its deadlines fire by themselves.
 *
 * @param kind the rule
 * @param factor how many times as fast as the wall clock {@link Kind#SCALED} time runs while no handler is at work; 1
 *     for every other kind
 */
public record TimeMode(Kind kind, double factor) {

    /** The rules there are. */
    public enum Kind {
        /** As the wall clock. */
        REAL,
        /** As the wall clock, but waits, step retries and invocation backoff are jumped over when nothing runs. */
        SKIP,
        /**
         * As the wall clock, but no deadline fires by itself: each one is fired by hand, the next or a certain one. One
         * that is past stays due until then, and a callback can still be answered.
         */
        MANUAL,
        /**
         * Faster or slower than the wall clock while no handler is at work; as the wall clock while one is, so that what
         * a step takes is never distorted. Every deadline fires when it is due.
         */
        SCALED
    }

    /** The smallest factor there is: a minute takes more than sixteen hours. */
    public static final double SLOWEST = 0.001;

    /** The largest factor there is: a year takes half a minute. */
    public static final double FASTEST = 1_000_000;

    /** {@link Kind#REAL}. */
    public static final TimeMode REAL = new TimeMode(Kind.REAL, 1);

    /** {@link Kind#SKIP}. */
    public static final TimeMode SKIP = new TimeMode(Kind.SKIP, 1);

    /** {@link Kind#MANUAL}. */
    public static final TimeMode MANUAL = new TimeMode(Kind.MANUAL, 1);

    /**
     * @throws IllegalArgumentException when the factor is not one that its kind may have; the message says which may
     */
    public TimeMode {
        Objects.requireNonNull(kind);
        if (kind != Kind.SCALED && factor != 1) {
            throw new IllegalArgumentException("Only scaled time has a factor.");
        }
        if (!(factor >= SLOWEST && factor <= FASTEST)) {
            throw new IllegalArgumentException(
                    "A factor of time must be from 0.001 to 1000000, such as 60 for a minute a second or 0.5 for half"
                            + " as fast, not " + number(factor) + ".");
        }
    }

    /**
     * Time that runs a number of times as fast as the wall clock while no handler is at work.
     *
     * @param factor from {@link #SLOWEST} to {@link #FASTEST}
     * @throws IllegalArgumentException for another one
     */
    public static TimeMode scaled(double factor) {
        return new TimeMode(Kind.SCALED, factor);
    }

    /**
     * Reads a mode as {@link #name} writes it, in any case: {@code real}, {@code skip}, {@code manual}, {@code
     * scaled:60}. The factor may also stand alone, as {@code x60}, {@code 60x} or {@code ×60}.
     *
     * @throws IllegalArgumentException saying in a sentence what can be read
     */
    public static TimeMode parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT).replace('×', 'x');
        return switch (word) {
            case "real" -> REAL;
            case "skip" -> SKIP;
            case "manual" -> MANUAL;
            default -> {
                if (word.startsWith("scaled:")) {
                    String number = word.substring("scaled:".length());
                    yield scaled(factor(text, number.startsWith("x") ? number.substring(1) : number));
                }
                if (word.startsWith("x")) {
                    yield scaled(factor(text, word.substring(1)));
                }
                if (word.endsWith("x")) {
                    yield scaled(factor(text, word.substring(0, word.length() - 1)));
                }
                throw unreadable(text);
            }
        };
    }

    /** Only plain decimals: Java would also read {@code NaN}, {@code 0x1p3} and {@code 60d}. */
    private static double factor(String text, String number) {
        if (!number.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            throw unreadable(text);
        }
        return Double.parseDouble(number);
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("'" + text
                + "' is not a time mode: use real, skip, manual, or scaled:FACTOR such as scaled:60 for a minute a"
                + " second.");
    }

    /** What it is called where it is kept: {@code REAL}, {@code SKIP}, {@code MANUAL}, {@code SCALED:60}. */
    public String name() {
        return kind == Kind.SCALED ? kind.name() + ":" + factorText() : kind.name();
    }

    /** The factor as people write it: {@code 60}, {@code 0.5}. */
    public String factorText() {
        return number(factor);
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    @Override
    public String toString() {
        return name();
    }
}
