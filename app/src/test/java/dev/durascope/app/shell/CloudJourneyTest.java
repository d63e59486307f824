package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Position;
import dev.durascope.app.settings.Settings;
import dev.durascope.app.testing.Fx;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A deployed function: attached to, watched to the end of an execution, and acted on only when that is allowed. */
@Tag("slow")
@Timeout(180)
class CloudJourneyTest {
    @TempDir
    Path home;

    private CloudScene cloud;
    private RealWindow app;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void openCloud() throws IOException {
        cloud = new CloudScene(home);
        app = RealWindow.open(home);
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            if (dialog() != null) {
                dialog().getWindow().hide();
            }
        });
        app.close();
        cloud.close();
    }

    // What the tests do in dialogs

    private static Scene dialog() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage
                        && window.isShowing()
                        && window.getScene().getRoot() instanceof DialogPane)
                .map(Window::getScene)
                .findFirst()
                .orElse(null);
    }

    private void awaitDialog(String id) {
        app.await("the dialog with " + id, () -> dialog() != null && dialog().lookup(id) != null);
    }

    private void awaitNoDialog() {
        app.await("the dialog to close", () -> dialog() == null);
    }

    private void await(String what, BooleanSupplier condition) {
        app.await(what, condition);
    }

    private void paste(String text) {
        Fx.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        app.press(KeyCode.CONTROL, KeyCode.A);
        app.press(KeyCode.CONTROL, KeyCode.V);
    }

    private void typeInDialog(String id, String text) {
        app.robot().clickOn(id);
        await("the focus in " + id, () -> dialog().lookup(id).isFocusWithin());
        paste(text);
        await("the text in " + id, () -> text.equals(((TextInputControl) dialog().lookup(id)).getText()));
    }

    private String dialogText(String id) {
        return Fx.get(() -> ((Label) dialog().lookup(id)).getText());
    }

    private boolean isDisabled(String id) {
        return Fx.get(() -> dialog().lookup(id).isDisabled());
    }

    private void focusOn(String id) {
        await("the focus in " + id, () -> dialog().lookup(id).isFocusWithin());
    }

    /** Attaches with the mouse, by what stands on the welcome page. */
    private void attach(String target) {
        app.robot().clickOn("Attach to Function");
        awaitDialog("#attach-target");
        typeInDialog("#attach-target", target);
        typeInDialog("#attach-region", CloudScene.region());
        typeInDialog("#attach-endpoint", cloud.endpoint());
        app.robot().clickOn("#attach");
        awaitNoDialog();
        await("the connection", () -> app.model().cloud().connectionProperty().get() != null);
    }

    // What is seen

    @SuppressWarnings("unchecked")
    private ListView<ExecutionSummary> list() {
        return (ListView<ExecutionSummary>) app.scene().lookup("#cloud-executions");
    }

    private List<String> names() {
        return list().getItems().stream().map(each -> each.arn().name()).toList();
    }

    private void awaitNames(String... names) {
        await("the executions " + List.of(names), () -> names().equals(List.of(names)));
    }

    private void openByMouse(String name) {
        Node row = list().lookupAll(".execution-name").stream()
                .filter(each -> each instanceof Labeled label && name.equals(label.getText()))
                .findFirst()
                .orElseThrow();
        app.robot().clickOn(row);
        awaitShown(name);
    }

    private void awaitShown(String name) {
        await(name, () -> {
            var session = app.model().session();
            return session != null
                    && session.isAttached()
                    && session.arn().name().equals(name)
                    && session.factsProperty().get() != null;
        });
    }

    private boolean isEnabled(String command) {
        return Fx.get(() -> app.window().commands().get(command).enabled().get());
    }

    private String obstacle(String command) {
        return Fx.get(() -> app.window().commands().get(command).obstacle().get());
    }

    @Test
    void byKeyboardAFunctionIsAttachedAndAnExecutionFollowedToItsEnd() {
        cloud.confirmed("order-1");
        ExecutionArn waiting = cloud.waiting("order-2");

        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        awaitDialog("#attach-target");
        focusOn("#attach-target");
        paste(CloudScene.FUNCTION);
        app.press(KeyCode.TAB);
        focusOn("#attach-profile");
        app.press(KeyCode.TAB);
        focusOn("#attach-region");
        paste(CloudScene.region());
        app.press(KeyCode.TAB);
        focusOn("#attach-endpoint");
        paste(cloud.endpoint());
        app.press(KeyCode.ENTER);
        awaitNoDialog();

        awaitNames("order-2", "order-1");
        Fx.run(() -> list().requestFocus());
        app.press(KeyCode.HOME);
        app.press(KeyCode.ENTER);
        awaitShown("order-2");
        app.awaitText("pay");
        app.awaitText("approval");
        app.awaitText("123456789012 · us-east-1 · ");
        assertThat(Fx.get(() -> app.model().session().isLocal())).isFalse();
        for (String command : List.of(
                WindowCommands.SKIP_ALL,
                WindowCommands.FIRE,
                WindowCommands.REAL,
                DebugCommands.PAUSE,
                DebugCommands.TOGGLE)) {
            assertThat(isEnabled(command)).as(command).isFalse();
            assertThat(obstacle(command)).as(command).startsWith("It runs on AWS: ");
        }
        assertThat(obstacle(WindowCommands.AGAIN)).startsWith("It runs on AWS: ");

        cloud.approve(waiting);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        app.click("#tab-history");
        app.awaitText("CallbackSucceeded");
        app.click("#tab-console");
        app.awaitText("AWS's history does not hold what a handler prints.");

        cloud.waiting("order-3"); // It appears by itself.
        awaitNames("order-3", "order-2", "order-1");
        assertThat(app.engine().executions().executions()).isEmpty();
    }

    @Test
    void byMouseAMalformedArnSaysWhichPartIsWrongAndTheTargetIsRememberedWithoutCredentials() {
        app.robot().clickOn("Attach to Function");
        awaitDialog("#attach-target");
        typeInDialog("#attach-target", "arn:aws:lambda:us-east-1:12345:function:orders");
        assertThat(dialogText("#attach-target-problem")).contains("The account '12345'", "must match");
        assertThat(isDisabled("#attach")).isTrue();
        typeInDialog("#attach-target", "arn:aws:lambda:us-east-1:123456789012:function:orders");
        typeInDialog("#attach-region", "eu-west-1");
        assertThat(dialogText("#attach-target-problem")).isEmpty();
        assertThat(dialogText("#attach-place-problem")).contains("contradicts the ARN's, us-east-1");
        assertThat(isDisabled("#attach")).isTrue();
        typeInDialog("#attach-region", "us-east-1");
        typeInDialog("#attach-endpoint", cloud.endpoint());
        app.robot().clickOn("#attach");
        awaitNoDialog();
        app.awaitText("AWS: orders");
        app.awaitText("The function has no executions.");

        Settings.Attached kept =
                app.model().services().settings().get().attached().getFirst();
        assertThat(kept.target()).isEqualTo("arn:aws:lambda:us-east-1:123456789012:function:orders");
        assertThat(kept.toString()).doesNotContain(System.getProperty("aws.secretAccessKey"));
        app.robot().clickOn("Detach from AWS");
        await("nothing attached", () -> !app.scene().lookup("#cloud").isVisible());
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        awaitDialog("#attach-recent");
        app.robot().clickOn("#attach-recent .list-cell");
        await(
                "the target of before",
                () -> kept.target().equals(((TextInputControl) dialog().lookup("#attach-target")).getText()));
        app.press(KeyCode.ESCAPE);
        awaitNoDialog();
    }

    @Test
    void listedExecutionsAreFilteredByNameAndStatus() {
        cloud.confirmed("order-1");
        cloud.waiting("order-2");
        cloud.waiting("trip-1");
        attach(CloudScene.FUNCTION);
        awaitNames("trip-1", "order-2", "order-1");

        app.type("#cloud-name", "order");
        awaitNames("order-2", "order-1");
        app.type("#cloud-name", "order-1");
        app.press(KeyCode.ENTER);
        awaitNames("order-1");
        await(
                "the exact name",
                () -> "order-1"
                        .equals(app.model()
                                .cloud()
                                .list()
                                .filterProperty()
                                .get()
                                .name()));
        Fx.run(() -> app.model().cloud().list().namePartProperty().set(""));
        awaitNames("trip-1", "order-2", "order-1");

        app.click("#cloud-filter");
        app.robot().clickOn("#cloud-status-succeeded");
        awaitNames("order-1");
    }

    @Test
    void whatIsReadOnlyIsNotActedOnAndTheRestIsConfirmedByNamingThePlace() {
        ExecutionArn arn = cloud.waiting("order-1");
        attach(CloudScene.FUNCTION);
        awaitNames("order-1");
        openByMouse("order-1");

        assertThat(obstacle(CloudCommands.START)).startsWith("The connection is read-only");
        app.click("#tab-callbacks");
        app.click("#answer");
        app.awaitText("is read-only: turn that off to act on it.");
        assertThat(cloud.status(arn)).isEqualTo(ExecutionStatus.RUNNING);

        app.click("#cloud-read-only");
        app.click("#answer");
        awaitDialog("#cloud-place");
        assertThat(dialogTexts()).contains("123456789012", "us-east-1", "orders:$LATEST", "order-1");
        app.robot()
                .clickOn(app.robot().from(dialog().getRoot()).lookup("Cancel").<Node>query());
        awaitNoDialog();
        assertThat(cloud.status(arn)).isEqualTo(ExecutionStatus.RUNNING);
        app.click("#answer");
        awaitDialog("#cloud-place");
        app.robot().clickOn("#cloud-go");
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        awaitNoDialog();
    }

    @Test
    void anExecutionIsStartedAndStopped() {
        attach(CloudScene.FUNCTION);
        app.click("#cloud-read-only");
        Fx.pulse();
        app.robot().clickOn("#menu-run").clickOn("Start on AWS…");
        awaitDialog("#cloud-start-event");
        typeInDialog("#cloud-start-event", "{\"order\":");
        assertThat(isDisabled("#cloud-go")).isTrue();
        assertThat(dialogText("#cloud-start-problem")).isNotEmpty();
        typeInDialog("#cloud-start-event", "{\"order\":\"x\"}");
        typeInDialog("#cloud-start-name", "by-hand");
        cloud.refuse("POST .*/invocations", "503 ServiceException");
        app.robot().clickOn("#cloud-go");
        app.awaitText("Whether an execution of orders was started is not known", "all the same, as by-hand");
        cloud.allowAll();
        Fx.run(() -> Platform.runLater(
                () -> app.window().commands().get(CloudCommands.START).run()));
        awaitDialog("#cloud-start-event");
        assertThat(Fx.get(() -> ((TextInputControl) dialog().lookup("#cloud-start-name")).getText()))
                .as("started again under its name it is the same")
                .isEqualTo("by-hand");
        app.robot().clickOn("#cloud-go");
        awaitShown("by-hand");
        awaitNames("by-hand");
        app.awaitText("approval");

        app.press(KeyCode.CONTROL, KeyCode.F2);
        awaitDialog("#cloud-stop-type");
        typeInDialog("#cloud-stop-type", "NotNeeded");
        app.robot().clickOn("#cloud-go");
        app.awaitStatus(ExecutionStatus.STOPPED);
        ExecutionArn arn = app.model().session().arn();
        assertThat(cloud.engine().executions().describe(arn).facts().error().errorType())
                .isEqualTo("NotNeeded");
    }

    @Test
    void aMissingPermissionIsNamedWithThePolicyThatGrantsIt() {
        cloud.waiting("order-1");
        cloud.refuse("GET .*/durable-executions", "403 AccessDeniedException");
        attach(CloudScene.FUNCTION);
        app.awaitText("may not call lambda:ListDurableExecutionsByFunction for orders");
        app.click("#cloud-policy");
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString()))
                .contains("\"Action\"", "lambda:ListDurableExecutionsByFunction");
        cloud.allowAll();
        app.click("#cloud-again");
        awaitNames("order-1");

        cloud.refuse("GET .*/history", "403 ExpiredTokenException");
        Fx.run(() -> app.model().cloud().open(list().getItems().getFirst().arn()));
        await("the trouble", () -> {
            var status = app.model().cloud().followingProperty().get();
            return status != null && status.trouble() != null;
        });
        cloud.allowAll();
        Fx.run(() -> app.model().cloud().askNow());
        awaitShown("order-1");
    }

    @Test
    void aListThatTakesLongIsNamedCancelledAndAskedForAgain() {
        cloud.waiting("order-1");
        cloud.hold(Pattern.compile("GET .*/durable-executions"));
        attach(CloudScene.FUNCTION);
        await(
                "what takes long",
                () -> app.model().work().stepProperty().get().equals("Listing the executions of orders"));
        app.press(KeyCode.ESCAPE);
        app.awaitText("Listing was cancelled.");
        assertThat(Fx.get(() -> app.model().work().shownProperty().get())).isFalse();

        cloud.release();
        app.click("#cloud-again");
        awaitNames("order-1");
        await("no word of it", () -> app.texts().stream().noneMatch(text -> text.contains("was cancelled")));
    }

    @Test
    void aLongExecutionIsShownByItsTwoEndsAndThenWholeAndWhatWasSelectedStaysSo() {
        ExecutionArn arn = cloud.longOne("long-1");
        cloud.throttleHistoriesAfter(2);
        cloud.show(app, arn);
        await("the two ends", () -> app.model().session().events().events().size() == 1_100);
        app.awaitText("throttled: none for ");
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        Fx.run(() -> app.model().session().selectedOperationProperty().set("op-step-3"));
        Fx.run(() -> app.model().goTo(new Position("long-1", 1_200)));
        app.awaitText("Event 1200 is among the ", " still being read");
        app.robot().clickOn(app.robot().lookup("#banner").lookup("Cancel").<Node>query());
        await("to stay", () -> app.model().session().awaitedEventProperty().get() == 0);
        Fx.run(() -> app.model().goTo(new Position("long-1", 1_200)));
        app.awaitText("Event 1200 is among the ");
        assertThat(Fx.get(() -> app.model().session().cursor().isAtNow())).isTrue();

        cloud.allowAll();
        await("all of it", () -> app.model().session().events().events().size() >= 2 * CloudScene.STEPS);
        assertThat(Fx.get(() -> app.model().session().events().events())).hasSize(cloud.events(arn));
        assertThat(Fx.get(
                        () -> app.model().session().selectedOperationProperty().get()))
                .isEqualTo("op-step-3");
        await("the event", () -> app.model().session().cursor().eventId() == 1_200);
        Fx.run(() -> app.model().travel().back());
        await("where it was before", () -> app.model().session().cursor().isAtNow());
        assertThat(Fx.get(
                        () -> app.model().travel().places().canGoBackProperty().get()))
                .as("a session that is read anew is no place")
                .isFalse();
    }

    @Test
    void anExecutionsArnOpensThatExecution() {
        ExecutionArn arn = cloud.waiting("order-1");
        cloud.show(app, arn);
        awaitNames("order-1");
        await("the mark", () -> list().getSelectionModel().getSelectedIndex() == 0);
    }

    private List<String> dialogTexts() {
        return Fx.get(() -> dialog().getRoot().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText())
                .toList());
    }
}
