package dev.durascope.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The clock of one execution: the wall clock plus all it has jumped, in whole milliseconds, never going back. Confined
 * to the execution's lane.
 */
public final class VirtualClock {
    private final InstantSource wall;
    private Duration offset;
    private Instant latest;

    /**
     * @param wall the wall clock
     * @param offset how far this clock is ahead of it
     * @param latest the last time this clock has shown, below which it does not go
     */
    public VirtualClock(InstantSource wall, Duration offset, Instant latest) {
        this.wall = wall;
        this.offset = offset;
        this.latest = latest;
    }

    /** The time now. */
    public Instant now() {
        Instant now = wall.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
        if (now.isAfter(latest)) {
            latest = now;
        }
        return latest;
    }

    /** Jumps forward to a time; one that is past does nothing. */
    public void jumpTo(Instant target) {
        if (target.isAfter(now())) {
            offset = Duration.between(wall.instant(), target);
            latest = target;
        }
    }

    /** How long the wall clock takes to reach a time on this clock; zero when it is past. */
    public Duration wallTimeUntil(Instant at) {
        Duration left = Duration.between(wall.instant().plus(offset), at);
        return left.isPositive() ? left : Duration.ZERO;
    }

    /** How far this clock is ahead of the wall clock. */
    public Duration offset() {
        return offset;
    }
}
