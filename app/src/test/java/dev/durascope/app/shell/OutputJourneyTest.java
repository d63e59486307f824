package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.console.ConsoleRow;
import dev.durascope.app.testing.Fx;
import dev.durascope.engine.model.ExecutionArn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a deployed function's invocations printed, fetched on demand. */
@Tag("slow")
@Timeout(120)
class OutputJourneyTest {
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
        app.close();
        cloud.close();
    }

    private void show(ExecutionArn arn) {
        cloud.show(app, arn);
        app.click("#tab-console");
    }

    private void awaitFetchable() {
        app.await(
                "something to fetch", () -> !app.scene().lookup("#fetch-output").isDisabled());
    }

    private String told() {
        return ((Label) app.scene().lookup("#fetch-told")).getText();
    }

    @SuppressWarnings("unchecked")
    private List<ConsoleRow> rows() {
        return List.copyOf(((ListView<ConsoleRow>) app.scene().lookup("#console")).getItems());
    }

    @Test
    void theOutputOfAnInvocationIsFetchedByKeyAndTheNextOneByMouseOnceItHasEnded() {
        ExecutionArn arn = cloud.waiting("order-1");
        show(arn);
        assertThat(cloud.calls()).noneMatch("POST /"::equals);

        awaitFetchable();
        Fx.run(() -> app.scene().lookup("#fetch-output").requestFocus());
        app.press(KeyCode.SPACE);
        app.await("the lines", () -> rows().size() == 3);
        assertThat(rows()).extracting(ConsoleRow::invocation).containsOnly(1);
        assertThat(told()).isEmpty();
        assertThat(rows().get(1).text()).isEqualTo("paying for order-1");
        app.await(
                "the button to know", () -> app.scene().lookup("#fetch-output").isDisabled());
        assertThat(Fx.get(() -> app.window()
                        .commands()
                        .get(CloudCommands.OUTPUT)
                        .obstacle()
                        .get()))
                .isEqualTo("All of the output that is shown was read.");

        cloud.approve(arn);
        awaitFetchable();
        app.click("#fetch-output");
        app.await("all lines", () -> rows().size() == 6);
        assertThat(rows()).extracting(ConsoleRow::invocation).containsExactly(1, 1, 1, 2, 2, 2);
        app.await(
                "the calls to be counted",
                () -> app.model().cloud().pace().detailsProperty().get().contains("4 × logs:FilterLogEvents"));
    }

    @Test
    void whatKeepsTheOutputAwayIsToldWithThePolicyAndDisturbsNothingElse() {
        ExecutionArn arn = cloud.waiting("order-1");
        cloud.refuse("POST /", "400 AccessDeniedException");
        show(arn);
        awaitFetchable();
        Fx.run(() -> app.window().commands().get(CloudCommands.OUTPUT).run());
        app.await("the refusal", () -> told().contains("may not call logs:FilterLogEvents for log group"));
        app.click("#fetch-policy");
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString()))
                .contains("logs:FilterLogEvents", ":log-group:/aws/lambda/orders");
        assertThat(app.model().cloud().followingProperty().get().trouble()).isNull();

        cloud.allowAll();
        app.click("#fetch-output");
        app.await("the lines", () -> rows().size() == 3);
    }
}
