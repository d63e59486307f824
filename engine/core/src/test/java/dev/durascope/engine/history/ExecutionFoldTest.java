package dev.durascope.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void theStateAtAnyPositionIsTheFoldOfTheRecordsUpToIt(long seed) {
        List<JournalRecord> journal = RandomJournal.of(seed, 600);
        ExecutionFold whole = new ExecutionFold("exec");
        journal.forEach(whole::apply);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            int position = random.nextInt(journal.size() + 1);
            ExecutionFold prefix = new ExecutionFold("exec");
            journal.subList(0, position).forEach(prefix::apply);
            assertThat(whole(whole.at(position))).isEqualTo(whole(prefix.now()));
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
    void aRecordOutOfOrderIsRefused() {
        ExecutionFold fold = new ExecutionFold("exec");
        assertThatThrownBy(() -> fold.apply(new JournalRecord(2, Instant.EPOCH, new JournalEntry.ExecutionResumed())))
                .hasMessageContaining("does not follow");
        assertThatThrownBy(() -> fold.at(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
