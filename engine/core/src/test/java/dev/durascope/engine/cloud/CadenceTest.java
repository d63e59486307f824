package dev.durascope.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Cadence cadence = new Cadence();

    @Test
    void itIsASecondWhileSomethingHappensAndSlowsToTenWhenNothingDoes() {
        assertThat(cadence.next(NOW, true, null, false)).isEqualTo(Duration.ofSeconds(1));
        Duration before = Duration.ZERO;
        for (int i = 0; i < 12; i++) {
            Duration next = cadence.next(NOW, false, null, false);
            assertThat(next).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(Duration.ofSeconds(10));
            before = next;
        }
        assertThat(before).isEqualTo(Duration.ofSeconds(10));
        assertThat(cadence.next(NOW, true, null, false)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aKnownWaitSlowsItInProportionAndItIsFastAgainWhenTheWaitEnds() {
        assertThat(cadence.next(NOW, true, NOW.plusSeconds(200), true)).isEqualTo(Duration.ofSeconds(20));
        assertThat(cadence.next(NOW, false, NOW.plusSeconds(86_400), true)).isEqualTo(Duration.ofMinutes(1));
        assertThat(cadence.next(NOW, false, NOW.plusSeconds(50), true)).isEqualTo(Duration.ofSeconds(5));
        assertThat(cadence.next(NOW, false, NOW.plusMillis(1), true)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whereSomebodyElseMayAnswerADeadlineOnlyBringsTheNextCallForward() {
        for (int i = 0; i < 12; i++) {
            cadence.next(NOW, false, null, false);
        }

        assertThat(cadence.next(NOW, false, NOW.plusSeconds(3_600), false)).isEqualTo(Duration.ofSeconds(10));
        assertThat(cadence.next(NOW, false, NOW.plusSeconds(4), false)).isEqualTo(Duration.ofSeconds(4));
        assertThat(cadence.next(NOW, false, NOW.minusSeconds(4), true)).isEqualTo(Duration.ofSeconds(10));
    }
}
