package dev.durascope.app.shell;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By hand, with {@code -Ddurascope.measure=true}: what docs/performance.md tells of travelling. */
@Timeout(600)
@EnabledIfSystemProperty(named = "durascope.measure", matches = "true")
class TravelBenchmark {
    /** Events of one map iteration: its own two, and two of each of its steps. */
    private static final int STEPS = 9;

    private static final int FRAMES = 150;

    /** How often the whole way is gone before it counts: by then its code is compiled. */
    private static final int WARMING = 4;

    private static final int LIVE_SECONDS = 10;
    private static final int LIVE_PER_SECOND = 2_000;

    @TempDir
    Path home;

    private final FakeExecutions executions = new FakeExecutions();
    private FakeWindow fake;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @AfterEach
    void close() {
        fake.close();
        Fx.check();
    }

    /** A map of many iterations of some steps each; a third of the invocations end in between. */
    private static void write(Journals journal, int iterations) {
        for (int i = 0; i < iterations; i++) {
            String context = "c" + i;
            journal.pass(3).context(context, "item-" + i, null, "MapIteration");
            for (int s = 0; s < STEPS; s++) {
                String step = context + "s" + s;
                journal.checkpoint(200).step(step, "step-" + s, context).pass(2);
                if (s == 3 && i % 10 == 0) {
                    journal.stepFailed(step, 1, dev.durascope.engine.model.ErrorObject.of("Flaky", "again"), 1);
                    journal.returned("PENDING").pass(1_000).invoked().again(step);
                }
                journal.stepSucceeded(step, 1, "{\"item\": " + i + ", \"step\": " + s + ", \"value\": \"done\"}");
            }
            journal.contextSucceeded(context, "{\"done\": " + STEPS + "}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 2_450})
    void travel(int iterations) {
        Journals journal = new Journals(Journals.arn("Importer", "import-1"));
        journal.started("{}").invoked();
        write(journal, iterations);
        journal.returned("SUCCEEDED").succeeded("{}");
        executions.put(journal, new ExecutionStanding(TimeMode.REAL, ClockPace.REAL, false, List.of()));
        fake = new FakeWindow(executions, home, () -> Journals.START, 1280, 800);
        String what =
                "%,d events, %,d operations".formatted(journal.events().size(), (long) iterations * (STEPS + 1) + 1);

        for (int time = 0; time < 3; time++) {
            System.out.println(what + ": opened in " + open(journal));
            if (time < 2) {
                Fx.run(() -> fake.window().model().executionDeleted(journal.arn()));
            }
        }
        System.gc();
        System.out.println(what + ": heap "
                + (ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20) + " MB");
        ExecutionSession session = Fx.get(() -> fake.window().model().session());
        System.out.println(what + ": state at any event " + states(session));
        for (String selected : new String[] {"", "c120s4"}) {
            Fx.run(() -> session.selectedOperationProperty().set(selected.isEmpty() ? null : selected));
            for (int warm = 0; warm < WARMING; warm++) {
                System.out.println(what + ", selected '" + selected + "', way " + (warm + 1) + ": to the end "
                        + scrub(session, FRAMES, true) + "; back " + scrub(session, FRAMES, false));
            }
            System.out.println(what + ", selected '" + selected + "': to the end " + scrub(session, FRAMES, true));
            System.out.println(what + ", selected '" + selected + "': back " + scrub(session, FRAMES, false));
        }
    }

    /** Until the first whole picture: wall time, and processor time of the window's thread. */
    private String open(Journals journal) {
        long cpu = Fx.get(TravelBenchmark::worked);
        long start = System.nanoTime();
        Fx.run(() -> fake.window().model().openExecution(journal.arn()));
        fake.awaitAll(journal);
        long shown = System.nanoTime();
        return "%d ms, work %d ms"
                .formatted((shown - start) / 1_000_000, (Fx.get(TravelBenchmark::worked) - cpu) / 1_000_000);
    }

    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Any moment's state read whole, and what going there costs in all panes; processor time. */
    private static String states(ExecutionSession session) {
        Random random = new Random(1);
        List<Long> reads = new ArrayList<>();
        List<Long> moves = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Fx.run(() -> {
                int index = random.nextInt(session.events().events().size() - 1);
                long start = worked();
                session.cursor().moveTo(session.events().positionOf(index), Cursor.Move.JUMP);
                long moved = worked();
                long open = 0;
                for (OperationState each : session.state().operations()) {
                    open += each.operation().end() == null ? 1 : 0;
                }
                reads.add(worked() - moved + (open < 0 ? 1 : 0));
                moves.add(moved - start);
            });
            Fx.pulse();
        }
        return FrameGaps.quantiles(reads) + "; going there " + FrameGaps.quantiles(moves);
    }

    private static FrameGaps scrub(ExecutionSession session, int frames, boolean on) {
        FrameGaps gaps = new FrameGaps();
        int events = session.events().events().size();
        CountDownLatch end = new CountDownLatch(1);
        AnimationTimer drag = new AnimationTimer() {
            private int frame;

            @Override
            public void handle(long now) {
                if (frame > frames) {
                    stop();
                    gaps.stop();
                    end.countDown();
                    return;
                }
                int at = (int) ((long) events * (on ? frame : frames - frame) / frames);
                session.cursor().moveToIndex(at, Cursor.Move.STEP);
                frame++;
            }
        };
        Fx.run(() -> {
            gaps.start();
            drag.start();
        });
        try {
            if (!end.await(300, TimeUnit.SECONDS)) {
                throw new AssertionError("The way has no end.");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return gaps;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300, 2_000})
    void live(int iterationsBefore) {
        Journals journal = new Journals(Journals.arn("Importer", "import-2"));
        journal.started("{}").invoked();
        write(journal, iterationsBefore);
        executions.put(journal, new ExecutionStanding(TimeMode.REAL, ClockPace.REAL, true, List.of()));
        fake = new FakeWindow(executions, home, () -> Journals.START, 1280, 800);
        fake.show(executions, journal);
        FrameGaps gaps = new FrameGaps();
        ExecutionSession session = Fx.get(() -> fake.window().model().session());
        Fx.run(gaps::start);
        long start = System.nanoTime();
        long behind = 0;
        int step = 0;
        journal.context("live", "live", null, "RunInChildContext");
        for (int tick = 0; tick < LIVE_SECONDS * 50; tick++) {
            for (int i = 0; i < LIVE_PER_SECOND / 50 / 2; i++) {
                String id = "l" + step++;
                journal.step(id, "step", "live").pass(1).stepSucceeded(id, 1, "{\"value\": " + step + "}");
            }
            executions.append(journal);
            long written = journal.size();
            behind = Math.max(behind, written - Fx.get(() -> session.newest().position()));
            LockSupport.parkNanos(start + (tick + 1L) * 20_000_000 - System.nanoTime());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Fx.run(gaps::stop);
        fake.awaitAll(journal);
        System.out.printf(
                "%,d events/s behind %,d records: %s; %.1f frames/s, at most %,d records behind%n",
                LIVE_PER_SECOND,
                iterationsBefore == 0 ? 0 : (long) iterationsBefore * 30,
                gaps,
                gaps.count() / seconds,
                behind);
    }
}
