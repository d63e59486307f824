package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Cursor;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.tree.OperationRow;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What stays put and what stays small while very many events arrive through the window's own feed. */
@Timeout(120)
class WindowUnderLoadTest {
    private static final int CONTEXTS = 500;
    private static final int STEPS = 100;

    @TempDir
    Path home;

    private final FakeExecutions executions = new FakeExecutions();
    private final Journals journal = new Journals(Journals.arn("Importer", "import-1"));
    private FakeWindow fake;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        journal.started("{}").invoked();
        executions.put(journal, new ExecutionStanding(TimeMode.REAL, ClockPace.REAL, true, List.of()));
        fake = new FakeWindow(executions, home, () -> Journals.START, 960, 900);
    }

    @AfterEach
    void close() {
        fake.close();
        Fx.check();
    }

    @Test
    void fiftyThousandOperationsMakeNoMoreRowsThanAreInView() {
        fake.show(executions, journal);
        AtomicInteger made = countRows();
        contexts();
        for (int step = 0; step < STEPS - 1; step++) {
            steps(step);
            executions.append(journal);
        }
        fake.awaitAll(journal);

        assertThat(fake.tree().getItems()).hasSize(1 + CONTEXTS * STEPS);
        int inView = (int) Math.ceil(Fx.get(() -> fake.tree().getHeight()) / 28);
        assertThat(made.get()).as("rows made").isLessThanOrEqualTo(2 * inView);
        assertThat(Fx.get(() -> fake.tree().lookupAll(".table-row-cell").size()))
                .isLessThanOrEqualTo(2 * inView);
    }

    @Test
    void theSelectedOperationStaysSelectedAndInItsPlaceWhileOthersArriveAboveAndBelow() {
        contexts();
        steps(0);
        fake.show(executions, journal);
        Fx.run(() -> fake.window().model().session().selectedOperationProperty().set("s0-250"));
        Fx.pulse();
        double y = y("s0-250");

        for (int step = 1; step < 20; step++) {
            steps(step);
            executions.append(journal);
            fake.awaitAll(journal);
            assertThat(selected()).isEqualTo("s0-250");
            assertThat(y("s0-250")).isEqualTo(y);
        }
    }

    @Test
    void aTreeThatWasScrolledAwayFromItsEndStaysThereAndFollowsAgainAtTheEnd() {
        contexts();
        steps(0);
        fake.show(executions, journal);
        Fx.run(() -> fake.tree().scrollTo(400));
        wheel(1);
        String first = firstInView();
        double y = y(first);

        steps(1);
        executions.append(journal);
        fake.awaitAll(journal);
        assertThat(firstInView()).isEqualTo(first);
        assertThat(y(first)).isEqualTo(y);

        Fx.run(() -> fake.tree().scrollTo(fake.tree().getItems().size() - 1));
        Fx.pulse();
        wheel(-1);
        journal.step("newest", "newest");
        executions.append(journal);
        fake.awaitAll(journal);
        Fx.await("the newest in view", () -> isInView("newest"));
    }

    @Test
    void theNewestOperationIsInViewUntilTheUserChoosesAnother() {
        fake.show(executions, journal);
        contexts();
        executions.append(journal);
        fake.awaitAll(journal);
        Fx.await("the newest in view", () -> isInView("c499"));

        journal.step("s-in-the-middle", "found", "c200");
        executions.append(journal);
        fake.awaitAll(journal);
        Fx.await("the newest in view", () -> isInView("s-in-the-middle"));
    }

    @Test
    void farBackInTheJournalTheEndOfWhatThereWasFillsTheView() {
        contexts();
        steps(0);
        fake.show(executions, journal);
        Fx.run(() -> fake.tree().scrollTo(fake.tree().getItems().size() - 1));
        Fx.pulse();
        int events = journal.events().size();
        for (int at : new int[] {events / 2, events / 3, events / 20}) {
            Fx.run(() -> fake.window().model().session().cursor().moveToIndex(at, Cursor.Move.STEP));
            Fx.pulse();
            List<Integer> rows = Fx.get(() -> fake.tree().lookupAll(".table-row-cell").stream()
                    .map(TableRow.class::cast)
                    .filter(row -> row.isVisible() && row.getItem() != null)
                    .map(TableRow::getIndex)
                    .sorted()
                    .toList());
            int size = fake.tree().getItems().size();
            assertThat(rows.getLast()).as("at %d", at).isEqualTo(size - 1);
            assertThat(rows.size())
                    .isGreaterThan((int) (Fx.get(() -> fake.tree().getHeight()) / 28) - 3);
        }
    }

    @Test
    void collapsingAndExpandingMovesNothingAboveAndNotTheRowItself() {
        contexts();
        steps(0);
        steps(1);
        fake.show(executions, journal);
        Fx.run(() -> fake.window().model().session().selectedOperationProperty().set("c250"));
        Fx.pulse();
        double y = y("c250");
        for (int times = 0; times < 4; times++) {
            disclose("c250");
            assertThat(y("c250")).isEqualTo(y);
        }
        Fx.run(() -> fake.window().expandAll(false));
        Fx.pulse();
        assertThat(selected()).isEqualTo("c250");
        assertThat(y("c250")).isEqualTo(y);
    }

    /** By hand, with {@code -Ddurascope.measure=true}: what docs/performance.md tells of the window. */
    @Test
    @EnabledIfSystemProperty(named = "durascope.measure", matches = "true")
    void measureTheGapsBetweenFramesWhileFiftyThousandEventsArriveInFiveSeconds() {
        measure("nothing selected", () -> {});
        measure("an operation selected", () -> {
            fake.window().model().session().selectedOperationProperty().set("c250");
        });
        measure("scrolled away", () -> fake.tree().scrollTo(10));
    }

    private void measure(String what, Runnable before) {
        Journals many = new Journals(Journals.arn("Importer", what.replace(' ', '-')));
        many.started("{}").invoked();
        for (int i = 0; i < CONTEXTS; i++) {
            many.context("c" + i, "item-" + i, null, "MapIteration");
        }
        executions.put(many, new ExecutionStanding(TimeMode.REAL, ClockPace.REAL, true, List.of()));
        fake.show(executions, many);
        Fx.run(before);
        Fx.pulse();
        FrameGaps gaps = new FrameGaps();
        Fx.run(gaps::start);
        long start = System.nanoTime();
        for (int step = 0; step < 100; step++) {
            for (int part = 0; part < 10; part++) {
                for (int i = part * 50; i < part * 50 + 50; i++) {
                    many.step("s" + step + "-" + i, "step", "c" + i);
                }
                executions.append(many);
                LockSupport.parkNanos(start + (step * 10L + part + 1) * 5_000_000L - System.nanoTime());
            }
        }
        long written = System.nanoTime();
        fake.awaitAll(many);
        long shown = System.nanoTime();
        Fx.run(gaps::stop);
        System.out.printf(
                "%s: 50,000 events in %.1f s, shown %d ms after the last; %s%n",
                what, (written - start) / 1e9, (shown - written) / 1_000_000, gaps);
    }

    private void contexts() {
        for (int i = 0; i < CONTEXTS; i++) {
            journal.context("c" + i, "item-" + i, null, "MapIteration");
        }
    }

    private void steps(int number) {
        for (int i = 0; i < CONTEXTS; i++) {
            journal.step("s" + number + "-" + i, "step", "c" + i);
        }
    }

    private AtomicInteger countRows() {
        AtomicInteger made = new AtomicInteger();
        Fx.run(() -> {
            TableView<OperationRow> tree = fake.tree();
            var factory = tree.getRowFactory();
            tree.setRowFactory(table -> {
                made.incrementAndGet();
                return factory.call(table);
            });
        });
        return made;
    }

    private String selected() {
        return Fx.get(() -> {
            OperationRow row = fake.tree().getSelectionModel().getSelectedItem();
            assertThat(fake.window()
                            .model()
                            .session()
                            .selectedOperationProperty()
                            .get())
                    .isEqualTo(row.id());
            return row.id();
        });
    }

    private TableRow<?> row(String operation) {
        for (Node node : fake.tree().lookupAll(".table-row-cell")) {
            if (node instanceof TableRow<?> row
                    && row.isVisible()
                    && row.getItem() instanceof OperationRow item
                    && item.id().equals(operation)) {
                return row;
            }
        }
        return null;
    }

    private double y(String operation) {
        return Fx.get(() -> {
            TableRow<?> row = row(operation);
            assertThat(row).as("the row of " + operation).isNotNull();
            return row.localToScene(0, 0).getY();
        });
    }

    private boolean isInView(String operation) {
        return Fx.get(() -> {
            TableRow<?> row = row(operation);
            if (row == null) {
                return false;
            }
            double top = row.localToScene(0, 0).getY();
            double treeTop = fake.tree().localToScene(0, 0).getY();
            return top >= treeTop
                    && top + row.getHeight() <= treeTop + fake.tree().getHeight() + 0.5;
        });
    }

    private String firstInView() {
        return Fx.get(() -> fake.tree().lookupAll(".table-row-cell").stream()
                .map(TableRow.class::cast)
                .filter(row -> row.isVisible() && row.getItem() != null)
                .min((a, b) -> Double.compare(a.getLayoutY(), b.getLayoutY()))
                .map(row -> ((OperationRow) row.getItem()).id())
                .orElseThrow());
    }

    private void disclose(String operation) {
        Node arrow = Fx.get(() -> row(operation).lookup(".disclosure"));
        new FxRobot().clickOn(arrow, MouseButton.PRIMARY);
        Fx.pulse();
    }

    /** Turns the wheel a notch over the tree: up for 1, down for -1. */
    private void wheel(int up) {
        Fx.run(() -> {
            Node target = fake.tree().lookup(".sheet");
            target.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL,
                    10,
                    10,
                    10,
                    10,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    0,
                    40.0 * up,
                    0,
                    40.0 * up,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null));
        });
        Fx.pulse();
    }
}
