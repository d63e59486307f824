package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.testing.Fx;
import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.NamePattern;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A handler whose process has no agent, stopped in the real window. It speaks the protocol by hand. */
@Tag("slow")
@Timeout(180)
class StoppedNodeTest {
    private static final String HANDLER = """
            import { writeFileSync } from 'node:fs';

            export const handler = async (event) => {
              const url = `${process.env.AWS_ENDPOINT_URL_LAMBDA.replace(/\\/$/, '')}/2025-12-01/durable-executions/`
                + `${encodeURIComponent(event.DurableExecutionArn)}/checkpoint`;
              let token = event.CheckpointToken;
              const checkpoint = async (...Updates) => {
                const answer = await fetch(url, {
                  method: 'POST',
                  headers: { 'content-type': 'application/json' },
                  body: JSON.stringify({ CheckpointToken: token, Updates }),
                });
                token = (await answer.json()).CheckpointToken;
              };
              await checkpoint(
                { Id: 'c', Type: 'CALLBACK', SubType: 'Callback', Action: 'START', Name: 'approval', CallbackOptions: {} },
                { Id: 'w', Type: 'WAIT', SubType: 'Wait', Action: 'START', Name: 'pause', WaitOptions: { WaitSeconds: 3600 } });
              const started = checkpoint({ Id: 's', Type: 'STEP', SubType: 'Step', Action: 'START', Name: 'charge' });
              writeFileSync(process.env.RAN, 'charge');
              await started;
              await checkpoint({ Id: 's', Type: 'STEP', SubType: 'Step', Action: 'SUCCEED', Payload: '1' });
              return { Status: 'SUCCEEDED', Result: '"done"' };
            };
            """;

    @TempDir
    Path home;

    private RealWindow window;
    private ExecutionArn arn;

    @BeforeAll
    static void startFx() {
        Fx.start();
    }

    @BeforeEach
    void stopBeforeTheStep() throws Exception {
        Path module = Files.createDirectories(home.resolve("module"));
        Files.writeString(module.resolve("index.mjs"), HANDLER);
        window = RealWindow.open(home);
        FunctionConfig plain = FunctionConfig.durable("orders", new Code.NodeModule(module), "index.handler");
        window.engine()
                .functions()
                .register(new FunctionConfig(
                        plain.name(),
                        plain.code(),
                        plain.handler(),
                        plain.timeoutSeconds(),
                        plain.memoryMb(),
                        Map.of("RAN", home.resolve("ran").toString()),
                        Map.of(),
                        null,
                        null,
                        DurableConfig.DEFAULT,
                        false));
        Criteria charge = Criteria.named(NamePattern.literal("charge"));
        window.engine()
                .debugger()
                .setBreakpoints("orders", Breakpoints.of(new Breakpoint("b", true, charge, When.BEFORE, 1)));
        arn = window.engine()
                .executions()
                .start(new StartRequest("orders", "$LATEST", null, "{}", TimeMode.REAL, null));
        Fx.run(() -> window.model().openExecution(arn));
        window.await("the stop", () -> window.model().debug().stoppedProperty().get());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theBannerSaysThatTheBodyRunsAlreadyWhereItCannotBeHeld() {
        window.awaitText("Stopped before the checkpoint of charge is applied", "Body already running");
        window.await("the body", () -> Files.exists(home.resolve("ran")));
        assertThat(status("s")).as("nothing of the step is recorded").isNull();
        window.press(KeyCode.F9);
        window.awaitStatus(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void whileItIsStoppedCallbacksAreAnsweredAndTimersFired() {
        window.await("the card", () -> window.texts().contains("Callbacks (1)"));
        window.click("#tab-callbacks");
        window.click("#answer");
        window.await("the answer", () -> status("c") == OperationStatus.SUCCEEDED);

        Fx.run(() -> window.model().session().selectedOperationProperty().set("w"));
        window.await(
                "Skip",
                () -> window.window()
                        .commands()
                        .get(WindowCommands.SKIP)
                        .enabled()
                        .get());
        Fx.run(() -> window.window().commands().get(WindowCommands.SKIP).run());
        window.await("the wait's end", () -> status("w") == OperationStatus.SUCCEEDED);

        assertThat(Fx.get(() -> window.model().debug().stoppedProperty().get()))
                .as("it is stopped all the same")
                .isTrue();
        assertThat(status("s")).isNull();
        window.press(KeyCode.F9);
        window.awaitStatus(ExecutionStatus.SUCCEEDED);
    }

    private OperationStatus status(String id) {
        OperationState state = Fx.get(() -> window.model().session().newest().operation(id));
        return state == null ? null : state.operation().status();
    }
}
