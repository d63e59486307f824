package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.history.InjectedFault;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How far a stopped execution goes, and what can happen to it where it stands, in the real application. */
@Tag("slow")
@Timeout(180)
class SteppingJourneyTest {
    private static final String ORDERS = """
            context.runInChildContext("box", String.class, box -> {
                step("wrap", box);
                return step("label", box);
            });
            step("charge", context);
            context.wait("pause", java.time.Duration.ofHours(1));
            step("slowly", context);
            return step("last", context);
            """;

    @TempDir
    Path home;

    private ShopWindow shop;
    private RealWindow app;
    private long seen;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void record() throws Exception {
        Files.createFile(home.resolve("go"));
        shop = new ShopWindow(home, ORDERS, "wrap", "label", "charge", "slowly", "last");
        app = shop.app();
    }

    @AfterEach
    void close() {
        if (shop != null) {
            shop.close();
        }
    }

    private void breakOn(String... operations) {
        for (String operation : operations) {
            shop.select(operation);
            app.press(KeyCode.CONTROL, KeyCode.F8);
        }
        app.await(
                "the breakpoints", () -> app.model().debug().breakpoints().all().size() == operations.length);
    }

    private void runAgain() throws Exception {
        shop.forgetSteps();
        app.await(
                "Run Again",
                () -> app.model().relaunch().obstacleProperty().get().isEmpty());
        app.press(KeyCode.F5);
    }

    /** Selects an operation as soon as it is there: what is recorded comes with the next frame. */
    private void select(String operation) {
        app.await(
                operation + " to be there",
                () -> app.model().session().state().operations().stream()
                        .anyMatch(each -> operation.equals(each.operation().name())));
        shop.select(operation);
    }

    /** The next stop, at an operation. */
    private Stop awaitStop(String operation) {
        app.await(
                "the next stop, at " + operation,
                () -> app.model().debug().stopsProperty().get().stream().anyMatch(s -> s.id() > seen));
        Stop stop = Fx.get(() -> app.model().debug().stopsProperty().get().getFirst());
        seen = stop.id();
        String id = stop.hits().getFirst().operationId();
        assertThat(id == null ? stop.operations() : List.of(id))
                .extracting(each -> nameOf(each, stop))
                .contains(operation);
        return stop;
    }

    private String nameOf(String id, Stop stop) {
        OperationState known = Fx.get(() -> app.model().session().newest().operation(id));
        return known == null ? stop.names().get(id) : known.operation().name();
    }

    /** Clicks a command of the menu, once it lies still: its neighbour is another way to go on. */
    private void byMenu(String command) {
        Predicate<Node> named = node -> ("menu-" + command).equals(node.getId());
        app.robot().clickOn("Debug");
        Bounds[] before = new Bounds[1];
        app.await(command + " in the menu", () -> {
            Node item = app.robot().lookup(named).tryQuery().orElse(null);
            Bounds now = item == null ? null : item.localToScreen(item.getBoundsInLocal());
            boolean still = now != null && now.getHeight() > 0 && now.equals(before[0]);
            before[0] = now;
            return still;
        });
        app.robot().clickOn(app.robot().lookup(named).<Node>query());
        Fx.pulse();
    }

    /** Commands without a key of their own are found by their names. */
    private void byPalette(String command) {
        String title = Fx.get(() -> app.window().commands().get(command).title());
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        app.await("the palette", () -> app.scene().lookup("#palette-field").isFocused());
        paste(title);
        app.press(KeyCode.ENTER);
        app.await(
                "the palette to be gone",
                () -> !app.scene().lookup(".palette-layer").isVisible());
    }

    private void paste(String text) {
        Fx.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        app.press(KeyCode.CONTROL, KeyCode.V);
    }

    @Test
    void byKeysAndByMouseItGoesIntoAContextOutOfItToAnOperationToTheSuspensionAndToTheEnd() throws Exception {
        breakOn("box");
        runAgain();
        awaitStop("box");
        app.press(KeyCode.F7);
        Stop wrap = awaitStop("wrap");
        assertThat(wrap.bodyRunning()).isFalse();
        assertThat(shop.steps()).isEmpty();
        app.press(KeyCode.SHIFT, KeyCode.F8);
        awaitStop("box");
        assertThat(shop.steps()).containsExactlyInAnyOrder("wrap", "label");
        app.press(KeyCode.F8);
        awaitStop("charge");
        byPalette(DebugCommands.TO_SUSPENSION);
        assertThat(awaitStop("pause").point()).isEqualTo(StopPoint.BEFORE_SUSPENSION);
        app.awaitText("Stopped before the handler suspends for pause");
        byPalette(DebugCommands.TO_END);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);

        runAgain();
        awaitStop("box");
        byMenu(DebugCommands.INTO);
        awaitStop("wrap");
        select("box");
        app.press(KeyCode.ALT, KeyCode.F9);
        awaitStop("box");
        assertThat(shop.steps()).containsExactlyInAnyOrder("wrap", "label");
        byMenu(DebugCommands.TO_SUSPENSION);
        assertThat(awaitStop("pause").point()).isEqualTo(StopPoint.BEFORE_SUSPENSION);
        byMenu(DebugCommands.TO_END);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);

        runAgain();
        awaitStop("box");
        byMenu(DebugCommands.INTO);
        awaitStop("wrap");
        byMenu(DebugCommands.OUT);
        awaitStop("box");
        assertThat(shop.steps()).containsExactlyInAnyOrder("wrap", "label");
        byMenu(DebugCommands.OVER);
        awaitStop("charge");
        byMenu(DebugCommands.OVER);
        awaitStop("charge");
        select("charge");
        byMenu(DebugCommands.TO_OPERATION);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aStoppedInvocationIsCrashedRefusedKilledAndLeftAndNothingIsLost() throws Exception {
        breakOn("charge", "slowly", "last");
        runAgain();
        awaitStop("charge");
        byPalette(DebugCommands.CRASH);
        assertThat(awaitStop("charge").invocation()).isEqualTo(2);
        byMenu(DebugCommands.CRASH_AFTER);
        Stop again = awaitStop("charge");
        assertThat(again.invocation()).isEqualTo(3);
        app.awaitText("Stopped before charge runs once more", "invocation 3");
        assertThat(shop.steps()).as("the body was held all the time").doesNotContain("charge");
        app.press(KeyCode.F9);

        awaitStop("slowly");
        byMenu(DebugCommands.THROTTLE);
        awaitStop("last");
        byPalette(DebugCommands.SERVER_ERROR);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        assertThat(shop.steps()).containsExactlyInAnyOrder("wrap", "label", "charge", "slowly", "last");
        assertThat(faults())
                .containsExactly(
                        InjectedFault.CRASH_BEFORE_APPLY,
                        InjectedFault.CRASH_AFTER_APPLY,
                        InjectedFault.THROTTLE,
                        InjectedFault.SERVER_ERROR);

        runAgain();
        awaitStop("charge");
        aWorkerThatDiesWhileHeldEndsAsACrashedInvocation();
        app.press(KeyCode.F9);
        awaitStop("slowly");
        closingWhileHeldAsksAndCanLetGo();
        assertThat(shop.steps()).contains("wrap", "label", "charge", "last");
    }

    private void aWorkerThatDiesWhileHeldEndsAsACrashedInvocation() throws Exception {
        app.press(KeyCode.ALT, KeyCode.DIGIT5);
        // This process's children are the workers that this test has started.
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        Stop next = awaitStop("charge");
        assertThat(next.invocation()).as("the crashed one is retried").isEqualTo(2);
        app.awaitText("Runtime.ExitError");
        assertThat(Fx.get(() -> app.model()
                        .session()
                        .newest()
                        .invocations()
                        .getFirst()
                        .error()
                        .errorType()))
                .isEqualTo("Runtime.ExitError");
        assertThat(shop.steps()).doesNotContain("charge");
    }

    private List<InjectedFault> faults() {
        return app.engine().executions().journal(shop.shown(), 0).stream()
                .filter(record -> record.entry() instanceof JournalEntry.FaultInjected)
                .map(record -> ((JournalEntry.FaultInjected) record.entry()).fault())
                .toList();
    }

    @Test
    void whatRunsIsPausedAndRunToAnOperationThatHasNotBegun() throws Exception {
        Files.delete(home.resolve("go"));
        runAgain();
        awaitStep("slowly");
        byPalette(DebugCommands.PAUSE);
        shop.go();
        awaitStop("slowly");
        byMenu(DebugCommands.RUN_TO);
        awaitRunTo();
        app.await("the names of the run before", () -> names().getItems().size() == 7);
        assertThat(Fx.get(() -> names().getItems().toString()))
                .contains("name=slowly, begun=true", "name=last, begun=false");
        picture("run-to");
        doubleClick("last");
        Stop last = awaitStop("last");
        assertThat(last.point()).isEqualTo(StopPoint.BEFORE_APPLY);
        assertThat(last.hits().getFirst().breakpointId()).isNull();
        assertThat(shop.steps()).contains("slowly").doesNotContain("last");

        app.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.F9);
        awaitRunTo();
        paste("/nowhere(/");
        app.await(
                "the mistake to be marked",
                () -> inRunTo("#run-to-name").getPseudoClassStates().contains(PseudoClass.getPseudoClass("wrong")));
        assertThat(Fx.get(() -> inRunTo(".problem").toString())).contains("At character", "Unclosed group");
        app.press(KeyCode.CONTROL, KeyCode.A);
        paste("nowhere");
        app.press(KeyCode.ENTER);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        ExecutionArn ended = shop.shown();
        app.awaitText(ended.name() + " ended without reaching nowhere.");

        Files.delete(home.resolve("go"));
        runAgain();
        awaitStep("slowly");
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F8);
        runTo("never");
        app.awaitText("Runs to never");
        app.click("#stop-running-to");
        app.await(
                "nothing to run to",
                () -> app.model().debug().runningToProperty().get().isEmpty());
        runTo("/^la/");
        app.awaitText("Runs to /^la/");
        picture("running-to");
        shop.go();
        awaitStop("last");
        app.await(
                "nothing to run to",
                () -> !app.scene().lookup("#running-to").getParent().isVisible());
        app.press(KeyCode.F9);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        assertThat(Fx.get(() -> app.model().notices().told().size()))
                .as("what was taken back or reached is not missed")
                .isEqualTo(1);
    }

    private void awaitStep(String step) {
        app.await(step + " to run", () -> Files.exists(home.resolve("ran").resolve(step)));
    }

    private void runTo(String name) {
        app.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.F9);
        awaitRunTo();
        paste(name);
        app.press(KeyCode.ENTER);
        app.await("the dialog to close", () -> ShopWindow.dialog("run-to") == null);
    }

    private void awaitRunTo() {
        app.await(
                "the dialog",
                () -> ShopWindow.dialog("run-to") != null
                        && inRunTo("#run-to-name").isFocused());
    }

    private static Node inRunTo(String selector) {
        return ShopWindow.dialog("run-to").lookup(selector);
    }

    private static ListView<?> names() {
        return (ListView<?>) inRunTo("#run-to-known");
    }

    private void doubleClick(String name) {
        Bounds row = Fx.get(() -> {
            Node cell = names().lookupAll(".list-cell").stream()
                    .filter(each -> name.equals(((ListCell<?>) each).getText()))
                    .findFirst()
                    .orElseThrow();
            return cell.localToScreen(cell.getBoundsInLocal());
        });
        app.robot().doubleClickOn(row.getCenterX(), row.getCenterY());
    }

    private void picture(String name) {
        Fx.pulse();
        shop.picture(name.equals("run-to") ? name : null, "stepping-" + name);
    }

    private void closingWhileHeldAsksAndCanLetGo() throws Exception {
        ExecutionArn arn = shop.shown();
        byMenu(DebugCommands.MUTE);
        app.press(KeyCode.CONTROL, KeyCode.Q);
        awaitClosing("1 execution is stopped.", arn.name());
        app.press(KeyCode.ESCAPE);
        app.await("no dialog", () -> closing().isEmpty());
        assertThat(Fx.get(() -> app.model().debug().stoppedProperty().get())).isTrue();

        app.press(KeyCode.CONTROL, KeyCode.Q);
        awaitClosing("1 execution is stopped.");
        app.robot().clickOn("Resume and Close");
        app.await("the window to close", () -> !app.scene().getWindow().isShowing());
        assertThat(app.engine().executions().journal(arn, 0).getLast().entry())
                .as("that it was let go is recorded, and nothing has stopped it since")
                .isNotInstanceOf(JournalEntry.DebuggerStopped.class);

        // Its process may have ended in the middle of the step, which then runs once more.
        Files.deleteIfExists(home.resolve("ran").resolve("slowly"));
        app = shop.reopen();
        Fx.run(() -> app.model().openExecution(arn));
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
    }

    private List<String> closing() {
        return app.robot().lookup(".close-dialog").queryAll().stream()
                .filter(node -> node.getScene().getWindow().isShowing())
                .flatMap(node -> node.lookupAll(".label").stream())
                .map(label -> ((Labeled) label).getText())
                .toList();
    }

    private void awaitClosing(String... parts) {
        app.await(
                "the question",
                () -> Arrays.stream(parts).allMatch(part -> closing().stream().anyMatch(text -> text.contains(part))));
    }
}
