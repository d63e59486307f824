package dev.durascope.app.invocations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.RandomRun;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.Sightings;
import dev.durascope.engine.model.ErrorObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LensTest {
    private final Journals journal = new Journals(Journals.arn("f", "run"));
    private final ExecutionSession session = Sessions.of(journal, new FakeExecutions());

    private Lens lens(int number) {
        Sessions.take(session, journal);
        return Lens.of(session, session.state().invocations().get(number - 1));
    }

    private void twoInvocations() {
        journal.started("{}")
                .invoked()
                .pass(5)
                .checkpoint(100)
                .step("a", "charge")
                .pass(10);
        journal.stepSucceeded("a", 1, "1").step("b", "book").pass(1);
        journal.stepFailed("b", 1, ErrorObject.of("Flaky", "Again"), 2).waiting("w", "settle", 10);
        journal.returned("PENDING");
        journal.jump(Duration.ofSeconds(10)).waited("w", 10);
        journal.add(new JournalEntry.InvocationStarted(
                2, "request-2", JournalEntry.InvocationCause.RESUMED, List.of("w"), 4));
        journal.pass(8)
                .add(new JournalEntry.CheckpointAccepted(2, "t", null, 1, 40))
                .again("b")
                .pass(2);
    }

    @Test
    void anInvocationSaysWhyItBeganWhatItWaitsForAndWhatItCost() {
        twoInvocations();
        Lens first = lens(1);
        assertThat(first.cause(session)).isEqualTo("started");
        assertThat(first.ended(session)).isEqualTo("suspended: waits for book and 1 more");
        assertThat(first.took()).isEqualTo(Duration.ofMillis(16));
        assertThat(first.invocation().bytes()).isEqualTo(100);
        assertThat(first.entries())
                .extracting(entry -> Lens.title(entry, session))
                .containsExactly("charge", "book", "settle");
        assertThat(first.count(Lens.EXECUTED)).isEqualTo(3);
        assertThat(first.began()).isEqualTo(3);

        Lens second = lens(2);
        assertThat(second.cause(session)).isEqualTo("resumed by settle");
        assertThat(second.ended(session)).isEqualTo("still running");
        assertThat(second.replay()).isEqualTo(Duration.ofMillis(8));
        assertThat(second.invocation().bytes()).isEqualTo(40);
        assertThat(second.watched()).isFalse();
        assertThat(second.began()).as("a retried step counts once").isZero();
        assertThat(second.entries())
                .extracting(entry -> Lens.title(entry, session) + " " + entry.what())
                .containsExactly("charge Replayed", "book Executed", "settle Replayed");
    }

    @Test
    void whatAnAgentSawCountsMoreThanWhatTheHistoryLetsThink() {
        twoInvocations();
        journal.add(new JournalEntry.InvocationWatched(2, null));
        journal.add(new JournalEntry.OperationsSeen(2, List.of(new Sightings.Seen("a", true)), Map.of()));
        Lens second = lens(2);
        assertThat(second.watched()).isTrue();
        assertThat(second.entries())
                .extracting(entry -> Lens.title(entry, session) + " " + entry.what())
                .containsExactly("book Executed", "charge Replayed");
    }

    @Test
    void twoInvocationsAreComparedByWhatChangedFromOneToTheOther() {
        twoInvocations();
        lens(1);
        assertThat(Lens.between(
                        session,
                        session.state().invocations().getFirst(),
                        session.state().invocations().getLast()))
                .extracting(entry -> Lens.title(entry, session) + ": " + entry.what())
                .containsExactly("charge: Began and ended", "book: Began", "settle: Began");
    }

    @Test
    void atEveryMomentItIsWhatItWouldBeHadTheJournalEndedThere() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Journals whole = RandomRun.of(random, 10 + random.nextInt(90));
            ExecutionSession travelling = Sessions.of(whole, new FakeExecutions());
            Sessions.take(travelling, whole);
            for (int move = 0; move < 4; move++) {
                travelling.cursor().moveTo(1 + random.nextLong(whole.size()), Cursor.Move.JUMP);
                int at = (int) travelling.cursor().positionProperty().get();
                ExecutionSession fresh = Sessions.of(new Journals(whole.arn()), new FakeExecutions());
                fresh.arrived(whole.all().subList(0, at));
                fresh.advance(1_000_000_000L);
                assertThat(lenses(travelling)).as("seed %d at %d", seed, at).isEqualTo(lenses(fresh));
            }
        }
    }

    private static List<Lens> lenses(ExecutionSession session) {
        return session.state().invocations().stream()
                .map(invocation -> Lens.of(session, invocation))
                .toList();
    }
}
