package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.command.Command;
import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Png;
import dev.durascope.app.tree.OperationRow;
import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.debug.Stop;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real application: an execution of the sample is stopped, stepped, looked at and let go. */
@Tag("slow")
@Timeout(180)
class DebuggerJourneyTest {
    @TempDir
    Path home;

    private RealWindow window;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void open() throws Exception {
        Assumptions.assumeTrue(
                SampleJar.find().isPresent(), "the sample's jar is not built: run the build to its package phase");
        window = RealWindow.open(home, SampleJar.find().orElseThrow());
        window.awaitPlace(WindowModel.Place.LAUNCH);
        window.await(
                "the sample's handlers",
                () -> window.model().launch().contentsProperty().get() != null);
        Fx.run(() -> window.model()
                .launch()
                .settings()
                .environmentProperty()
                .set("ORDERS_FILE=" + home.resolve("orders.json")));
        window.press(KeyCode.SHIFT, KeyCode.F10);
        window.awaitStatus(ExecutionStatus.SUCCEEDED);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void select(String name) {
        Fx.run(() -> window.model()
                .session()
                .selectedOperationProperty()
                .set(window.model().session().state().operations().stream()
                        .filter(s -> name.equals(s.operation().name()))
                        .map(OperationState::id)
                        .findFirst()
                        .orElseThrow()));
        Fx.pulse();
    }

    private Stop awaitStop(long after) {
        window.await(
                "a stop after " + after,
                () -> window.model().debug().stopsProperty().get().stream().anyMatch(s -> s.id() > after));
        return Fx.get(() -> window.model().debug().stopsProperty().get().getFirst());
    }

    private void runAgain() {
        window.await(
                "Run Again",
                () -> window.model().relaunch().obstacleProperty().get().isEmpty());
        window.press(KeyCode.F5);
    }

    @Test
    void byKeysABreakpointIsSetHitSteppedAndLetGo() throws Exception {
        select("process-payment");
        window.press(KeyCode.CONTROL, KeyCode.F8);
        assertThat(Fx.get(() -> window.model().debug().breakpoints().all().size()))
                .isEqualTo(1);

        runAgain();
        Stop first = awaitStop(0);
        assertThat(first.point()).isEqualTo(StopPoint.BEFORE_APPLY);
        window.awaitText("Stopped before the checkpoint of process-payment is applied", "executing", "invocation 1");
        assertThat(first.bodyRunning()).as("the worker holds the body").isFalse();
        assertThat(Fx.get(window::texts)).noneMatch(text -> text.contains("Body already running"));
        assertThat(home.resolve("orders.json")).as("the first run's order").exists();
        picture("stopped");

        select("validate");
        Command run = Fx.get(() -> window.window().commands().get(DebugCommands.TO_OPERATION));
        assertThat(Fx.get(() -> run.enabled().get())).isFalse();
        assertThat(Fx.get(() -> run.obstacle().get())).startsWith("It has ended: select one that is still open");

        window.press(KeyCode.F8);
        Stop second = awaitStop(first.id());
        assertThat(second.names()).containsValue("process-payment");
        select("process-payment");
        assertThat(Fx.get(() -> run.enabled().get())).isTrue();
        assertThat(Fx.get(() -> run.obstacle().get())).isEmpty();
        window.press(KeyCode.F9);
        window.awaitStatus(ExecutionStatus.SUCCEEDED);
        assertThat(Fx.get(() -> window.model().debug().stoppedProperty().get())).isFalse();
    }

    @Test
    void byMouseABreakpointIsSetInTheGutterAndTakenAway() throws Exception {
        Node dot = gutterOf("validate");
        Bounds at = Fx.get(() -> dot.localToScreen(dot.getBoundsInLocal()));
        window.robot().clickOn(at.getCenterX(), at.getCenterY());
        window.await(
                "the breakpoint",
                () -> window.model().debug().breakpoints().all().size() == 1);
        assertThat(Fx.get(() -> gutterOf("validate").getPseudoClassStates()))
                .contains(PseudoClass.getPseudoClass("set"));

        runAgain();
        awaitStop(0);
        window.robot().clickOn("Resume");
        window.awaitStatus(ExecutionStatus.SUCCEEDED);

        Node again = gutterOf("validate");
        Bounds place = Fx.get(() -> again.localToScreen(again.getBoundsInLocal()));
        window.robot().clickOn(place.getCenterX(), place.getCenterY());
        window.await(
                "no breakpoint",
                () -> window.model().debug().breakpoints().all().isEmpty());
    }

    private Node gutterOf(String name) {
        return Fx.get(() -> window.scene().getRoot().lookupAll(".gutter-box").stream()
                .filter(box -> box.getParent() instanceof TableCell<?, ?> cell
                        && cell.getTableRow() != null
                        && cell.getTableRow().getItem() instanceof OperationRow row
                        && name.equals(row.state().operation().name()))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void conditionsAreCheckedAsTheyAreTyped() throws Exception {
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F8);
        window.click("#add-breakpoint");
        type("#breakpoint-name", "/process(/");
        window.awaitText("At character", "Unclosed group");
        picture("breakpoint-wrong");
        assertThat(Fx.get(() -> window.model()
                        .debug()
                        .breakpoints()
                        .all()
                        .getFirst()
                        .criteria()
                        .name()))
                .as("what was right before the mistake")
                .satisfiesAnyOf(
                        name -> assertThat(name).isNull(),
                        name -> assertThat(name.text()).doesNotContain("("));
        type("#breakpoint-name", "/process-/");
        window.await("the pattern", () -> {
            var name = window.model()
                    .debug()
                    .breakpoints()
                    .all()
                    .getFirst()
                    .criteria()
                    .name();
            return name != null && name.text().equals("/process-/");
        });
        // By keyboard, which brings what is below into view.
        tabTo("#breakpoint-payload");
        paste("/amount > ");
        window.awaitText("At character 10: A JSON value must follow >.");
        Node payload = Fx.get(() -> window.scene().lookup("#breakpoint-payload"));
        assertThat(Fx.get(payload::getPseudoClassStates)).contains(PseudoClass.getPseudoClass("wrong"));
        assertThat(Fx.get(payload::getAccessibleHelp)).startsWith("At character 10:");
        paste("10");
        window.await(
                "the condition", () -> !payload.getPseudoClassStates().contains(PseudoClass.getPseudoClass("wrong")));
        tabTo("#breakpoint-attempt");
        paste("0");
        picture("breakpoint");
        window.awaitText("At character 1: Type a whole number of 1 or more.");
        window.press(KeyCode.CONTROL, KeyCode.A);
        paste("1");
        tabTo("#breakpoint-error");
        paste("Declined");
        window.awaitText("This can never hit. There is an error only after it ran or when it fails.");
        window.awaitText("Can never hit. There is an error only after it ran or when it fails.");
        picture("breakpoint-never");
    }

    @Test
    void whatIsStoppedCanBeCrashedAndIsRetried() throws Exception {
        select("process-payment");
        window.press(KeyCode.CONTROL, KeyCode.F8);
        runAgain();
        awaitStop(0);
        select("validate");
        window.robot().clickOn("Debug").clickOn("Mute Breakpoints");
        window.robot().clickOn("Debug").clickOn("Crash Invocation Here");
        window.awaitStatus(ExecutionStatus.SUCCEEDED);
        assertThat(Fx.get(() -> window.model()
                        .session()
                        .state()
                        .invocations()
                        .getFirst()
                        .error()
                        .errorType()))
                .isEqualTo("Runtime.ExitError");
    }

    @Test
    void closingWhileSomethingIsStoppedAsksAndLosesNothing() throws Exception {
        select("process-payment");
        window.press(KeyCode.CONTROL, KeyCode.F8);
        runAgain();
        awaitStop(0);
        ExecutionArn arn = Fx.get(() -> window.model().session().arn());

        window.press(KeyCode.CONTROL, KeyCode.Q);
        awaitDialog("1 execution is stopped.", arn.name() + ", before the checkpoint of process-payment is applied");
        window.robot()
                .clickOn(window.robot().lookup(".close-dialog").lookup("Cancel").<Node>query());
        window.await("no dialog", () -> dialog().isEmpty());
        assertThat(Fx.get(() -> window.model().debug().stoppedProperty().get())).isTrue();

        window.press(KeyCode.CONTROL, KeyCode.Q);
        awaitDialog("1 execution is stopped.");
        window.robot().clickOn("Close, Stay Stopped");
        window.await("the window to close", () -> !window.scene().getWindow().isShowing());
        window.close();

        window = RealWindow.open(home);
        Fx.run(() -> window.model().openExecution(arn));
        Stop again = awaitStop(0);
        assertThat(again.point()).isEqualTo(StopPoint.BEFORE_INVOCATION);
        assertThat(Fx.get(() -> window.model().debug().breakpoints().all().size()))
                .as("the breakpoint is there again")
                .isEqualTo(1);
        window.press(KeyCode.F9);
        Stop payment = awaitStop(again.id());
        assertThat(payment.names()).containsValue("process-payment");
        assertThat(payment.invocation()).isEqualTo(2);
        window.press(KeyCode.F9);
        window.awaitStatus(ExecutionStatus.SUCCEEDED);
    }

    private List<String> dialog() {
        return window.robot().lookup(".close-dialog").queryAll().stream()
                .filter(node -> node.getScene().getWindow().isShowing())
                .flatMap(node -> node.lookupAll(".label").stream())
                .filter(Labeled.class::isInstance)
                .map(label -> ((Labeled) label).getText())
                .toList();
    }

    private void awaitDialog(String... parts) {
        window.await(
                "the dialog",
                () -> Arrays.stream(parts).allMatch(part -> dialog().stream().anyMatch(text -> text.contains(part))));
    }

    @Test
    void anEventOfTheHistoryMakesABreakpointByKeyAndByMouse() throws Exception {
        HistoryEvent succeeded = Fx.get(() -> window.model().session().events().events().stream()
                .filter(event -> event instanceof HistoryEvent.StepSucceeded
                        && "process-payment".equals(event.header().name()))
                .findFirst()
                .orElseThrow());
        window.click("#tab-history");
        Fx.run(() -> history().getSelectionModel().select(succeeded));
        window.press(KeyCode.ALT, KeyCode.F8);
        window.await(
                "the breakpoint",
                () -> window.model().debug().breakpoints().all().size() == 1);
        window.awaitText("process-payment, step, attempt");
        Breakpoint made =
                Fx.get(() -> window.model().debug().breakpoints().all().getFirst());
        assertThat(made.when()).isEqualTo(When.AFTER);
        assertThat(Fx.get(() -> window.scene().lookup("#breakpoint-name")))
                .as("its conditions")
                .isNotNull();
        picture("break-here");

        window.click("#tab-history");
        Fx.run(() -> history().scrollTo(0));
        Fx.pulse();
        window.robot().rightClickOn(rowOfStart());
        Predicate<Node> item = node -> ("context-" + DebugCommands.BREAK_HERE).equals(node.getId());
        window.await(
                "the context menu", () -> window.robot().lookup(item).tryQuery().isPresent());
        window.robot().clickOn(window.robot().lookup(item).<Node>query());
        window.await(
                "a second breakpoint",
                () -> window.model().debug().breakpoints().all().size() == 2
                        && window.model().debug().breakpoints().all().getLast().when() == When.BEFORE);
    }

    private Node rowOfStart() {
        return Fx.get(() -> history().lookupAll(".table-row-cell").stream()
                .filter(row -> ((TableRow<?>) row).getItem() instanceof HistoryEvent.StepStarted)
                .findFirst()
                .orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private TableView<HistoryEvent> history() {
        return (TableView<HistoryEvent>) window.scene().lookup("#history");
    }

    @Test
    void theDebugMenuMarksWhatIsSwitchedOn() throws Exception {
        window.robot().clickOn("Debug").clickOn("Hold the Whole Execution");
        window.await(
                "the switch",
                () -> window.model().debug().breakpoints().holdingAllProperty().get());
        window.robot().clickOn("Debug");
        assertThat(isMarked(DebugCommands.HOLD_ALL)).isTrue();
        assertThat(isMarked(DebugCommands.MUTE)).isFalse();
        window.press(KeyCode.ESCAPE);
    }

    private boolean isMarked(String command) {
        return Fx.get(() -> ((MenuBar) window.scene().lookup(".menu-bar"))
                .getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .filter(item -> ("menu-" + command).equals(item.getId()))
                        .anyMatch(item -> ((CheckMenuItem) item).isSelected()));
    }

    private void tabTo(String field) {
        for (int stops = 0;
                stops < 8 && !Fx.get(() -> window.scene().lookup(field).isFocused());
                stops++) {
            window.press(KeyCode.TAB);
        }
        window.await("the focus in " + field, () -> window.scene().lookup(field).isFocused());
    }

    /** Pastes into a field: not every keyboard that a robot knows has every character. */
    private void type(String field, String text) {
        window.click(field);
        window.press(KeyCode.CONTROL, KeyCode.A);
        paste(text);
    }

    private void paste(String text) {
        Fx.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        window.press(KeyCode.CONTROL, KeyCode.V);
    }

    private void picture(String name) throws Exception {
        Fx.pulse();
        Path directory = Files.createDirectories(Path.of("target/pictures"));
        Png.write(Fx.get(() -> window.scene().snapshot(null)), directory.resolve("debugger-" + name + ".png"));
    }
}
