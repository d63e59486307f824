package dev.durascope.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one execution: the wall clock plus all it has jumped, less what it has stood still, and at times faster or
 * slower; in whole milliseconds, never going back. Confined to the execution's lane.
 */
public final class VirtualClock {
    private final InstantSource wall;
    private ClockPace pace;
    private Instant latest;
    private @Nullable Instant frozenSince;
    private Duration stood = Duration.ZERO;

    /**
     * @param wall the wall clock
     * @param pace how this clock moves
     * @param latest the last time this clock has shown, below which it does not go
     */
    public VirtualClock(InstantSource wall, ClockPace pace, Instant latest) {
        this.wall = wall;
        this.pace = pace;
        this.latest = latest;
    }

    /** The time now. */
    public Instant now() {
        if (frozenSince != null) {
            return latest;
        }
        Instant now = pace.at(wall.instant()).truncatedTo(ChronoUnit.MILLIS);
        if (now.isAfter(latest)) {
            latest = now;
        }
        return latest;
    }

    /** Jumps forward to a time; one that is past does nothing. */
    public void jumpTo(Instant target) {
        if (target.isAfter(now())) {
            Instant wallNow = wall.instant();
            pace = new ClockPace(wallNow, target, pace.speed());
            latest = target;
            if (frozenSince != null) {
                stood = stood.plus(Duration.between(frozenSince, wallNow));
                frozenSince = wallNow;
            }
        }
    }

    /** How it would move from now on at another speed; {@link #keep} makes it do so. */
    public ClockPace atSpeed(double speed) {
        Instant wallNow = wall.instant().truncatedTo(ChronoUnit.MILLIS);
        return new ClockPace(wallNow, now(), speed);
    }

    /** Moves so from now on. */
    public void keep(ClockPace next) {
        pace = next;
    }

    /** How many times as fast as the wall clock it moves, but for standing still. */
    public double speed() {
        return pace.speed();
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
        pace = pace.stood(since);
        Duration whole = stood.plus(since);
        frozenSince = null;
        stood = Duration.ZERO;
        return whole;
    }

    /**
     * Goes on from a time past, as if it had stood still since then.
     *
     * @return for how long it stood, on the wall clock
     */
    public Duration standSince(Instant past) {
        Duration since = Duration.between(past, pace.at(wall.instant()));
        if (since.isNegative()) {
            return Duration.ZERO;
        }
        Duration onTheWall = pace.wallTime(since);
        pace = pace.stood(onTheWall);
        return onTheWall;
    }

    /** Whether the clock stands still. */
    public boolean isFrozen() {
        return frozenSince != null;
    }

    /** How long the wall clock takes to reach a time on this clock; zero when it is past. */
    public Duration wallTimeUntil(Instant at) {
        Duration left = Duration.between(pace.at(wall.instant()), at);
        return left.isPositive() ? pace.wallTime(left) : Duration.ZERO;
    }

    /** How it moves now, for whoever wants to show it elsewhere; of speed 0 while it stands still. */
    public ClockPace pace() {
        return frozenSince == null ? pace : new ClockPace(frozenSince, latest, 0);
    }
}
