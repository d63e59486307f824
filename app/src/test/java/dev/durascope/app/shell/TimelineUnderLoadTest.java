package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** How long very large recordings take to be drawn with their timeline, and to be scrubbed through. */
@Timeout(300)
@EnabledIfSystemProperty(named = "durascope.measure", matches = "true")
class TimelineUnderLoadTest {
    private static final int FRAMES = 300;

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

    /** By hand, with {@code -Ddurascope.measure=true}: what docs/performance.md tells of the timeline. */
    @Test
    void measureDrawingAndScrubbing() {
        fake = new FakeWindow(executions, home, () -> Journals.START, 960, 900);
        measure("1,000 operations, to warm up", 1_000, false);
        measure("3,000 operations", 3_000, false);
        measure("3,000 operations, squeezed", 3_000, true);
        measure("25,000 operations", 25_000, false);
        measure("25,000 operations, squeezed", 25_000, true);
    }

    private void measure(String what, int operations, boolean squeezed) {
        Journals journal = recording(operations, what.replaceAll("\\W+", "-"));
        executions.put(journal, new ExecutionStanding(TimeMode.SKIP, ClockPace.REAL, false, List.of()));
        long start = System.nanoTime();
        fake.show(executions, journal);
        long shown = System.nanoTime();
        Fx.run(() -> {
            fake.window().goTo(Pane.TIMELINE);
            fake.window().timeline(view -> view.squeezeProperty().set(squeezed));
        });
        Fx.pulse();
        ExecutionSession session = fake.window().model().session();
        int events = Fx.get(() -> session.events().events().size());
        scrub(session, events);
        FrameGaps gaps = new FrameGaps();
        Fx.run(gaps::start);
        scrub(session, events);
        Fx.run(gaps::stop);
        System.out.printf(
                "%s: %,d events drawn in %d ms; scrubbed end to end: %s%n",
                what, events, (shown - start) / 1_000_000, gaps);
        assertThat(Fx.get(() -> session.cursor().isAtNow())).isTrue();
    }

    /** From the first event to now, a frame each. */
    private static void scrub(ExecutionSession session, int events) {
        for (int frame = 0; frame <= FRAMES; frame++) {
            int index = (int) ((long) events * frame / FRAMES);
            Fx.run(() -> session.cursor().moveToIndex(index, Cursor.Move.STEP));
            Fx.pulse();
        }
    }

    /** Map iterations of 99 steps each; two events an operation. */
    private static Journals recording(int operations, String name) {
        Journals j = new Journals(Journals.arn("Importer", name)).started("{}").invoked();
        for (int i = 0; i < operations; i++) {
            String context = "c" + i / 100;
            if (i % 100 == 0) {
                j.context(context, "item-" + i / 100, null, "MapIteration");
            } else {
                j.step("s" + i, "step", context).pass(1 + i % 5).stepSucceeded("s" + i, 1, "{}");
            }
            if (i % 100 == 99) {
                j.contextSucceeded(context, "{}");
            }
        }
        return j.returned("SUCCEEDED").succeeded("{}");
    }
}
