package dev.durascope.app.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.app.text.Durations;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OperationDurationTest {
    private final Journals journal = new Journals(Journals.arn("f", "run"));
    private final ExecutionSession session = Sessions.of(journal, new FakeExecutions());

    private Duration took(String id) {
        return OperationCells.duration(session, session.operation(id));
    }

    private Duration skipped(String id) {
        return OperationCells.skipped(session, session.operation(id));
    }

    private void waitInAContext() {
        journal.started("{}").invoked().pass(100).context("c", "outer", null, null);
        journal.waiting("w", "settle", 10).pass(50).returned("PENDING");
        journal.jump(Duration.ofMillis(9_900)).pass(50).waited("w", 10);
    }

    @Test
    void nothingTakesLongerThanWhatItIsPartOf() {
        waitInAContext();
        journal.invoked()
                .pass(200)
                .contextSucceeded("c", "1")
                .pass(2_000)
                .returned("SUCCEEDED")
                .succeeded("{}");
        Sessions.take(session, journal);

        assertThat(took("w")).isEqualTo(Duration.ofSeconds(10));
        assertThat(took("c")).isEqualTo(Duration.ofMillis(10_200));
        assertThat(took("e-run")).isEqualTo(Duration.ofMillis(12_300));
        assertThat(skipped("e-run")).isEqualTo(skipped("c")).isEqualTo(Duration.ofMillis(9_900));
        assertThat(Durations.taken(took("e-run"), skipped("e-run"))).isEqualTo("12.3 s, of which 9.9 s were skipped");
    }

    @Test
    void whatIsOpenHasTakenWhatWasSkippedAsWell() {
        waitInAContext();
        journal.invoked().pass(300).step("after", "after").pass(40);
        Sessions.take(session, journal);

        assertThat(took("c")).isEqualTo(Duration.ofMillis(10_340));
        assertThat(took("e-run")).isEqualTo(Duration.ofMillis(10_440));
        assertThat(skipped("e-run")).isEqualTo(Duration.ofMillis(9_900));
        assertThat(took("after")).isEqualTo(Duration.ofMillis(40));
        assertThat(skipped("after")).isZero();
    }

    @Test
    void whatTheEndOfTheExecutionLeftOpenHasNoDuration() {
        waitInAContext();
        journal.stopped();
        Sessions.take(session, journal);

        assertThat(took("c")).isNull();
        assertThat(took("e-run")).isEqualTo(Duration.ofMillis(10_100));
    }
}
