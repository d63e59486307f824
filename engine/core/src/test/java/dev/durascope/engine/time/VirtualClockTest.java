package dev.durascope.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Instant wall = NOON;
    private final VirtualClock clock = new VirtualClock(() -> wall, ClockPace.REAL, NOON);

    private void pass(long millis) {
        wall = wall.plusMillis(millis);
    }

    private static Instant at(double seconds) {
        return NOON.plusMillis(Math.round(seconds * 1000));
    }

    @Test
    void itRunsAsTheWallClockUntilItIsGivenAnotherSpeed() {
        pass(1000);
        assertThat(clock.now()).isEqualTo(at(1));
        clock.keep(clock.atSpeed(60));
        pass(1000);
        assertThat(clock.now()).isEqualTo(at(61));
        clock.keep(clock.atSpeed(0.5));
        pass(1000);
        assertThat(clock.now()).isEqualTo(at(61.5));
        clock.keep(clock.atSpeed(1));
        pass(1000);
        assertThat(clock.now()).isEqualTo(at(62.5));
    }

    @Test
    void itSaysWhenTheWallClockWillHaveReachedATime() {
        clock.keep(clock.atSpeed(60));
        assertThat(clock.wallTimeUntil(at(3600))).isEqualTo(Duration.ofMinutes(1));
        assertThat(clock.wallTimeUntil(at(0.001))).isEqualTo(Duration.ofMillis(1));
        assertThat(clock.wallTimeUntil(at(-1))).isZero();
        clock.keep(clock.atSpeed(0.5));
        assertThat(clock.wallTimeUntil(at(3600))).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void itGoesOnAtItsSpeedAfterAJump() {
        clock.keep(clock.atSpeed(10));
        clock.jumpTo(at(100));
        pass(1000);
        assertThat(clock.now()).isEqualTo(at(110));
    }

    @Test
    void standingStillIsMeasuredOnTheWallAndLeavesTheSpeedAsItWas() {
        clock.keep(clock.atSpeed(10));
        pass(1000);
        clock.freeze();
        pass(5000);
        assertThat(clock.now()).isEqualTo(at(10));
        assertThat(clock.pace().at(wall)).isEqualTo(at(10));
        clock.jumpTo(at(20));
        pass(2000);
        assertThat(clock.now()).isEqualTo(at(20));
        assertThat(clock.thaw()).isEqualTo(Duration.ofSeconds(7));
        pass(1000);
        assertThat(clock.now()).isEqualTo(at(30));
    }

    @Test
    void itCanGoOnFromATimePastAtAnySpeed() {
        clock.keep(clock.atSpeed(10));
        pass(60_000);
        assertThat(clock.standSince(at(100))).isEqualTo(Duration.ofSeconds(50));
        assertThat(new VirtualClock(() -> wall, clock.pace(), NOON).now()).isEqualTo(at(100));
    }

    @Test
    void itNeverGoesBack() {
        pass(1000);
        clock.now();
        pass(-5000);
        assertThat(clock.now()).isEqualTo(at(1));
    }
}
