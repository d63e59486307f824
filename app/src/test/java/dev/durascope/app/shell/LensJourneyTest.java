package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.ExecutionSession;
import dev.durascope.app.testing.FakeExecutions;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Journals;
import dev.durascope.engine.execution.ExecutionStanding;
import dev.durascope.engine.history.InvocationState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.time.ClockPace;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What an invocation did and cost, by mouse and by keys, in the window. */
@Timeout(120)
class LensJourneyTest {
    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();
    private final FakeExecutions executions = new FakeExecutions();
    private final Journals order = new Journals(Journals.arn("OrderProcessor", "order-1"));
    private FakeWindow fake;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        order.started("{}").invoked().pass(20).checkpoint(4_096).step("pay", "process-payment");
        order.pass(30).stepSucceeded("pay", 1, "{}").waiting("cool", "cooling-off", 10);
        order.returned("PENDING").jump(Duration.ofSeconds(10)).waited("cool", 10);
        order.add(new JournalEntry.InvocationStarted(
                2, "request-2", JournalEntry.InvocationCause.RESUMED, List.of("cool"), 3));
        order.pass(5)
                .add(new JournalEntry.CheckpointAccepted(2, "token", null, 1, 100))
                .step("ship", "ship");
        executions.put(order, new ExecutionStanding(TimeMode.SKIP, ClockPace.REAL, false, List.of()));
        fake = new FakeWindow(executions, home, () -> Journals.START, 1280, 800);
        fake.show(executions, order);
        Fx.run(() -> fake.window().goTo(Pane.INVOCATIONS));
        Fx.await("the invocations", () -> text("#lens .inspector-title").equals("Invocation 2"));
    }

    @AfterEach
    void close() {
        fake.close();
        Fx.check();
    }

    private ExecutionSession session() {
        return fake.window().model().session();
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(fake.window().scene().lookup(selector));
    }

    private String text(String selector) {
        Label label = find(selector, Label.class);
        return label == null ? "" : label.getText();
    }

    private String lens() {
        return Fx.get(() -> {
            StringBuilder all = new StringBuilder();
            find("#lens", Node.class)
                    .lookupAll(".label")
                    .forEach(label -> all.append(((Label) label).getText()).append('\n'));
            return all.toString();
        });
    }

    private Node row(int invocation) {
        return Fx.get(() -> find("#invocations", TableView.class).lookupAll(".table-row-cell").stream()
                .filter(node ->
                        ((TableRow<?>) node).getItem() instanceof InvocationState state && state.number() == invocation)
                .findFirst()
                .orElseThrow());
    }

    private void press(KeyCode... keys) {
        robot.press(keys);
        robot.release(keys);
        Fx.pulse();
    }

    @Test
    void theChosenInvocationIsExplainedAndTwoAreCompared() {
        assertThat(lens())
                .contains("Began: resumed by cooling-off. Ended: still running.")
                .contains("1 executed, 2 replayed")
                .contains("New: 100 B of 100 MB · 1 of 3,000 operations · 1 checkpoint");

        robot.clickOn(row(1));
        Fx.await("the first", () -> text("#lens .inspector-title").equals("Invocation 1"));
        assertThat(lens())
                .contains("suspended: waits for cooling-off")
                .contains("2 of 3,000 operations")
                .contains("Executed");
        press(KeyCode.SHIFT, KeyCode.DOWN);
        Fx.await("both", () -> text("#lens .inspector-title").equals("From invocation 1 to 2"));
        assertThat(lens())
                .contains("Began: started, then resumed by cooling-off.")
                .contains("Began and ended");
    }

    @Test
    void keysChooseAnInvocationGoToItsStartAndToItsOperations() {
        press(KeyCode.ALT, KeyCode.DIGIT2);
        press(KeyCode.ALT, KeyCode.DIGIT5);
        press(KeyCode.HOME);
        Fx.await("the first", () -> text("#lens .inspector-title").equals("Invocation 1"));
        press(KeyCode.TAB);
        assertThat(Fx.get(() -> fake.window().scene().getFocusOwner().getId())).isEqualTo("lens-start");
        press(KeyCode.SPACE);
        Fx.await("its start", () -> !session().cursor().isAtNow());
        assertThat(Fx.get(() -> session().cursor().eventId()))
                .as("its first event")
                .isEqualTo(2);
        assertThat(Fx.get(() -> find("#lens-operations", ListView.class).getItems()))
                .as("what was begun by then")
                .hasSize(1);
        Fx.run(() -> session().cursor().toNow());
        press(KeyCode.TAB);
        press(KeyCode.HOME);
        Fx.await(
                "its step",
                () -> "pay".equals(session().selectedOperationProperty().get()));
    }

    @Test
    void whatComesIsWorkedOutOnlyWhileSomebodyLooks() {
        Fx.run(() -> fake.window().goTo(Pane.HISTORY));
        order.pass(5).checkpoint(50).step("mail", "send-mail");
        executions.append(order);
        fake.awaitAll(order);
        assertThat(lens()).contains("1 executed, 2 replayed");
        Fx.run(() -> fake.window().goTo(Pane.INVOCATIONS));
        Fx.await("what came", () -> lens().contains("2 executed, 2 replayed"));
        order.pass(5).checkpoint(50).step("bill", "send-bill");
        executions.append(order);
        Fx.await("what comes", () -> lens().contains("3 executed, 2 replayed"));
    }
}
