package dev.durascope.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallBudgetTest {
    private static final CloudFault THROTTLED = new CloudFault(CloudFault.Kind.THROTTLED, "Slower.");
    private static final CloudFault FAILED = new CloudFault(CloudFault.Kind.SERVICE_FAILED, "It failed.");

    private final FakeTicks ticks = new FakeTicks();
    private final CallBudget budget = new CallBudget(ticks, new Random(7));

    @Test
    void neverAreMoreThanFiveCallsMadeInAnySecond() throws InterruptedException {
        List<Long> made = new ArrayList<>();
        Random pauses = new Random(1);
        for (int i = 0; i < 500; i++) {
            budget.take(i % 3 == 0 ? CloudCall.LIST : CloudCall.HISTORY);
            made.add(ticks.nanos());
            if (pauses.nextInt(4) == 0) {
                ticks.pause(Duration.ofMillis(pauses.nextInt(700)));
            }
        }

        for (int i = 5; i < made.size(); i++) {
            assertThat(made.get(i) - made.get(i - 5)).isGreaterThanOrEqualTo(1_000_000_000L);
        }
        assertThat(budget.spent().calls()).containsEntry(CloudCall.LIST, 167L).containsEntry(CloudCall.HISTORY, 333L);
    }

    @Test
    void theFirstFiveCallsAreMadeAtOnce() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            budget.take(CloudCall.HISTORY);
        }

        assertThat(ticks.elapsed()).isZero();
        budget.take(CloudCall.HISTORY);
        assertThat(ticks.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void refusalsDoubleThePauseUpToHalfAMinuteAndAnAnswerEndsIt() {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            pauses.add(budget.failed(THROTTLED));
        }

        long most = 1_000;
        for (Duration pause : pauses) {
            assertThat(pause.toMillis()).isBetween(most / 2, most);
            most = Math.min(most * 2, 30_000);
        }
        assertThat(budget.pauseReason()).contains("9 calls in a row were refused or failed");
        budget.answered();
        assertThat(budget.pauseReason()).isNull();
        assertThat(budget.failed(FAILED)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(budget.spent().throttled()).isEqualTo(9);
        assertThat(budget.spent().failed()).isEqualTo(1);
    }

    @Test
    void nobodyCallsDuringABackoff() throws InterruptedException {
        Duration pause = budget.failed(THROTTLED);

        budget.take(CloudCall.LIST);

        assertThat(ticks.elapsed()).isEqualTo(pause);
    }

    @Test
    void aLongerPauseThatTheServiceAsksForIsKeptUpToHalfAMinute() {
        assertThat(budget.failed(new CloudFault(CloudFault.Kind.THROTTLED, "Slower.", null, Duration.ofSeconds(12))))
                .isEqualTo(Duration.ofSeconds(12));
        assertThat(budget.failed(new CloudFault(CloudFault.Kind.THROTTLED, "Slower.", null, Duration.ofHours(1))))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void twoProgramsThatAreRefusedTogetherDoNotComeBackTogether() {
        CallBudget other = new CallBudget(ticks, new Random(8));

        assertThat(budget.failed(THROTTLED)).isNotEqualTo(other.failed(THROTTLED));
    }

    @Test
    void whatAPersonAsksForIsCountedButDoesNotWait() throws InterruptedException {
        budget.failed(THROTTLED);
        budget.take(CloudCall.STOP);

        assertThat(ticks.elapsed()).isZero();
        assertThat(budget.spent().total()).isEqualTo(1);
    }
}
