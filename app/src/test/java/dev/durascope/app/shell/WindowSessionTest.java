package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.look.StatusLook;
import dev.durascope.app.session.SessionStatus;
import dev.durascope.app.testing.Fx;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All that a user does to a running execution, on the real application and a real worker. */
@Tag("slow")
@Timeout(120)
class WindowSessionTest {
    @TempDir
    static Path home;

    private static Path scenarios;
    private static ScenarioWindow app;

    @BeforeAll
    static void open() throws Exception {
        Assumptions.assumeTrue(
                SampleJar.find().isPresent(), "the sample's jar is not built: run the build to its package phase");
        Fx.start();
        scenarios = ScenarioZip.make(home);
        app = new ScenarioWindow(home, scenarios);
    }

    @AfterAll
    static void close() {
        if (app != null) {
            app.close();
        }
    }

    @AfterEach
    void nothingWentWrongOnTheWindowsThread() {
        Fx.check();
    }

    /** Clicks on the tab of the cards once its title has grown with the first card: that moves the tabs. */
    private void goToCard() {
        app.await("a card", () -> app.texts(".lower-tabs").contains("Callbacks (1)"));
        app.click("#tab-callbacks");
    }

    @Test
    void aCallbackIsCompletedByMouseAndWrongJsonIsRefusedInPlace() {
        app.run("callback", TimeMode.REAL);
        app.awaitSuspended("approval");
        assertThat(app.textsOf("approval")).contains("Waiting", "Answer").anyMatch(t -> t.startsWith("heartbeat in "));
        app.robot().clickOn(in(app.rowOf("approval"), ".row-action"));

        app.type(".card-json", "{\"approved\": tru}");
        app.await("the refusal", () -> app.texts(".callback-card .problem").size() == 1);
        assertThat(app.texts(".callback-card .problem").getFirst()).contains("tru");
        assertThat(Fx.get(() -> app.window().scene().lookup("#answer").isDisabled()))
                .isTrue();
        app.picture("wrong-json");

        app.paste("{\"approved\": true}");
        app.robot().clickOn("#answer");
        app.awaitEnd(ExecutionStatus.SUCCEEDED);
        assertThat(app.result()).isEqualTo("{\"approved\":true}");
        app.await("an empty list of cards", () -> app.texts(".callbacks").contains("Nobody is waited for"));
    }

    @Test
    void aCallbackIsFailedByKeyboardAlone() {
        app.run("callback", TimeMode.REAL);
        app.awaitSuspended("approval");
        app.press(KeyCode.ALT, KeyCode.DIGIT2);
        app.press(KeyCode.J);
        app.press(KeyCode.J);
        app.await(
                "approval is selected",
                () -> app.operation("approval")
                        .id()
                        .equals(app.session().selectedOperationProperty().get()));
        app.press(KeyCode.CONTROL, KeyCode.ENTER);
        tabUntil("Complete");
        app.press(KeyCode.RIGHT);
        tabUntil("Error type");
        app.paste("Rejected");
        tabUntil("Error message");
        app.paste("too expensive");
        tabUntil("Send failure");
        app.press(KeyCode.SPACE);

        app.awaitEnd(ExecutionStatus.FAILED);
        OperationState approval = app.operation("approval");
        assertThat(approval.operation().status()).isEqualTo(OperationStatus.FAILED);
        assertThat(approval.operation().details().error().errorType()).isEqualTo("Rejected");
        assertThat(approval.operation().details().error().errorMessage()).isEqualTo("too expensive");
        app.robot().clickOn("#tab-inspector");
        app.await(
                "the error in the inspector",
                () -> app.texts(".inspector .error-type").contains("Rejected"));
    }

    @Test
    void aCallbackIsKeptAliveAndThenExpires() {
        app.run("callback", TimeMode.REAL);
        app.awaitSuspended("approval");
        Instant due = app.operation("approval").deadlines().heartbeat();
        goToCard();
        app.robot().clickOn("Heartbeat");
        app.await(
                "a later heartbeat deadline",
                () -> app.operation("approval").deadlines().heartbeat().isAfter(due));
        app.robot().clickOn("Expire now");
        app.awaitEnd(ExecutionStatus.SUCCEEDED);
        assertThat(app.operation("approval").operation().status()).isEqualTo(OperationStatus.TIMED_OUT);
        assertThat(app.result()).isEqualTo("\"nobody answered\"");
    }

    @Test
    void aChainedInvokeOfAFunctionThatIsNotRegisteredHasACardToo() {
        app.run("invoke", TimeMode.SKIP);
        app.awaitSuspended("price");
        goToCard();
        app.await("the card", () -> app.texts(".callback-card").contains("price"));
        assertThat(app.texts(".callback-card")).anyMatch(text -> text.contains("price-service"));
        app.type(".card-json", "{\"amount\": 12}");
        app.click("#answer");
        app.awaitEnd(ExecutionStatus.SUCCEEDED);
        assertThat(app.result()).isEqualTo("{\"amount\":12}");
    }

    @Test
    void waitsAreSkippedInTheTreeAndByTheMenuAndTimeGoesOnFromThere() {
        app.run("waits", TimeMode.REAL);
        app.awaitSuspended("first");
        assertThat(app.textsOf("first")).contains("Skip").anyMatch(t -> t.startsWith("resumes in "));
        app.robot().clickOn(in(app.rowOf("first"), ".row-action"));
        app.awaitSuspended("second");
        assertThat(app.textsOf("first")).contains("Succeeded", "1:00:00");

        app.select("second");
        app.robot().clickOn("Time").clickOn("Skip This Wait");
        app.awaitEnd(ExecutionStatus.SUCCEEDED);
        assertThat(app.textsOf("second")).contains("2:00:00");
    }

    @Test
    void theNextTimerIsFiredAndAStoppedExecutionSaysWhatItLeftOpen() {
        app.run("waits", TimeMode.REAL);
        app.awaitSuspended("first");
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        app.awaitSuspended("second");
        app.await(
                "how far time jumped",
                () -> app.texts(".notification").stream().anyMatch(text -> text.startsWith("Time jumped")));

        app.press(KeyCode.CONTROL, KeyCode.F2);
        app.awaitEnd(ExecutionStatus.STOPPED);
        assertThat(app.textsOf("second")).contains("Left open").doesNotContain("Skip");
        app.picture("stopped");
    }

    @Test
    void skippingAllAsksBeforeACallbackTimesOutAndTellsWhyTimeHolds() {
        app.run("everything", TimeMode.SKIP);
        app.awaitSuspended("approval");
        app.await(
                "why time holds",
                () -> app.texts("#banner").stream().anyMatch(text -> text.contains("while approval waits")));
        assertThat(app.textsOf("short")).contains("Waiting");
        app.picture("time-holds");

        app.robot().clickOn("Skip all…");
        app.await(
                "the question",
                () -> app.robot().lookup(".skip-dialog").tryQuery().isPresent());
        assertThat(app.robot().lookup(".skip-dialog .content").queryLabeled().getText())
                .contains("the waits short and long and the callback approval, which times out");
        app.robot().clickOn("Skip all");
        app.awaitEnd(ExecutionStatus.SUCCEEDED);
        assertThat(app.result()).isEqualTo("\"nobody answered\"");
        assertThat(app.operation("long").operation().status()).isEqualTo(OperationStatus.SUCCEEDED);
    }

    @Test
    void aRetryStrategyIsShownAsAttempts() {
        app.run("retry", TimeMode.REAL);
        app.awaitSuspended("flaky");
        assertThat(app.textsOf("flaky")).contains("Retrying").anyMatch(text -> text.startsWith("retries in "));
        app.select("flaky");
        app.press(KeyCode.CONTROL, KeyCode.T);
        app.await("the second failure", () -> app.operation("flaky").attempts().size() == 2);
        app.awaitSuspended("flaky");
        app.press(KeyCode.CONTROL, KeyCode.T);
        app.awaitEnd(ExecutionStatus.SUCCEEDED);
        Node row = app.rowOf("flaky");
        assertThat(Fx.get(() -> row.lookupAll(".attempt").size())).isEqualTo(3);
        assertThat(Fx.get(() -> row.lookupAll(".attempt.status-failed").size())).isEqualTo(2);
        app.picture("attempts");
    }

    @Test
    void aHandlerThatThrowsShowsItsErrorWithTheStack() {
        app.run("throw", TimeMode.SKIP);
        app.awaitEnd(ExecutionStatus.FAILED);
        app.robot().clickOn("#tab-inspector");
        app.await("the message", () -> app.texts(".inspector .error-message").contains("the shelf is empty"));
        assertThat(app.texts(".inspector .error-type")).containsExactly("java.lang.IllegalStateException");
        assertThat(app.texts(".inspector .stack")).anyMatch(frame -> frame.contains("Scenarios"));
    }

    @Test
    void aHandlerThatExitsIsHeldAfterFiveInvocationsAndResumesWhenItIsMended() throws Exception {
        Path mended = home.resolve("mended");
        app.run("scenarios", "exit", TimeMode.SKIP, mended.toString());
        for (int n = 1; n <= 5; n++) {
            // Every one of them starts a process, which takes its time on a busy machine.
            int failures = n;
            app.await(
                    "failure " + n,
                    () -> app.session().factsProperty().get() != null
                            && app.session().factsProperty().get().failures() >= failures);
        }
        app.await("the execution is held", () -> app.texts("#banner").contains("Resume"));
        assertThat(app.texts("#banner")).anyMatch(text -> text.startsWith("Held: the last 5 invocations failed"));
        assertThat(app.texts("#executions")).anyMatch(text -> text.contains("Held"));
        app.robot().clickOn("#tab-invocations");
        assertThat(app.texts("#invocations")).anyMatch(text -> text.contains("Runtime.ExitError"));
        app.picture("held");

        Files.createFile(mended);
        app.robot().clickOn("Resume");
        app.awaitEnd(ExecutionStatus.SUCCEEDED);
        assertThat(app.texts("#banner")).isEmpty();
    }

    @Test
    void aHandlerThatHangsIsKilledAtItsTimeoutAndTriedAgain() {
        app.register("short-lived", scenarios, 8);
        app.run("short-lived", "hang", TimeMode.SKIP, home.resolve("slept").toString());
        app.awaitEnd(ExecutionStatus.SUCCEEDED);
        assertThat(app.result()).isEqualTo("\"awake\"");
        app.robot().clickOn("#tab-invocations");
        assertThat(app.texts("#invocations")).anyMatch(text -> text.contains("Timedout"));
    }

    @Test
    void aHundredMegabytesOfOutputLeaveTheWindowResponsiveAndItsConsoleBounded() {
        app.run("print", TimeMode.SKIP);
        long longest = 0;
        long end = System.nanoTime() + 60_000_000_000L;
        while (app.session().factsProperty().get() == null
                || app.session().factsProperty().get().end() == null) {
            long asked = System.nanoTime();
            Fx.run(() -> {});
            longest = Math.max(longest, System.nanoTime() - asked);
            assertThat(System.nanoTime()).isLessThan(end);
        }
        app.awaitEnd(ExecutionStatus.SUCCEEDED);
        app.robot().clickOn("#tab-console");
        ListView<?> console = Fx.get(() -> (ListView<?>) app.window().scene().lookup("#console"));
        app.await(
                "the last line",
                () -> !console.getItems().isEmpty()
                        && console.getItems().getLast().toString().contains("the last line"));
        assertThat(console.getItems().size()).isLessThanOrEqualTo(20_000);
        assertThat(Duration.ofNanos(longest)).as("the window's longest silence").isLessThan(Duration.ofSeconds(10));
        app.picture("console");
    }

    @Test
    void aResultThatIsTooLargeSaysWhichLimitItBreaks() {
        app.run("large", TimeMode.SKIP);
        app.awaitEnd(ExecutionStatus.FAILED);
        app.robot().clickOn("#tab-inspector");
        app.picture("large");
        app.await(
                "the limit",
                () -> app.texts(".inspector .error-message").stream().anyMatch(text -> text.contains("6")));
    }

    @Test
    void aMapShowsItsIterationsAndWhatRanInThem() {
        app.run("map", TimeMode.SKIP);
        app.awaitEnd(ExecutionStatus.SUCCEEDED);
        app.picture("map");
        assertThat(app.texts("#operation-tree")).contains("items", "items-iteration-0", "items-iteration-2", "reserve");
    }

    @Test
    void theDarkThemeShowsARunningSession() {
        app.run("callback", TimeMode.REAL);
        app.awaitSuspended("approval");
        Fx.run(() -> app.window().theme(Theme.DARK));
        app.picture("dark");
        assertThat(Fx.get(() -> SessionStatus.of(app.session()))).isEqualTo(StatusLook.WAITING);
        Fx.run(() -> app.window().theme(Theme.LIGHT));
        Fx.run(() -> app.window().model().open().stop());
        app.awaitEnd(ExecutionStatus.STOPPED);
    }

    private static Node in(Node parent, String selector) {
        return Fx.get(() -> parent.lookup(selector));
    }

    /** Presses Tab until the control of a name has the focus. */
    private static void tabUntil(String name) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            if (name.equals(focused())) {
                return;
            }
            passed.add(focused());
            app.press(KeyCode.TAB);
        }
        throw new AssertionError("Tab never reached " + name + ", only " + passed);
    }

    private static String focused() {
        return Fx.get(() -> {
            Node owner = app.window().scene().getFocusOwner();
            if (owner instanceof Labeled labeled) {
                return labeled.getText();
            }
            return owner == null ? null : owner.getAccessibleText();
        });
    }
}
