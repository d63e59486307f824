package dev.durascope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Sessions;
import dev.durascope.engine.history.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {
    private final Journals journal = new Journals(Journals.arn("f", "run"));
    private final ExecutionSession session = Sessions.of(journal, new FakeExecutions());
    private final Cursor cursor = session.cursor();

    /** Events: 1 started, 2 a started, 3 a succeeded, 4 invocation 1 completed, 5 b started, 6 b succeeded. */
    private void twoInvocations() {
        journal.started("{}").invoked().checkpoint(1).step("a", "a").stepSucceeded("a", 1, "1");
        journal.returned("PENDING").invoked().step("b", "b").stepSucceeded("b", 1, "2");
        Sessions.take(session, journal);
    }

    @Test
    void nowGoesOnWithTheExecutionAndAMomentOfThePastDoesNot() {
        journal.started("{}");
        Sessions.take(session, journal);
        assertThat(cursor.modeProperty().get()).isEqualTo(Cursor.Mode.FOLLOW);
        journal.invoked().step("a", "a");
        Sessions.take(session, journal);
        assertThat(cursor.eventId()).isEqualTo(2);

        cursor.previousEvent();
        journal.stepSucceeded("a", 1, "1");
        Sessions.take(session, journal);
        assertThat(cursor.eventId()).isEqualTo(1);
        assertThat(cursor.modeProperty().get()).isEqualTo(Cursor.Mode.INSPECT);
        assertThat(session.operation("a")).isNull();
        assertThat(session.newest().operation("a")).isNotNull();

        journal.succeeded("{}");
        Sessions.take(session, journal);
        assertThat(cursor.modeProperty().get()).isEqualTo(Cursor.Mode.STATIC);
        assertThat(cursor.isAtNow()).isFalse();
        cursor.toNow();
        assertThat(session.operation("a")).isNotNull();
    }

    @Test
    void itGoesEventByEventAndTheLastEventIsNow() {
        twoInvocations();
        List<Long> way = new ArrayList<>();
        while (cursor.eventId() > 1) {
            cursor.previousEvent();
            way.add(cursor.eventId());
        }
        cursor.previousEvent();
        assertThat(way).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(cursor.eventId()).as("nothing is before the first event").isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            cursor.nextEvent();
            assertThat(cursor.isAtNow()).isFalse();
        }
        cursor.nextEvent();
        assertThat(cursor.isAtNow()).isTrue();
    }

    @Test
    void itGoesInvocationByInvocation() {
        twoInvocations();
        cursor.previousInvocation();
        assertThat(cursor.eventId()).isEqualTo(5);
        assertThat(session.state().runningInvocation().number()).isEqualTo(2);
        cursor.previousInvocation();
        assertThat(cursor.eventId()).isEqualTo(2);
        cursor.previousInvocation();
        assertThat(cursor.eventId()).isEqualTo(1);
        cursor.nextInvocation();
        assertThat(cursor.eventId()).isEqualTo(2);
        cursor.nextInvocation();
        assertThat(cursor.eventId()).isEqualTo(5);
        cursor.nextInvocation();
        assertThat(cursor.isAtNow()).isTrue();
    }

    @Test
    void itGoesAlongOneOperation() {
        twoInvocations();
        cursor.previousEventOf("a");
        assertThat(cursor.eventId()).isEqualTo(3);
        cursor.previousEventOf("a");
        assertThat(cursor.eventId()).isEqualTo(2);
        cursor.previousEventOf("a");
        assertThat(cursor.eventId()).isEqualTo(2);
        cursor.nextEventOf("b");
        assertThat(cursor.eventId()).isEqualTo(5);
    }

    @Test
    void anEventIsGoneToAsSoonAsItHasBeenReadAndOneThatIsNotThereIsSaid() {
        List<Long> absent = new ArrayList<>();
        session.goTo(3, () -> absent.add(3L));
        twoInvocations();
        assertThat(cursor.eventId()).isEqualTo(3);
        session.goTo(7, () -> absent.add(7L));
        assertThat(absent).containsExactly(7L);
        assertThat(cursor.eventId()).isEqualTo(3);
    }

    /** The session takes in only the first and the last of the events, in a journal of their own. */
    private void twoEnds() {
        journal.started("{}")
                .step("a", "a")
                .stepSucceeded("a", 1, "1")
                .step("b", "b")
                .stepSucceeded("b", 1, "2");
        List<JournalRecord> ends = new ArrayList<>();
        for (JournalRecord record :
                List.of(journal.all().getFirst(), journal.all().getLast())) {
            ends.add(new JournalRecord(ends.size() + 1L, record.at(), record.entry()));
        }
        session.arrived(ends);
        session.advance(1_000_000_000L);
        session.readUpTo(5);
    }

    @Test
    void anEventBetweenTheTwoEndsIsAwaitedAndLandedOnByWhatGoesOnFromIt() {
        List<Long> absent = new ArrayList<>();
        List<Cursor.Move> moves = new ArrayList<>();
        twoEnds();
        session.goTo(3, () -> absent.add(3L));
        assertThat(session.awaitedEventProperty().get()).isEqualTo(3);
        assertThat(cursor.isAtNow()).as("it stays where it is").isTrue();
        session.goTo(6, () -> absent.add(6L));
        assertThat(absent).as("no event of its number has been told of").containsExactly(6L);

        session.goTo(3, () -> absent.add(3L));
        ExecutionSession whole = Sessions.of(journal, new FakeExecutions());
        whole.cursor().onMove(moves::add);
        whole.goOnFrom(session);
        whole.readUpTo(0);
        Sessions.take(whole, journal);
        assertThat(whole.cursor().eventId()).isEqualTo(3);
        assertThat(moves).containsExactly(Cursor.Move.JUMP);
        assertThat(absent).containsExactly(6L);
    }

    @Test
    void anAwaitedEventIsGivenUpByGoingElsewhereAndSaidToBeAbsentWhenItDoesNotCome() {
        List<Long> absent = new ArrayList<>();
        twoEnds();
        session.goTo(3, () -> absent.add(3L));
        cursor.toFirst();
        assertThat(session.awaitedEventProperty().get()).isZero();
        session.goTo(3, () -> absent.add(3L));
        session.stay();
        assertThat(session.awaitedEventProperty().get()).isZero();
        session.goTo(4, () -> absent.add(4L));
        session.readUpTo(0);
        assertThat(absent).containsExactly(4L);
        assertThat(cursor.eventId()).isEqualTo(1);
    }

    @Test
    void whatGoesOnFromAnotherSessionShowsItsMomentAndNobodyHasGoneAnywhere() {
        List<Cursor.Move> moves = new ArrayList<>();
        twoEnds();
        cursor.toFirst();
        session.selectedOperationProperty().set("b");
        ExecutionSession whole = Sessions.of(journal, new FakeExecutions());
        whole.cursor().onMove(moves::add);
        whole.goOnFrom(session);
        Sessions.take(whole, journal);
        assertThat(whole.cursor().eventId()).isEqualTo(1);
        assertThat(whole.selectedOperationProperty().get()).isEqualTo("b");
        assertThat(moves).containsExactly(Cursor.Move.RESTORED);
        assertThat(whole.isContinuation()).isTrue();
    }

    @Test
    void theEventsAreCountedUpToTheMoment() {
        twoInvocations();
        cursor.moveToEvent(2, Cursor.Move.JUMP);
        assertThat(session.events().of("a", cursor.eventId())).hasSize(1);
        assertThat(session.now()).isEqualTo(cursor.event().header().timestamp());
    }
}
