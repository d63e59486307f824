package dev.durascope.engine.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.recording.RecordingFormat;
import dev.durascope.engine.recovery.JournalRules;
import dev.durascope.engine.replay.Comparison;
import dev.durascope.engine.time.TimeMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One execution with every kind of operation, forked wherever it can be: each fork comes to the same end. */
@Timeout(300)
class ForkEverywhereTest {
    private static final String RESULT = "\"order-1 valid, attempt 2, yes, packed, [picked a, picked b], [low, enough],"
            + " yes, polls 2, paid order-1, tax 7, thanked\"";

    @Test
    void aForkAfterAnyRecordOfAJournalComesToTheSameEndAndLeavesTheOriginalAsItWas() throws Exception {
        try (ForkingEngine engine = new ForkingEngine().withEverything()) {
            ExecutionArn original = engine.run("orders", "\"order-1\"");
            assertThat(engine.result(original)).isEqualTo(RESULT);
            List<JournalRecord> journal = engine.journal(original);
            String before = ForkingEngine.text(journal);
            for (JournalRecord cut : journal) {
                engine.ran.clear();
                ForkPlan plan = ForkPlan.of(original, journal, cut.position(), List.of());
                ExecutionArn fork = engine.fork(plan);
                assertThat(engine.result(fork)).as("cut at %s", cut).isEqualTo(RESULT);
                JournalRules.check(fork, engine.journal(fork));
                same(engine, original, journal, fork, cut);
                onlyWhatHadNotEndedRan(engine, original, journal, cut);
            }
            assertThat(ForkingEngine.text(engine.journal(original))).isEqualTo(before);
        }
    }

    @Test
    void aForkAfterAnyEventOfAnAwsHistoryComesToTheSameEnd() throws Exception {
        try (ForkingEngine engine = new ForkingEngine().withEverything()) {
            ExecutionArn original = engine.run("orders", "\"order-1\"");
            List<JournalRecord> journal = ForkingEngine.asAwsTellsIt(original, engine.journal(original));
            for (JournalRecord cut : journal) {
                engine.ran.clear();
                ExecutionArn fork = engine.fork(ForkPlan.of(original, journal, cut.position(), List.of()));
                assertThat(engine.result(fork)).as("cut at %s", cut).isEqualTo(RESULT);
                same(engine, original, journal, fork, cut);
                onlyWhatHadNotEndedRan(engine, original, journal, cut);
                List<HistoryEvent> events = ForkingEngine.events(engine.journal(fork));
                for (int i = 0; i < events.size(); i++) {
                    assertThat(events.get(i).header().eventId()).isEqualTo(i + 1L);
                }
            }
        }
    }

    @Test
    void aForkOfARecordingIsOneOfTheExecution() throws Exception {
        try (ForkingEngine engine = new ForkingEngine().withEverything()) {
            ExecutionArn original = engine.run("orders", "\"order-1\"");
            List<JournalRecord> journal = engine.journal(original);
            Recording recording = saved(engine, original);
            assertThat(recording.journal()).isEqualTo(journal);
            for (int position = 1; position <= journal.size(); position += 7) {
                ExecutionArn fork = engine.fork(ForkPlan.of(original, recording.journal(), position, List.of()));
                assertThat(engine.result(fork)).isEqualTo(RESULT);
                // A fork is recorded like any other execution, and forked again.
                Recording again = saved(engine, fork);
                assertThat(again.journal()).isEqualTo(engine.journal(fork));
                ExecutionArn second = engine.fork(ForkPlan.of(
                        fork, again.journal(), Math.min(again.journal().size(), position + 9L), List.of()));
                assertThat(engine.result(second)).isEqualTo(RESULT);
                assertThat(engine.ended(second).facts().lineage().sourceArn()).isEqualTo(fork.toString());
            }
        }
    }

    private static Recording saved(ForkingEngine engine, ExecutionArn arn) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordingFormat.write(
                out,
                new Recording(
                        Recording.Origin.RECORDING,
                        arn,
                        TimeMode.SKIP,
                        engine.executor.describe(arn).config(),
                        engine.journal(arn),
                        List.of(),
                        null));
        // What an older version can read it still can.
        boolean fork = engine.executor.describe(arn).facts().lineage() != null;
        assertThat(out.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow())
                .contains(fork ? "\"version\":2" : "\"version\":1");
        return RecordingFormat.read(new ByteArrayInputStream(out.toByteArray()), "recording.durascope");
    }

    private static void same(
            ForkingEngine engine,
            ExecutionArn original,
            List<JournalRecord> journal,
            ExecutionArn fork,
            JournalRecord cut) {
        Comparison comparison = Comparison.of(original, journal, fork, engine.journal(fork));
        assertThat(comparison.isSame())
                .as("cut at %s: %s %s", cut, comparison.firstDifference(), comparison.end())
                .isTrue();
        assertThat(comparison.rows()).allMatch(row -> row.difference() == Comparison.Difference.SAME);
        assertThat(comparison.rows())
                .hasSameSizeAs(ForkingEngine.state(original, journal).operations());
    }

    /** A step that had ended in what was kept is answered from there: its body does not run again. */
    private static void onlyWhatHadNotEndedRan(
            ForkingEngine engine, ExecutionArn original, List<JournalRecord> journal, JournalRecord cut) {
        Map<String, OperationStatus> kept = new HashMap<>();
        ForkingEngine.state(original, journal.subList(0, (int) cut.position()))
                .operations()
                .forEach(s -> kept.put(
                        String.valueOf(s.operation().name()), s.operation().status()));
        for (String ran : engine.ran) {
            String step = ran.equals("submit") ? "review-submitter" : ran.split(" ")[0];
            assertThat(kept.get(step))
                    .as("%s ran in the fork cut at %s", ran, cut)
                    .isNotEqualTo(OperationStatus.SUCCEEDED);
        }
        if (cut.entry() instanceof JournalEntry.Event e && e.event() instanceof HistoryEvent.ExecutionSucceeded) {
            assertThat(engine.ran).isEmpty();
        }
    }
}
