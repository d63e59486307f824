package dev.durascope.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionFoldTest {

    /** All that a state says, so that two states can be compared. */
    private static List<Object> whole(ExecutionState state) {
        List<Object> all = new ArrayList<>();
        all.add(String.valueOf(state.facts()));
        all.add(state.operations());
        all.add(state.invocations());
        all.add(state.lastEventId());
        all.add(state.checkpointBytes());
        all.add(state.jumpedTotal());
        all.add(state.operationCount());
        all.add(List.copyOf(state.children(null)));
        for (OperationState s : state.operations()) {
            all.add(List.copyOf(state.children(s.id())));
            all.add(state.operation(s.id()));
            all.add(String.valueOf(state.calledAt(s.id())));
        }
        for (InvocationState invocation : state.invocations()) {
            all.add(state.sightings(invocation.number()));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void theStateAtAnyPositionIsTheFoldOfTheRecordsUpToIt(long seed) {
        compareAtRandomPositions(seed, 600, 40);
    }

    @Test
    void soItIsInThousandsOfShortJournals() {
        for (long seed = 1_000; seed < 4_000; seed++) {
            compareAtRandomPositions(seed, 60, 4);
        }
    }

    private static void compareAtRandomPositions(long seed, int records, int positions) {
        List<JournalRecord> journal = RandomJournal.of(seed, records);
        ExecutionFold whole = new ExecutionFold("exec");
        journal.forEach(whole::apply);
        Random random = new Random(seed);
        for (int i = 0; i < positions; i++) {
            int position = random.nextInt(journal.size() + 1);
            ExecutionFold prefix = new ExecutionFold("exec");
            journal.subList(0, position).forEach(prefix::apply);
            assertThat(whole(whole.at(position)))
                    .as("seed %d, position %d", seed, position)
                    .isEqualTo(whole(prefix.now()));
        }
    }

    @Test
    void aStateStaysWhatItIsWhateverComesLater() {
        List<JournalRecord> journal = RandomJournal.of(7, 400);
        ExecutionFold fold = new ExecutionFold("exec");
        journal.subList(0, 150).forEach(fold::apply);
        ExecutionState early = fold.now();
        List<Object> before = whole(early);
        journal.subList(150, journal.size()).forEach(fold::apply);
        assertThat(whole(early)).isEqualTo(before);
    }

    @Test
    void whatChangedBetweenTwoPositionsIsWhatDiffersOrWasTouched() {
        List<JournalRecord> journal = RandomJournal.of(11, 500);
        ExecutionFold fold = new ExecutionFold("exec");
        journal.forEach(fold::apply);
        for (long from = 1; from < 400; from += 37) {
            long to = from + 60;
            ExecutionState before = fold.at(from);
            List<String> changed = fold.changedBetween(from, to).stream()
                    .map(OperationState::id)
                    .toList();
            for (OperationState s : fold.at(to).operations()) {
                boolean differs = !s.equals(before.operation(s.id()));
                assertThat(changed.contains(s.id())).isEqualTo(differs);
            }
        }
    }

    @Test
    void whatAnAgentToldIsKnownFromThereOnAndChangesNoOperation() {
        List<JournalRecord> journal = RandomJournal.of(3, 50);
        ExecutionFold fold = new ExecutionFold("exec");
        journal.forEach(fold::apply);
        int invocation = fold.now().invocations().size() + 1;
        long before = fold.position();
        SourceLocation line7 = new SourceLocation("Orders", "handle", "Orders.java", 7);
        SourceLocation line9 = new SourceLocation("Orders", "handle", "Orders.java", 9);
        JournalEntry[] told = {
            new JournalEntry.InvocationWatched(invocation, null),
            new JournalEntry.OperationsSeen(
                    invocation, List.of(new Sightings.Seen("new", false)), Map.of("new", line7)),
            new JournalEntry.OperationsSeen(
                    invocation,
                    List.of(new Sightings.Seen("exec", true), new Sightings.Seen("new", false)),
                    Map.of("new", line9))
        };
        for (JournalEntry entry : told) {
            fold.apply(new JournalRecord(fold.position() + 1, fold.lastTime(), entry));
        }

        assertThat(fold.at(before).sightings(invocation)).isEqualTo(Sightings.NONE);
        assertThat(fold.at(before + 1).sightings(invocation)).isEqualTo(new Sightings(true, null, List.of()));
        assertThat(fold.at(before + 2).calledAt("new")).isEqualTo(line7);
        assertThat(fold.now().calledAt("new")).isEqualTo(line9);
        assertThat(fold.now().sightings(invocation).sees()).isTrue();
        assertThat(fold.now().sightings(invocation).operations())
                .containsExactly(
                        new Sightings.Seen("new", false),
                        new Sightings.Seen("exec", true),
                        new Sightings.Seen("new", false));
        assertThat(fold.changedBetween(before, fold.position())).isEmpty();
    }

    @Test
    void aRecordOutOfOrderIsRefused() {
        ExecutionFold fold = new ExecutionFold("exec");
        assertThatThrownBy(() -> fold.apply(new JournalRecord(2, Instant.EPOCH, new JournalEntry.ExecutionResumed())))
                .hasMessageContaining("does not follow");
        assertThatThrownBy(() -> fold.at(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
