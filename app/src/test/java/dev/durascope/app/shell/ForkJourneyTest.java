package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.Png;
import dev.durascope.engine.cloud.CloudTarget;
import dev.durascope.engine.execution.ForkRequest;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.fork.ForkPlan;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.Lineage;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.time.TimeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
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
    private static final Path LOOKED_AT = Path.of("target/pictures");

    @TempDir
    Path home;

    private Path ran;
    private RealWindow app;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void record() throws Exception {
        Assumptions.assumeTrue(
                SampleJar.find().isPresent(), "the sample's jar is not built: run the build to its package phase");
        ran = Files.createDirectory(home.resolve("ran"));
        app = RealWindow.open(home, zip());
        app.awaitPlace(WindowModel.Place.LAUNCH);
        app.await("its handlers", () -> app.model().launch().contentsProperty().get() != null);
        Fx.run(() -> app.model()
                .launch()
                .handlerProperty()
                .set(app.model().launch().contentsProperty().get().handlers().stream()
                        .filter(each -> each.handler().equals("shop.Orders"))
                        .findFirst()
                        .orElseThrow()));
        app.press(KeyCode.SHIFT, KeyCode.F10);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        assertThat(steps()).containsExactlyInAnyOrder("validate", "charge", "ship");
        for (String step : steps()) {
            Files.delete(ran.resolve(step));
        }
    }

    @AfterEach
    void close() {
        if (app != null) {
            app.close();
        }
    }

    private Path zip() throws IOException {
        return ScenarioZip.make(home.resolve("orders.zip"), "Orders", """
                package shop;
                import dev.durascope.handler.*;
                public class Orders extends DurableHandler<Object, String> {
                    @Override
                    protected String handleRequest(Object input, DurableContext context) {
                        step("validate", context);
                        try {
                            if (!step("charge", context).equals("charge")) {
                                return step("refund", context);
                            }
                        } catch (RuntimeException e) {
                            return step("apologize", context);
                        }
                        context.wait("pause", java.time.Duration.ofHours(1));
                        return step("ship", context);
                    }
                    private static String step(String name, DurableContext context) {
                        return context.step(name, String.class, step -> {
                            java.nio.file.Files.createFile(java.nio.file.Path.of("%s", name));
                            return name;
                        });
                    }
                }
                """.formatted(ran));
    }

    private List<String> steps() throws IOException {
        try (Stream<Path> files = Files.list(ran)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private ExecutionArn shown() {
        return Fx.get(() -> app.model().session().arn());
    }

    private void select(String operation) {
        Fx.run(() -> {
            for (OperationState each : app.model().session().state().operations()) {
                if (operation.equals(each.operation().name())) {
                    app.model().session().selectedOperationProperty().set(each.id());
                }
            }
        });
        Fx.pulse();
    }

    /** The dialog of an id; {@code null} while it is not shown. To be called on the window's thread. */
    private static DialogPane dialog(String id) {
        for (Window window : Window.getWindows()) {
            Scene scene = window.getScene();
            if (scene != null && scene.getRoot() instanceof DialogPane pane && id.equals(pane.getId())) {
                return pane;
            }
        }
        return null;
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

    private void picture(String name) {
        picture("fork", name);
    }

    private void picture(String id, String name) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            Fx.run(() -> app.window().theme(theme));
            Fx.pulse();
            Png.write(
                    Fx.get(() -> dialog(id).getScene().snapshot(null)),
                    LOOKED_AT.resolve(name + "-" + theme.id() + ".png"));
        }
    }

    private void awaitFork(ExecutionArn original, ExecutionStatus status) {
        app.await(
                "the fork",
                () -> dialog("fork") == null && !app.model().session().arn().equals(original));
        app.awaitStatus(status);
    }

    @Test
    void anOperationFailsInTheForkThatSucceededAndTheOriginalIsALinkAway() throws Exception {
        ExecutionArn original = shown();
        select("charge");
        openDialog();
        assertThat(told()).contains("Answered from history, not run: 4 operations");
        picture("fork-nothing-changed");

        app.robot().clickOn("#fork-error");
        awaitTold("Step 'charge' fails with");
        app.await("the editor", () -> inDialog("#fork-json").getBoundsInParent().getHeight() > 0);
        app.robot().clickOn("#fork-json");
        write("{\"ErrorType\": \"Declined\", \"ErrorMessage\": tru}");
        awaitRefusal("column");
        picture("fork-wrong-json");
        write("{\"ErrorType\": \"Declined\", \"ErrorMessage\": \"no money\"}");
        awaitTold("fails with Declined: no money");
        assertThat(steps()).as("nothing runs before it is asked for").isEmpty();
        picture("fork-error");
        app.robot().clickOn("#fork-start");

        awaitFork(original, ExecutionStatus.SUCCEEDED);
        assertThat(steps()).as("only what came after ran").containsExactly("apologize");
        Lineage lineage =
                Fx.get(() -> app.model().session().factsProperty().get().lineage());
        assertThat(lineage.sourceArn()).isEqualTo(original.toString());
        app.awaitText("Fork of " + original.name() + " after event " + lineage.atEvent(), "an error of charge");
        Png.write(Fx.get(() -> app.scene().snapshot(null)), LOOKED_AT.resolve("fork-shown.png"));

        app.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.F5);
        app.await(
                "the comparison",
                () -> dialog("comparison") != null && verdict().startsWith("First difference"));
        assertThat(Fx.get(ForkJourneyTest::rows))
                .anyMatch(row -> row.contains("Edited") && row.contains("charge"))
                .anyMatch(row -> row.contains("First difference") && row.contains("pause"))
                .anyMatch(row -> row.contains("Differs") && row.contains("apologize"));
        picture("comparison", "fork-comparison");

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
                            "Orders", new Code.Archive(home.resolve("orders.zip")), "shop.Orders"));
            ExecutionArn deployed = cloud.engine()
                    .executions()
                    .start(new StartRequest("Orders", "$LATEST", "deployed-1", "{}", TimeMode.SKIP, null));
            cloud.engine().executions().ended(deployed).get(60, TimeUnit.SECONDS);
            for (String step : steps()) {
                Files.delete(ran.resolve(step));
            }
            Fx.run(() -> app.model()
                    .cloud()
                    .attach(CloudTarget.parse(
                            deployed.toString(), new CloudTarget.Place(null, null, cloud.endpoint()), Map.of())));
            app.await(
                    "the execution on AWS",
                    () -> app.model().session().isAttached()
                            && app.model().session().arn().equals(deployed));
            app.awaitStatus(ExecutionStatus.SUCCEEDED);

            app.press(KeyCode.SHIFT, KeyCode.F5);
            app.awaitText("Answered from history, not run: 4 operations");
            app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F5);
            app.awaitText("Nothing diverges");
            assertThat(steps()).isEmpty();

            select("charge");
            openDialog();
            app.robot().clickOn("#fork-error");
            awaitTold("Step 'charge' fails with");
            awaitReady();
            app.robot().clickOn("#fork-start");
            awaitFork(deployed, ExecutionStatus.SUCCEEDED);
            assertThat(Fx.get(() -> app.model().session().isLocal())).isTrue();
            assertThat(steps()).containsExactly("apologize");
            ExecutionArn first = shown();

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

            // A fork of which nothing was kept: it is read again as long as its function is attached.
            ExecutionArn later = forkByTheEngine(cloud, deployed);
            compare(later);
            app.await("the comparison", () -> verdict().startsWith("Nothing differs"));
            app.press(KeyCode.ESCAPE);
            Fx.run(() -> app.model().cloud().detach());
            compare(forkByTheEngine(cloud, deployed));
            app.await(
                    "what to do",
                    () -> dialog("comparison").lookup("#comparison-attach").isVisible());
            picture("comparison", "fork-original-missing");
            app.robot().clickOn("#comparison-attach");
            app.await(
                    "the form",
                    () -> !app.robot().lookup("#attach-target").queryAll().isEmpty());
            assertThat(Fx.get(() -> app.robot()
                            .lookup("#attach-target")
                            .queryAs(TextInputControl.class)
                            .getText()))
                    .isEqualTo(deployed.functionArn());
            app.press(KeyCode.ESCAPE);

            app.close();
            app = RealWindow.open(home);
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
        for (String step : steps()) {
            Files.delete(ran.resolve(step));
        }
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
    void anExecutionFromAFileIsForkedOnTheCodeThatIsOpenWithAnotherInput() throws Exception {
        ExecutionArn original = shown();
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
        picture("fork-input");
        app.robot().clickOn("#fork-json");
        write("{\"amount\": 4711}");
        awaitTold("The input is {\"amount\": 4711}");
        app.robot().clickOn("#fork-start");

        awaitFork(original, ExecutionStatus.SUCCEEDED);
        assertThat(Fx.get(() -> app.model().session().isLocal())).isTrue();
        assertThat(steps()).containsExactlyInAnyOrder("validate", "charge", "ship");
        app.awaitText("Fork of " + original.name() + " after event 1", "another input");
        app.click("#lineage-compare");
        app.await(
                "the comparison",
                () -> dialog("comparison") != null && verdict().contains("Nothing differs"));
    }

    @Test
    void byKeysAloneTheMomentThatIsShownIsGoneOnFrom() throws Exception {
        ExecutionArn original = shown();
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
        assertThat(steps()).contains("charge", "ship");
        app.awaitText("with nothing changed");
        app.press(KeyCode.ALT, KeyCode.F5);
        app.await("the original", () -> app.model().session().arn().equals(original));
    }

    @Test
    void aWaitHasNoResultToChangeAndEscapeLeavesAllAsItWas() {
        ExecutionArn original = shown();
        select("pause");
        openDialog();
        app.robot().clickOn("#fork-result");
        awaitRefusal("Wait 'pause' has no result");
        app.press(KeyCode.ESCAPE);
        app.await("the dialog to be gone", () -> dialog("fork") == null);
        assertThat(shown()).isEqualTo(original);
    }
}
