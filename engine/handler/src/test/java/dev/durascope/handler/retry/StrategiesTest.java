package dev.durascope.handler.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrategiesTest {
    private static final Exception ERROR = new IllegalStateException("no");

    private static int[] delays(RetryStrategy strategy, int attempts) {
        return IntStream.rangeClosed(1, attempts)
                .map(attempt -> {
                    var decision = strategy.decide(ERROR, attempt);
                    return decision.retries() ? decision.delaySeconds() : -1;
                })
                .toArray();
    }

    @Test
    void exponentialDelaysDoubleUpToTheirBound() {
        var strategy = RetryStrategies.exponential(6, Duration.ofSeconds(5), Duration.ofSeconds(60), 2, Jitter.NONE);
        assertThat(delays(strategy, 6)).containsExactly(5, 10, 20, 40, 60, -1);
    }

    @Test
    void theDefaultMakesSixAttemptsWithFullJitter() {
        for (int round = 0; round < 100; round++) {
            var delays = delays(RetryStrategies.defaults(), 6);
            assertThat(delays[0]).isBetween(1, 5);
            assertThat(delays[4]).isBetween(1, 60);
            assertThat(delays[5]).isEqualTo(-1);
        }
    }

    @Test
    void linearDelaysGrowByTheSameAmount() {
        var strategy = RetryStrategies.linear(5, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(delays(strategy, 5)).containsExactly(1, 3, 4, 4, -1);
    }

    @Test
    void aStrategyForOneErrorFailsForOthers() {
        var strategy = RetryStrategies.fixed(3, Duration.ofSeconds(1)).onlyFor(ArithmeticException.class);
        assertThat(strategy.decide(ERROR, 1).retries()).isFalse();
        assertThat(strategy.decide(new ArithmeticException(), 1).retries()).isTrue();
    }

    @Test
    void delaysAreSentAsWholeSecondsOfAtLeastOne() {
        assertThat(RetryDecision.retryAfter(Duration.ZERO).delaySeconds()).isEqualTo(1);
        assertThat(RetryDecision.retryAfter(Duration.ofMillis(1_200)).delaySeconds())
                .isEqualTo(2);
    }

    @Test
    void conditionsGiveUpAfterTheirLastCheck() {
        ConditionStrategy<Integer> strategy = ConditionStrategies.fixed(2, Duration.ofSeconds(3));
        assertThat(strategy.decide(0, 1).delaySeconds()).isEqualTo(3);
        assertThat(strategy.decide(0, 2).retries()).isFalse();
    }

    @Test
    void impossibleNumbersAreRefusedByName() {
        assertThatThrownBy(() -> RetryStrategies.fixed(0, Duration.ofSeconds(1)))
                .hasMessage("maxAttempts must be at least 1, got 0");
        assertThatThrownBy(() -> RetryStrategies.fixed(2, Duration.ofMillis(10)))
                .hasMessageContaining("initialDelay must be at least 1 second");
        assertThatThrownBy(() ->
                        RetryStrategies.exponential(2, Duration.ofSeconds(1), Duration.ofSeconds(1), 0.5, Jitter.NONE))
                .hasMessage("backoffRate must be at least 1, got 0.5");
    }
}
