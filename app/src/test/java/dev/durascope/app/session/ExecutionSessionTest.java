package dev.durascope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Inline;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionSessionTest {
    private final Journals journal = new Journals(Journals.arn("f", "run"));
    private final FakeExecutions executions = new FakeExecutions();
    private final Inline background = new Inline();
    private final ExecutionSession session = new ExecutionSession(journal.arn(), executions, background, journal::now);

    private static ExecutionStanding standing(TimeMode mode, Waiting... waiting) {
        return new ExecutionStanding(mode, ClockPace.REAL, false, List.of(waiting));
    }

    private void advance() {
        while (session.advance(1_000_000_000L)) {
            assertThat(session.problemProperty().get()).isEmpty();
        }
    }

    @Test
    void theJournalSoFarIsReadAndWhatArrivesMeanwhileComesBehindIt() {
        journal.started("{}").step("a", "a");
        executions.put(journal, standing(TimeMode.SKIP));
        background.hold();
        session.load();
        journal.stepSucceeded("a", 1, "1");
        session.arrived(journal.fresh());
        background.release();
        advance();

        assertThat(session.state().position()).isEqualTo(3);
        assertThat(session.operation("a").operation().status().isTerminal()).isTrue();
    }

    @Test
    void recordsThatAreKnownAlreadyArePassedOver() {
        journal.started("{}").step("a", "a");
        List<JournalRecord> records = journal.fresh();
        session.arrived(records);
        session.arrived(records);
        advance();

        assertThat(session.state().position()).isEqualTo(2);
    }

    @Test
    void aGapIsFilledFromTheJournal() {
        journal.started("{}").step("a", "a").stepSucceeded("a", 1, "1");
        List<JournalRecord> records = journal.all();
        executions.put(journal, standing(TimeMode.SKIP));
        session.arrived(records.subList(0, 1));
        session.arrived(records.subList(2, 3));
        advance();

        assertThat(session.state().position()).isEqualTo(3);
    }

    @Test
    void aFrameTellsThePanesOnce() {
        List<SessionChange> changes = new ArrayList<>();
        session.onChange(changes::add);
        journal.started("{}").step("a", "a").stepSucceeded("a", 1, "1").step("b", "b");
        session.arrived(journal.fresh());
        advance();

        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().records()).hasSize(4);
        assertThat(changes.getFirst().operationIds()).containsExactly("e-run", "a", "b");
    }

    @Test
    void aJournalThatCannotBeReadIsSaidInPlace() {
        ExecutionSession unknown = new ExecutionSession(journal.arn(), executions, failing(), journal::now);
        unknown.load();

        assertThat(unknown.problemProperty().get()).isEqualTo("The disk is gone.");
    }

    private static dev.durascope.app.feed.Background failing() {
        return new dev.durascope.app.feed.Background() {
            @Override
            public <T> Running run(
                    String what,
                    Telling<T> work,
                    java.util.function.Consumer<? super T> done,
                    java.util.function.Consumer<Throwable> failed) {
                return runShown(
                        what, () -> work.with(dev.durascope.engine.project.BuildProgress.UNHEARD), done, failed);
            }

            @Override
            public <T> Running runShown(
                    String what,
                    java.util.concurrent.Callable<T> work,
                    java.util.function.Consumer<? super T> done,
                    java.util.function.Consumer<Throwable> failed) {
                failed.accept(new IllegalStateException("The disk is gone."));
                return () -> {};
            }
        };
    }

    @Test
    void theClockIsAheadByWhatWasJumped() {
        journal.started("{}").invoked().waiting("w", "w", 600);
        executions.stand(
                journal.arn(),
                new ExecutionStanding(
                        TimeMode.REAL,
                        ClockPace.ahead(Duration.ofSeconds(30)),
                        false,
                        List.of(new Waiting(
                                Waiting.Kind.WAIT, "w", journal.now().plusSeconds(600)))));
        session.arrived(journal.fresh());
        advance();

        assertThat(session.now()).isEqualTo(journal.now().plusSeconds(30));
        assertThat(WaitingText.of(session, session.operation("w"))).isEqualTo("resumes in 9:30");
        assertThat(session.waitingKind("w")).isEqualTo(Waiting.Kind.WAIT);
        assertThat(session.timeMode()).isEqualTo(TimeMode.REAL);
    }

    @Test
    void whatIsWaitedForIsSaidInWords() {
        journal.started("{}").invoked().step("s", "s").stepFailed("s", 1, ErrorObject.of("E", "e"), 4);
        journal.callback("c", "c", null, "id", null).callback("t", "t", null, "id2", 60L);
        journal.invoke("i", "i", "other", "{}").step("open", "open");
        executions.stand(
                journal.arn(), standing(TimeMode.REAL, new Waiting(Waiting.Kind.UNREGISTERED_INVOKE, "i", null)));
        session.arrived(journal.fresh());
        advance();

        assertThat(WaitingText.of(session, session.operation("s"))).isEqualTo("retries in 4 s");
        assertThat(WaitingText.of(session, session.operation("c"))).isEqualTo("needs an answer");
        assertThat(WaitingText.of(session, session.operation("t"))).isEqualTo("times out in 1:00");
        assertThat(WaitingText.of(session, session.operation("i"))).isEqualTo("needs an answer");
        assertThat(WaitingText.of(session, session.operation("open"))).isEmpty();
    }

    @Test
    void aHeldExecutionSaysSo() {
        journal.started("{}")
                .invoked()
                .crashed("Runtime.ExitError", "x")
                .held(5, ErrorObject.of("Runtime.ExitError", "x"));
        session.arrived(journal.fresh());
        advance();

        assertThat(WaitingText.of(session, session.operation("e-run"))).isEqualTo("held after 5 failures");
    }

    @Test
    void nothingIsWaitedForOnceTheExecutionHasEnded() {
        journal.started("{}")
                .invoked()
                .callback("c", "c", null, "id", null)
                .returned("PENDING")
                .stopped();
        session.arrived(journal.fresh());
        advance();

        assertThat(WaitingText.of(session, session.operation("c"))).isEmpty();
    }

    @Test
    void eventsAreKeptWholeAndByOperation() {
        journal.started("{}").step("a", "a").step("b", "b").stepSucceeded("a", 1, "1");
        Sessions.take(session, journal);

        assertThat(session.events().events()).hasSize(4);
        assertThat(session.events().of("a")).hasSize(2);
        assertThat(session.events().of("nobody")).isEmpty();
    }

    @Test
    void aClosedSessionTellsNothing() {
        List<SessionChange> changes = new ArrayList<>();
        session.onChange(changes::add);
        journal.started("{}");
        session.arrived(journal.fresh());
        session.close();

        assertThat(session.advance(1_000_000)).isFalse();
        assertThat(changes).isEmpty();
    }
}
