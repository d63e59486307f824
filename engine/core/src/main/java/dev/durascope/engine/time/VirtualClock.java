package dev.durascope.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one execution: the wall clock plus all it has jumped, in whole milliseconds, never going back. Confined
 * to the execution's lane.
 */
public final class VirtualClock {
    private final InstantSource wall;
    private Duration offset;
    private Instant latest;
    private @Nullable Instant frozenSince;
    private Duration stood = Duration.ZERO;

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
        if (frozenSince != null) {
            return latest;
        }
        Instant now = wall.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
        if (now.isAfter(latest)) {
            latest = now;
        }
        return latest;
    }

    /** Jumps forward to a time; one that is past does nothing. */
    public void jumpTo(Instant target) {
        if (target.isAfter(now())) {
            Instant wallNow = wall.instant();
            offset = Duration.between(wallNow, target);
            latest = target;
            if (frozenSince != null) {
                stood = stood.plus(Duration.between(frozenSince, wallNow));
                frozenSince = wallNow;
            }
        }
    }

    /** Makes the clock stand still until {@link #thaw}; {@link #jumpTo} moves it all the same. */
    public void freeze() {
        if (frozenSince == null) {
            now();
            frozenSince = wall.instant();
        }
    }

    /** Lets the clock go on from where it stood, and says for how long it stood there; zero when it did not. */
    public Duration thaw() {
        if (frozenSince == null) {
            return Duration.ZERO;
        }
        Duration since = Duration.between(frozenSince, wall.instant());
        offset = offset.minus(since);
        Duration whole = stood.plus(since);
        frozenSince = null;
        stood = Duration.ZERO;
        return whole;
    }

    /**
     * Goes on from a time past, as if it had stood still since then.
     *
     * @return for how long it stood
     */
    public Duration standSince(Instant past) {
        Duration since = Duration.between(past, wall.instant().plus(offset));
        if (since.isNegative()) {
            return Duration.ZERO;
        }
        offset = offset.minus(since);
        return since;
    }

    /** Whether the clock stands still. */
    public boolean isFrozen() {
        return frozenSince != null;
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
