package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import dev.durascope.engine.execution.ForkRequest;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.fork.ForkPlan;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.Lineage;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
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

/** A real execution forked in the window, with its past changed, and held beside its original. */
@Tag("slow")
@Timeout(180)
class ForkJourneyTest {
    private static final String ORDERS = """
            step("validate", context);
            try {
                if (!step("charge", context).equals("charge")) {
                    return step("refund", context);
                }
            } catch (dev.durascope.handler.error.StepFailedException e) {
                return step("slowly", context);
            }
            context.wait("pause", java.time.Duration.ofHours(1));
            return step("ship", context);
            """;

    /** Does not look at what went wrong, and says more at the end. */
    private static final String NEXT = """
            step("validate", context);
            step("charge", context);
            context.wait("pause", java.time.Duration.ofHours(1));
            step("ship", context);
            return step("thank", context);
            """;

    @TempDir
    Path home;

    private ShopWindow shop;
    private RealWindow app;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void record() throws Exception {
        shop = new ShopWindow(home, ORDERS, "validate", "charge", "ship");
        app = shop.app();
    }

    @AfterEach
    void close() {
        if (shop != null) {
            shop.close();
        }
    }

    private static DialogPane dialog(String id) {
        return ShopWindow.dialog(id);
    }

    private static Node inDialog(String selector) {
        return dialog("fork").lookup(selector);
    }

    private void openDialog() {
        app.press(KeyCode.CONTROL, KeyCode.F5);
        app.await(
                "the dialog",
                () -> dialog("fork") != null && inDialog("#fork-event").isFocused());
        awaitReady();
    }

    private void awaitReady() {
        app.await("the ledger", () -> !inDialog("#fork-start").isDisabled());
    }

    private static String verdict() {
        return ((Labeled) dialog("comparison").lookup("#comparison-verdict")).getText();
    }

    /** What is written in the rows of the comparison. */
    private static List<String> rows() {
        TableView<?> table = (TableView<?>) dialog("comparison").lookup("#comparison-rows");
        return IntStream.range(0, table.getItems().size())
                .mapToObj(row -> table.getColumns().stream()
                        .map(column -> String.valueOf(column.getCellData(row)))
                        .collect(Collectors.joining(" | ")))
                .toList();
    }

    private static String told() {
        return Fx.get(() -> inDialog("#fork-ledger").getAccessibleText());
    }

    private void awaitTold(String words) {
        app.await(
                words,
                () -> String.valueOf(inDialog("#fork-ledger").getAccessibleText())
                        .contains(words));
    }

    private void awaitRefusal(String words) {
        app.await(
                words,
                () -> inDialog("#fork-refusal") instanceof Labeled label
                        && label.isVisible()
                        && label.getText().contains(words));
        assertThat(Fx.get(() -> inDialog("#fork-start").isDisabled())).isTrue();
    }

    /** Puts a text in the place of what stands in the control that has the focus. */
    private void write(String text) {
        Fx.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        app.press(KeyCode.CONTROL, KeyCode.A);
        app.press(KeyCode.CONTROL, KeyCode.V);
    }

    private void awaitFork(ExecutionArn original, ExecutionStatus status) {
        app.await(
                "the fork",
                () -> dialog("fork") == null && !app.model().session().arn().equals(original));
        app.awaitStatus(status);
    }

    @Test
    void anOperationFailsInTheForkThatSucceededAndTheOriginalIsALinkAway() throws Exception {
        ExecutionArn original = shop.shown();
        shop.select("charge");
        openDialog();
        assertThat(told()).contains("Answered from history, not run: 4 operations");
        shop.picture("fork", "fork-nothing-changed");

        app.robot().clickOn("#fork-error");
        awaitTold("Step 'charge' fails with");
        app.await("the editor", () -> inDialog("#fork-json").getBoundsInParent().getHeight() > 0);
        app.robot().clickOn("#fork-json");
        write("{\"ErrorType\": \"Declined\", \"ErrorMessage\": tru}");
        awaitRefusal("column");
        shop.picture("fork", "fork-wrong-json");
        write("{\"ErrorType\": \"Declined\", \"ErrorMessage\": \"no money\"}");
        awaitTold("fails with Declined: no money");
        assertThat(shop.steps()).as("nothing runs before it is asked for").isEmpty();
        shop.picture("fork", "fork-error");
        app.robot().clickOn("#fork-start");

        awaitFork(original, ExecutionStatus.RUNNING);
        Lineage lineage =
                Fx.get(() -> app.model().session().factsProperty().get().lineage());
        assertThat(lineage.sourceArn()).isEqualTo(original.toString());
        app.awaitText("Fork of " + original.name() + " after event " + lineage.atEvent(), "an error of charge");
        shop.picture(null, "fork-shown");

        app.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.F5);
        app.await(
                "the comparison",
                () -> dialog("comparison") != null && verdict().startsWith("First difference"));
        assertThat(Fx.get(ForkJourneyTest::rows))
                .anyMatch(row -> row.contains("Edited") && row.contains("charge"))
                .anyMatch(row -> row.contains("Not yet") && row.contains("pause"))
                .anyMatch(row -> row.contains("First difference") && row.contains("slowly  Running"));
        shop.picture("comparison", "fork-comparison");

        // It follows the fork to its end.
        shop.go();
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        app.await(
                "the end in the comparison",
                () -> rows().stream().anyMatch(row -> row.contains("slowly  Succeeded"))
                        && rows().stream().anyMatch(row -> row.contains("First difference") && row.contains("pause")));
        assertThat(shop.steps()).as("only what came after ran").containsExactly("slowly");

        app.press(KeyCode.ESCAPE);
        app.await("the comparison to be gone", () -> dialog("comparison") == null);
        app.click("#lineage-original");
        app.await("the original", () -> app.model().session().arn().equals(original));
        assertThat(Fx.get(() -> app.model().session().cursor().eventId())).isEqualTo(lineage.atEvent());
    }

    @Test
    void anExecutionOnAwsIsReplayedAndForkedHereAndHeldBesideWhatWasReadOfIt() throws Exception {
        try (CloudScene cloud = new CloudScene(home)) {
            cloud.engine()
                    .functions()
                    .register(FunctionConfig.durable(
                            "Orders", new Code.Archive(home.resolve("orders.zip")), ShopWindow.HANDLER));
            ExecutionArn deployed = cloud.engine()
                    .executions()
                    .start(new StartRequest("Orders", "$LATEST", "deployed-1", "{}", TimeMode.SKIP, null));
            cloud.engine().executions().ended(deployed).get(60, TimeUnit.SECONDS);
            shop.forgetSteps();
            cloud.show(app, deployed);
            app.awaitStatus(ExecutionStatus.SUCCEEDED);

            app.press(KeyCode.SHIFT, KeyCode.F5);
            app.awaitText("Answered from history, not run: 4 operations");
            app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F5);
            app.awaitText("Nothing diverges");
            assertThat(shop.steps()).isEmpty();

            shop.select("charge");
            openDialog();
            app.robot().clickOn("#fork-error");
            awaitTold("Step 'charge' fails with");
            awaitReady();
            shop.go();
            app.robot().clickOn("#fork-start");
            awaitFork(deployed, ExecutionStatus.SUCCEEDED);
            assertThat(Fx.get(() -> app.model().session().isLocal())).isTrue();
            assertThat(shop.steps()).containsExactly("slowly");
            ExecutionArn first = shop.shown();

            app.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.F5);
            app.await(
                    "the comparison",
                    () -> dialog("comparison") != null && verdict().startsWith("First difference"));
            long parting = Fx.get(
                    () -> app.model().session().factsProperty().get().lineage().atEvent());
            app.press(KeyCode.ESCAPE);
            app.await("the comparison to be gone", () -> dialog("comparison") == null);
            app.click("#lineage-original");
            app.await(
                    "the moment of the original",
                    () -> app.model().session().isAttached()
                            && app.model().session().arn().equals(deployed)
                            && app.model().session().cursor().eventId() == parting);
            assertThat(cloud.engine().executions().executions())
                    .as("nothing was begun there")
                    .hasSize(1);

            // A fork of which nothing was kept: it is read again as soon as its function is attached.
            ExecutionArn later = forkByTheEngine(cloud, deployed);
            Fx.run(() -> app.model().cloud().detach());
            compare(later);
            app.await(
                    "what to do",
                    () -> dialog("comparison").lookup("#comparison-attach").isVisible());
            shop.picture("comparison", "fork-original-missing");
            app.robot().clickOn("#comparison-attach");
            app.await(
                    "the form",
                    () -> !app.robot().lookup("#attach-target").queryAll().isEmpty());
            assertThat(Fx.get(() -> app.robot()
                            .lookup("#attach-target")
                            .queryAs(TextInputControl.class)
                            .getText()))
                    .isEqualTo(deployed.functionArn());
            app.press(KeyCode.ENTER);
            app.await(
                    "the function",
                    () -> app.model().cloud().connectionProperty().get() != null);
            compare(later);
            app.await("the comparison", () -> verdict().startsWith("Nothing differs"));
            app.press(KeyCode.ESCAPE);

            app = shop.reopen();
            for (ExecutionArn fork : List.of(first, later)) {
                compare(fork);
                app.await("the comparison", () -> !verdict().startsWith("Comparing"));
                assertThat(Fx.get(() -> dialog("comparison")
                                .lookup("#comparison-attach")
                                .isVisible()))
                        .as(fork.name())
                        .isFalse();
                app.press(KeyCode.ESCAPE);
            }
        }
    }

    /** Forks an execution with nothing changed, where no window keeps what was read of it. */
    private ExecutionArn forkByTheEngine(CloudScene cloud, ExecutionArn original) throws Exception {
        List<JournalRecord> journal = cloud.engine().executions().journal(original, 0);
        ForkPlan plan = ForkPlan.of(original, journal, ForkPlan.positionOf(journal, 5), List.of());
        ExecutionArn fork = app.engine().executions().fork(new ForkRequest(plan, "Orders", null, TimeMode.SKIP));
        app.engine().executions().ended(fork).get(60, TimeUnit.SECONDS);
        shop.forgetSteps();
        return fork;
    }

    private void compare(ExecutionArn fork) {
        Fx.run(() -> app.model().openExecution(fork));
        app.await("the fork", () -> app.model().session().arn().equals(fork));
        app.await(
                "its lineage",
                () -> app.model().session().factsProperty().get() != null
                        && app.model().session().factsProperty().get().lineage() != null);
        app.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.F5);
        app.await("the comparison", () -> dialog("comparison") != null);
    }

    @Test
    void anExecutionFromAFileIsForkedOnOtherCodeWithAnotherInput() throws Exception {
        ExecutionArn original = shop.shown();
        Path file = home.resolve("orders.json");
        app.dialogs().answer(file);
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        app.await("the recording", () -> Files.exists(file) && app.window().isIdle());
        app.dialogs().answer(file);
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        app.await("the recording", () -> app.model().session().isRecorded());
        app.await("its events", () -> !app.model().session().events().events().isEmpty());
        openDialog();
        assertThat(Fx.get(() -> inDialog("#fork-result").isDisabled()))
                .as("no operation is selected")
                .isTrue();
        app.robot().clickOn("#fork-input");
        awaitTold("Kept: everything up to event 1");
        app.await("the editor", () -> inDialog("#fork-json").getBoundsInParent().getHeight() > 0);
        Fx.pulse();
        shop.picture("fork", "fork-input");
        app.robot().clickOn("#fork-json");
        write("{\"amount\": 4711}");
        awaitTold("The input is {\"amount\": 4711}");
        app.dialogs().answer(Files.writeString(home.resolve("notes.jar"), "no jar"));
        app.robot().clickOn("#fork-choose");
        app.await(
                "why it is no jar",
                () -> inDialog("#fork-refusal") instanceof Labeled label
                        && label.getText().contains("notes.jar"));
        app.dialogs().answer(shop.zip("orders-2.zip", NEXT));
        app.robot().clickOn("#fork-choose");
        app.await(
                "the other code",
                () -> dialog("fork").lookupAll(".label").stream()
                        .anyMatch(node -> ((Labeled) node).getText().equals("of orders-2.zip")));
        awaitReady();
        shop.picture("fork", "fork-other-code");
        app.robot().clickOn("#fork-start");

        awaitFork(original, ExecutionStatus.SUCCEEDED);
        assertThat(Fx.get(() -> app.model().session().isLocal())).isTrue();
        assertThat(shop.steps()).containsExactlyInAnyOrder("validate", "charge", "ship", "thank");
        app.awaitText("Fork of " + original.name() + " after event 1", "another input");
        app.click("#lineage-compare");
        app.await(
                "the comparison",
                () -> dialog("comparison") != null && verdict().startsWith("First difference"));
        assertThat(Fx.get(ForkJourneyTest::rows)).anyMatch(row -> row.contains("thank"));
    }

    @Test
    void byKeysAloneTheMomentThatIsShownIsGoneOnFrom() throws Exception {
        ExecutionArn original = shop.shown();
        app.press(KeyCode.HOME);
        app.press(KeyCode.CONTROL, KeyCode.CLOSE_BRACKET);
        long event = Fx.get(() -> app.model().session().cursor().eventId());
        openDialog();
        assertThat(Fx.get(() -> ((TextInputControl) inDialog("#fork-event")).getText()))
                .isEqualTo(Long.toString(event));
        write("99");
        awaitRefusal("There is no event 99");
        write("two");
        awaitRefusal("by its number");
        write(Long.toString(event));
        awaitReady();
        app.press(KeyCode.ENTER);
        awaitFork(original, ExecutionStatus.SUCCEEDED);
        assertThat(shop.steps()).contains("charge", "ship");
        app.awaitText("with nothing changed");
        app.press(KeyCode.ALT, KeyCode.F5);
        app.await("the original", () -> app.model().session().arn().equals(original));
    }

    @Test
    void aWaitHasNoResultToChangeAndAResultThatTheHandlerCannotReadIsExplained() {
        ExecutionArn original = shop.shown();
        shop.select("pause");
        openDialog();
        app.robot().clickOn("#fork-result");
        awaitRefusal("Wait 'pause' has no result");
        app.press(KeyCode.ESCAPE);
        app.await("the dialog to be gone", () -> dialog("fork") == null);
        assertThat(shop.shown()).isEqualTo(original);

        // JSON that the handler does not expect: the fork fails as the function would, and what may have done it is
        // said.
        shop.select("charge");
        openDialog();
        app.robot().clickOn("#fork-result");
        app.await("the editor", () -> inDialog("#fork-json").getBoundsInParent().getHeight() > 0);
        app.robot().clickOn("#fork-json");
        write("{\"amount\": 1}");
        awaitTold("succeeds with {\"amount\": 1}");
        app.robot().clickOn("#fork-start");
        awaitFork(original, ExecutionStatus.FAILED);
        app.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.F5);
        app.await(
                "the explanation",
                () -> dialog("comparison") != null
                        && dialog("comparison").lookupAll(".problem").stream()
                                .anyMatch(node -> node.isVisible()
                                        && ((Labeled) node).getText().contains("charge")));
        shop.picture("comparison", "fork-unreadable");
    }
}
