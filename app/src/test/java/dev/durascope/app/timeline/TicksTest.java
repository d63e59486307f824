package dev.durascope.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TicksTest {

    @ParameterizedTest
    @CsvSource({
        "0.3, 1",
        "3, 5",
        "6, 10",
        "700, 1000",
        "120000, 200000",
        "900000, 1000000",
        "3000000, 5000000",
        "7000000, 10000000",
        "16000000, 30000000",
        "50000000, 60000000",
        "4000000000, 7200000000",
        "100000000000, 172800000000"
    })
    void theStepIsTheNextRoundOne(double least, long step) {
        assertThat(Ticks.step(least)).isEqualTo(step);
    }

    @Test
    void evenAYearHasAStep() {
        long year = 365L * 24 * 3600 * 1_000_000;
        assertThat(Ticks.step(3.0 * year)).isGreaterThanOrEqualTo(3 * year);
    }

    @Test
    void ticksStandAtRoundMomentsInView() {
        TimeFold fold = TimeFold.of(1_000_000, List.of());
        assertThat(Ticks.between(fold, 150_000, 620_000, 100_000))
                .containsExactly(200_000L, 300_000L, 400_000L, 500_000L, 600_000L);
        assertThat(Ticks.between(fold, -50_000, 100_000, 100_000)).containsExactly(0L, 100_000L);
    }

    @Test
    void noTickStandsInsideAFold() {
        TimeFold fold = TimeFold.of(10_000_000, List.of(new Span(250_000, 9_750_000)));
        List<Long> ticks = Ticks.between(fold, 0, fold.length(), 100_000);
        assertThat(ticks).containsExactly(0L, 100_000L, 200_000L, 9_800_000L, 9_900_000L, 10_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1000, 0",
        "250000, 50000, 250 ms",
        "1500, 500, 1.5 ms",
        "1250000, 50000, 1.25 s",
        "3000000, 1000000, 3 s",
        "65000000, 5000000, 1:05",
        "65250000, 50000, 1:05.25",
        "3723000000, 1000000, 1:02:03",
        "97200000000, 10800000000, 1 d 3 h",
        "86405000000, 5000000, 1 d 0:00:05"
    })
    void aMomentIsWrittenAsExactlyAsTheStepNeeds(long micros, long step, String text) {
        assertThat(Ticks.text(micros, step)).isEqualTo(text);
    }
}
