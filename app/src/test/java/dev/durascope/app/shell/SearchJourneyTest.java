package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.search.SearchModel;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.app.testing.Png;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.search.InvalidSearchException;
import dev.durascope.engine.search.SearchMatcher;
import dev.durascope.engine.search.SearchQuery;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Looking for something by keyboard and mouse, in the real window. */
@Timeout(120)
class SearchJourneyTest {
    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();
    private final FakeExecutions executions = new FakeExecutions();
    private FakeWindow fake;
    private Journals journal;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @AfterEach
    void close() {
        fake.close();
        Fx.check();
    }

    private void open(Journals shown) {
        journal = shown;
        executions.put(shown, new ExecutionStanding(TimeMode.REAL, ClockPace.REAL, false, List.of()));
        fake = new FakeWindow(executions, home, shown::now, 960, 640);
        fake.show(executions, shown);
    }

    private SearchModel search() {
        return fake.window().model().open().openProperty().get().search();
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return Fx.get(() -> type.cast(fake.window().scene().lookup(selector)));
    }

    private Node button(String id) {
        return Fx.get(() -> fake.window().scene().getRoot().lookupAll(".button").stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .orElseThrow());
    }

    private void press(KeyCode... keys) {
        robot.press(keys);
        KeyCode[] released = keys.clone();
        for (int i = 0; i < keys.length; i++) {
            released[i] = keys[keys.length - 1 - i];
        }
        robot.release(released);
        Fx.pulse();
    }

    private void type(String text) {
        Fx.run(() -> find("#search-field", TextField.class).setText(text));
        Fx.pulse();
    }

    private void awaitSummary(String words) {
        Fx.await(
                words,
                () -> ((Label) fake.window().scene().lookup("#search-summary"))
                        .getText()
                        .equals(words));
    }

    private void awaitSelected(String operation) {
        Fx.await(
                operation + " is selected",
                () -> operation.equals(fake.window()
                        .model()
                        .session()
                        .selectedOperationProperty()
                        .get()));
    }

    private List<String> marked(String table) {
        return Fx.get(() -> {
            List<String> rows = new ArrayList<>();
            for (Node node : fake.window().scene().getRoot().lookupAll(table + " .table-row-cell")) {
                if (node.isVisible()
                        && node.getPseudoClassStates().stream()
                                .anyMatch(state -> state.getPseudoClassName().equals("found"))) {
                    rows.add(((javafx.scene.control.TableRow<?>) node).getIndex() + "");
                }
            }
            return rows;
        });
    }

    @Test
    void aTextIsFoundWalkedThroughAndLeftByKeys() {
        open(SampleOrders.waitingOrder("order-4711"));
        Fx.run(() -> fake.tree().requestFocus());
        press(KeyCode.CONTROL, KeyCode.F);
        Fx.await("the field", () -> find("#search-field", TextField.class).isFocused());
        Fx.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "reserve-")));
        press(KeyCode.CONTROL, KeyCode.V);
        awaitSummary("3 found");
        press(KeyCode.ENTER);
        awaitSelected("op-items");
        awaitSummary("1 of 3");
        press(KeyCode.ENTER);
        awaitSelected("op-r0");
        press(KeyCode.SHIFT, KeyCode.ENTER);
        awaitSelected("op-items");
        assertThat(find("#search-field", TextField.class).isFocused()).isTrue();

        Fx.run(() -> fake.tree().requestFocus());
        press(KeyCode.F3);
        press(KeyCode.F3);
        awaitSelected("op-r1");
        press(KeyCode.SHIFT, KeyCode.F3);
        awaitSelected("op-r0");

        press(KeyCode.CONTROL, KeyCode.F);
        press(KeyCode.ESCAPE);
        Fx.await("the tree has the focus", () -> fake.tree().isFocused());
        assertThat(Fx.get(() -> search().typedProperty().get())).isEmpty();
        assertThat(find("#search-bar", Node.class).isVisible()).isFalse();
        assertThat(marked("#operation-tree")).isEmpty();
        press(KeyCode.F3);
        Fx.await("the field", () -> find("#search-field", TextField.class).isFocused());
    }

    @Test
    void matchesAreMarkedInTreeAndHistoryAndAllElseCanBeLeftOut() {
        open(SampleOrders.waitingOrder("order-4711"));
        Fx.run(() -> fake.window().goTo(Pane.HISTORY));
        robot.clickOn(button("button-search.find"));
        type("type:step reserve");
        awaitSummary("2 found");
        Fx.await("marks in the tree", () -> marked("#operation-tree").size() == 2);
        int rows = Fx.get(() -> fake.tree().getItems().size());

        robot.clickOn("#search-only");
        Fx.await(
                "only matches and what they stand in",
                () -> fake.tree().getItems().size() == 6);
        TableView<?> history = find("#history", TableView.class);
        assertThat(Fx.get(() -> history.getItems().size())).isEqualTo(4);
        assertThat(marked("#history")).isNotEmpty();
        type("nothing of the kind");
        Fx.await("nothing", () -> fake.tree().getItems().isEmpty());

        robot.clickOn("#search-only");
        Fx.await("all rows", () -> fake.tree().getItems().size() == rows);
        robot.clickOn("#search-close");
        assertThat(find("#search-bar", Node.class).isVisible()).isFalse();
    }

    @Test
    void anExpressionThatIsNoneIsMarkedWhereItIsTyped() {
        open(SampleOrders.waitingOrder("order-4711"));
        press(KeyCode.CONTROL, KeyCode.F);
        press(KeyCode.ALT, KeyCode.X);
        Fx.await("the toggle", () -> find("#search-regex", ToggleButton.class).isSelected());
        type("reserve-(A");
        Label problem = find("#search-problem", Label.class);
        Fx.await("the problem", () -> problem.isVisible() && problem.getText().contains("Unclosed group"));
        assertThat(Fx.get(() -> find("#search-field", TextField.class)
                        .getPseudoClassStates()
                        .toString()))
                .contains("wrong");
        type("reserve-(A|B).*");
        Fx.await("no problem", () -> !problem.isVisible());
        awaitSummary("2 found");
    }

    @Test
    void filtersAreTickedInTheirMenu() {
        open(SampleOrders.retryingOrder("order-125"));
        press(KeyCode.CONTROL, KeyCode.F);
        robot.clickOn("#search-filters");
        Fx.await("the menu", () -> find("#search-filters", MenuButton.class).isShowing());
        for (KeyCode key : List.of(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER)) {
            press(key);
        }
        Fx.await("the filter", () -> search().typedProperty().get().equals("status:retrying"));
        awaitSummary("1 found");
        press(KeyCode.F3);
        awaitSelected("op-pay");
    }

    @Test
    void aPositionIsGoneTo() {
        open(SampleOrders.waitingOrder("order-4711"));
        press(KeyCode.CONTROL, KeyCode.F);
        type("order-4711@3");
        awaitSummary("Enter goes there");
        press(KeyCode.ENTER);
        Fx.await("the moment", () -> fake.window().model().session().cursor().eventId() == 3);
    }

    @Test
    void everythingFitsAtTheSmallestSize() {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            open(SampleOrders.waitingOrder("order-4711"));
            Fx.run(() -> fake.window().theme(theme));
            Fx.run(() -> fake.window().goTo(Pane.HISTORY));
            press(KeyCode.CONTROL, KeyCode.F);
            type("reserve-");
            press(KeyCode.ENTER);
            press(KeyCode.ENTER);
            awaitSummary("2 of 3");
            Fx.run(() -> search().regexProperty().set(true));
            picture("found-" + theme.id());
            robot.clickOn("#search-only");
            Fx.pulse();
            picture("only-" + theme.id());
            type("reserve-(A");
            Fx.pulse();
            picture("wrong-" + theme.id());
            assertThat(Fx.get(() ->
                            find("#search-close", Node.class).localToScene(0, 0).getX()))
                    .isLessThan(940);
            assertThat(Fx.get(() -> find("#search-field", TextField.class).getWidth()))
                    .isGreaterThan(160);
            if (theme == Theme.LIGHT) {
                close();
            }
        }
    }

    private void picture(String name) {
        Fx.pulse();
        Png.write(
                Fx.get(() -> fake.window().scene().snapshot(null)), Path.of("target/pictures/search-" + name + ".png"));
    }

    /** By hand, with {@code -Ddurascope.measure=true}: what docs/performance.md tells of searching. */
    @Test
    @Timeout(600)
    @EnabledIfSystemProperty(named = "durascope.measure", matches = "true")
    void measureHowLongASearchTakes() {
        open(many("three-thousand", 30, 99));
        measure("3,000 operations");
        close();
        open(many("fifty-thousand", 250, 99));
        measure("25,000 operations, 50,000 events");
    }

    private static Journals many(String name, int contexts, int steps) {
        Journals many = new Journals(Journals.arn("Importer", name));
        many.started("{}").invoked();
        for (int i = 0; i < contexts; i++) {
            many.context("c" + i, "item-" + i, null, "MapIteration");
            for (int j = 0; j < steps; j++) {
                String id = "s" + i + "-" + j;
                many.step(id, "reserve-" + j, "c" + i);
                many.stepSucceeded(
                        id,
                        1,
                        "{\"transaction\":\"tx-" + i + "-" + j + "\",\"amount\":2499.0,\"currency\":\"EUR\","
                                + "\"card\":{\"brand\":\"visa\",\"last4\":\"4242\"},\"approved\":true}");
            }
            many.contextSucceeded("c" + i, "[]");
        }
        return many;
    }

    /** Of looking through all events on this thread, which other processes do not change much. */
    private String processorTime(String typed, boolean regex) {
        List<HistoryEvent> events = Fx.get(
                () -> List.copyOf(fake.window().model().session().events().events()));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        try {
            SearchMatcher matcher = SearchMatcher.of(SearchQuery.parse(typed), regex, false);
            for (int i = 0; i < 10; i++) {
                long start = threads.getCurrentThreadCpuTime();
                matcher.scan(events, Duration.ofSeconds(30));
                least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
            }
        } catch (InvalidSearchException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return "looking through the events " + least / 1_000_000 + " ms of processor time";
    }

    private void measure(String what) {
        for (String typed : List.of("tx-17-3", "nothing of the kind", "reserve", "status:succeeded type:step")) {
            System.out.printf("%s, %s: %s, %s%n", what, typed, times(typed, false), processorTime(typed, false));
        }
        for (String typed : List.of("tx-1\\d-3", "\"amount\":.*4242.*x")) {
            System.out.printf("%s, /%s/: %s, %s%n", what, typed, times(typed, true), processorTime(typed, true));
        }
    }

    /** From the text's being there to the tree's having been marked, of the first and of eleven more. */
    private String times(String typed, boolean regex) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Fx.run(() -> {
                search().clear();
                search().regexProperty().set(regex);
            });
            Fx.pulse();
            long start = System.nanoTime();
            Fx.run(() -> search().typedProperty().set(typed));
            while (Fx.get(() -> search().summaryProperty().get().equals("Searching…"))) {
                LockSupport.parkNanos(200_000);
            }
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        String found = Fx.get(() -> search().summaryProperty().get());
        List<Long> settled = millis.subList(1, millis.size()).stream().sorted().toList();
        return found + ", first " + millis.getFirst() + " ms, then least " + settled.getFirst() + " ms, median "
                + settled.get(settled.size() / 2) + " ms, most " + settled.getLast() + " ms";
    }
}
