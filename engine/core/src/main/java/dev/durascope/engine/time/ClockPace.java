package dev.durascope.engine.time;

import java.time.Duration;
import java.time.Instant;

/**
 * How a clock moves from a moment on.
 *
 * @param wall what the wall clock showed at that moment
 * @param shown what this clock showed
 * @param speed how many times as fast as the wall clock it has moved since; 0 while it stands still
 */
public record ClockPace(Instant wall, Instant shown, double speed) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** As the wall clock. */
    public static final ClockPace REAL = new ClockPace(Instant.EPOCH, Instant.EPOCH, 1);

    /**
     * @throws IllegalArgumentException when the speed is negative or no number
     */
    public ClockPace {
        if (!(speed >= 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("A clock's speed must be 0 or more, not " + speed + ".");
        }
    }

    /** As the wall clock, ahead of it by some time, or behind it by a negative one. */
    public static ClockPace ahead(Duration offset) {
        return REAL.jumped(offset);
    }

    /** What the clock shows at a moment of the wall clock. */
    public Instant at(Instant wallNow) {
        Duration passed = Duration.between(wall, wallNow);
        if (speed == 1) {
            return shown.plus(passed);
        }
        return shown.plusMillis(Math.round(passed.toNanos() / NANOS_PER_MILLI * speed));
    }

    /** How long the wall clock takes for some time on this one; the clock must not stand still. */
    Duration wallTime(Duration onThisClock) {
        return speed == 1 ? onThisClock : Duration.ofMillis((long) Math.ceil(onThisClock.toMillis() / speed));
    }

    /** The same after a jump. */
    public ClockPace jumped(Duration by) {
        return new ClockPace(wall, shown.plus(by), speed);
    }

    /** The same after it has stood still while the wall clock went on for some time. */
    public ClockPace stood(Duration wallTime) {
        return new ClockPace(wall.plus(wallTime), shown, speed);
    }
}
