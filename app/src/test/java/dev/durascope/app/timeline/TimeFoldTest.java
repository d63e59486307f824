package dev.durascope.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TimeFoldTest {

    @Test
    void withoutFoldsTheLineIsTheClock() {
        TimeFold fold = TimeFold.of(5_000, List.of());
        assertThat(fold.length()).isEqualTo(5_000);
        assertThat(fold.place(1_234)).isEqualTo(1_234);
        assertThat(fold.time(4_321)).isEqualTo(4_321);
        assertThat(fold.folds()).isEmpty();
    }

    @Test
    void aLongWaitTakesATwentyFourthOfWhatIsNotFolded() {
        TimeFold fold = TimeFold.of(100_000_000, List.of(new Span(240_000, 99_760_000)));
        assertThat(fold.folds()).containsExactly(new Span(240_000, 99_760_000));
        assertThat(fold.place(99_760_000) - fold.place(240_000)).isCloseTo(480_000 / 24.0, within(0.001));
        assertThat(fold.length()).isCloseTo(500_000, within(0.001));
        assertThat(fold.isFolded(50_000_000)).isTrue();
        assertThat(fold.isFolded(100_000)).isFalse();
    }

    @Test
    void aGapThatIsShorterThanItsFoldIsLeftAsItIs() {
        TimeFold fold = TimeFold.of(1_000, List.of(new Span(500, 510)));
        assertThat(fold.folds()).isEmpty();
        assertThat(fold.place(1_000)).isEqualTo(1_000);
    }

    @Test
    void anExecutionThatOnlyWaitsIsFoldedToSomethingStill() {
        TimeFold fold = TimeFold.of(10_000_000, List.of(new Span(0, 10_000_000)));
        assertThat(fold.length()).isPositive();
        assertThat(fold.time(fold.place(5_000_000))).isCloseTo(5_000_000, within(1.0));
    }

    @Test
    void foldsThatTouchAreOne() {
        TimeFold fold = TimeFold.of(1_000_000, List.of(new Span(200, 500_000), new Span(500_000, 900_000)));
        assertThat(fold.folds()).containsExactly(new Span(200, 900_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theWayToTheLineGrowsAllAlongAndHasAWayBack(long seed) {
        Random random = new Random(seed);
        long end = 1 + random.nextLong(100_000_000);
        List<Span> wanted = new ArrayList<>();
        for (int i = random.nextInt(200); i > 0; i--) {
            long from = random.nextLong(end);
            wanted.add(new Span(from, from + random.nextLong(end / 10 + 1)));
        }
        TimeFold fold = TimeFold.of(end, wanted);

        double rest = end - fold.folds().stream().mapToLong(Span::length).sum();
        assertThat(fold.length()).isLessThanOrEqualTo(1.5 * Math.max(rest, 1) + 1);
        double before = Double.NEGATIVE_INFINITY;
        for (int i = -20; i <= 1_020; i++) {
            double time = end * (i / 1_000.0);
            assertThat(fold.place(time)).as("place of " + time).isGreaterThan(before);
            assertThat(fold.time(fold.place(time))).isCloseTo(time, within(1e-6 * end));
            before = fold.place(time);
        }
        assertThat(fold.place(0)).isZero();
        assertThat(fold.place(end)).isEqualTo(fold.length());
    }

    @Test
    void whatLiesOutsideOfSpansIsTheRestOfTheClock() {
        List<Span> busy = List.of(new Span(40, 60), new Span(10, 20), new Span(15, 30));
        assertThat(Span.outside(busy, 100)).containsExactly(new Span(0, 10), new Span(30, 40), new Span(60, 100));
        assertThat(Span.outside(busy, 50)).containsExactly(new Span(0, 10), new Span(30, 40));
        assertThat(Span.outside(List.of(), 5)).containsExactly(new Span(0, 5));
    }
}
