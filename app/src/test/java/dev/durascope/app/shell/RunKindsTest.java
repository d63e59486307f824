package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.launch.FunctionKind;
import dev.durascope.app.testing.Fx;
import dev.durascope.app.testing.HandlerJar;
import dev.durascope.engine.model.ExecutionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Durable and plain functions in the real window, wrong choices between them, and running again after a restart. */
@Tag("slow")
@Timeout(180)
class RunKindsTest {
    private static final String PING = """
            import com.amazonaws.services.lambda.runtime.*;
            import java.util.Map;
            public class Ping implements RequestHandler<Map<String, Object>, Map<String, Object>> {
                @Override
                public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
                    System.out.println("pinged with " + event);
                    if (event.containsKey("fail")) {
                        throw new IllegalArgumentException("told to fail");
                    }
                    return Map.of("answer", "pong");
                }
            }
            """;

    @TempDir
    Path home;

    private RealWindow app;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @AfterEach
    void close() {
        app.close();
    }

    private Path jar() throws IOException {
        return HandlerJar.make(
                home.resolve("functions.jar"),
                Map.of("Ping", PING, "Good", HandlerJar.succeeding("Good", "\"done\"")),
                Map.of());
    }

    private void choose(String handler) {
        app.awaitPlace(WindowModel.Place.LAUNCH);
        // What is still being looked up moves what is below it.
        app.await(
                "the launch page to be settled",
                () -> app.window().isIdle()
                        && app.model().launch().handlerProperty().get() != null);
        app.robot().clickOn(handler);
        app.await(
                handler,
                () -> handler.equals(
                        app.model().launch().handlerProperty().get().simpleName()));
    }

    private void input(String json) {
        Fx.run(() -> app.model().launch().inputProperty().set(json));
    }

    private void run() {
        app.press(KeyCode.SHIFT, KeyCode.F10);
    }

    @Test
    void aPlainFunctionShowsItsResultItsConsoleAndItsError() throws IOException {
        app = RealWindow.open(home, jar());
        choose("Ping");
        app.awaitText("no durable base class, so it is taken for a plain function");
        input("{\"n\": 1}");
        run();

        app.awaitText("Succeeded");
        app.awaitText("pong");
        assertThat(Fx.get(() -> app.model().placeProperty().get())).isEqualTo(WindowModel.Place.LAUNCH);
        assertThat(app.engine().executions().executions()).isEmpty();
        app.robot().clickOn("Console (1)");
        app.awaitText("pinged with {n=1}");

        input("{\"fail\": true}");
        run();
        app.awaitText("Failed");
        app.awaitText("told to fail");
        app.awaitText("java.lang.IllegalArgumentException");
    }

    @Test
    void aPlainFunctionRunAsDurableIsNamedAndRunAsPlainFromThere() throws IOException {
        app = RealWindow.open(home, jar());
        choose("Ping");
        app.robot().clickOn("#kind-durable");
        run();
        app.awaitStatus(ExecutionStatus.FAILED);
        app.awaitText("Ping was run as a durable function, but answered as a plain one does.");

        app.robot().clickOn("Run as Plain…");
        app.awaitPlace(WindowModel.Place.LAUNCH);
        run();
        app.awaitText("pong");
    }

    @Test
    void aDurableFunctionRunAsPlainIsNamedAndRunAsDurableFromThereAndThatIsRemembered() throws IOException {
        Path jar = jar();
        app = RealWindow.open(home, jar);
        choose("Good");
        run();
        app.awaitText("Good answered as a durable function does");

        app.robot().clickOn("#run-as-durable");
        app.awaitStatus(ExecutionStatus.SUCCEEDED);

        app.close();
        app = RealWindow.open(home, jar);
        choose("Good");
        app.await(
                "what was chosen before",
                () -> app.model().launch().settings().kind().kindProperty().get() == FunctionKind.DURABLE);
    }

    @Test
    void anExecutionOfAnEarlierSessionIsRunAgainWithItsInput() throws IOException {
        runGood("");
        app.close();
        app = RealWindow.open(home);
        openFirst();
        app.await("running again", this::againEnabled);
        app.press(KeyCode.F5);

        app.await(
                "a second execution",
                () -> app.engine().executions().executions().size() == 2);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        assertThat(Fx.get(() ->
                        app.model().session().factsProperty().get().input().payload()))
                .isEqualTo("{\"kept\": \"input\"}");
    }

    @Test
    void whatCannotBeRunAgainSaysWhy() throws IOException {
        runGood("API_TOKEN=secret");
        app.close();
        app = RealWindow.open(home);
        openFirst();
        app.await("why not", () -> obstacle().startsWith("API_TOKEN was not kept, as credentials never are:"));
        assertThat(againEnabled()).isFalse();
        app.robot().clickOn("#menu-run");
        Fx.await(
                "the reason in the menu",
                () -> app.robot()
                        .lookup("Run Again (API_TOKEN was not kept, as credentials never are)")
                        .tryQuery()
                        .isPresent());
        app.press(KeyCode.ESCAPE);

        // Typed again and run, it can be run again, until the jar is gone.
        app.openByKey(home.resolve("functions.jar"));
        choose("Good");
        app.awaitText("type them again: API_TOKEN");
        Fx.run(() -> app.model().launch().settings().environmentProperty().set("API_TOKEN=again"));
        run();
        app.await(
                "the new execution",
                () -> app.engine().executions().executions().size() == 2
                        && app.model()
                                .session()
                                .arn()
                                .equals(app.engine()
                                        .executions()
                                        .executions()
                                        .getFirst()
                                        .arn()));
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
        app.await("running again", this::againEnabled);
        Files.delete(home.resolve("functions.jar"));
        Fx.run(() -> app.model()
                .openExecution(app.engine().executions().executions().getLast().arn()));
        app.await("why not", () -> obstacle().startsWith("functions.jar is gone: build it again"));
    }

    private void runGood(String environment) throws IOException {
        app = RealWindow.open(home, jar());
        choose("Good");
        app.robot().clickOn("#kind-durable");
        input("{\"kept\": \"input\"}");
        Fx.run(() -> app.model().launch().settings().environmentProperty().set(environment));
        run();
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
    }

    private void openFirst() {
        app.await("the list", () -> !app.model().executions().rows().isEmpty());
        app.robot().clickOn("#executions .execution-name");
        app.awaitPlace(WindowModel.Place.EXECUTION);
        app.awaitStatus(ExecutionStatus.SUCCEEDED);
    }

    private boolean againEnabled() {
        return app.window().commands().get(WindowCommands.AGAIN).enabled().get();
    }

    private String obstacle() {
        return app.model().relaunch().obstacleProperty().get();
    }
}
