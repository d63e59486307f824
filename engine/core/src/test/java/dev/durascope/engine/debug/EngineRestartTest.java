package dev.durascope.engine.debug;

import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.step;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static dev.durascope.engine.execution.EngineHarness.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.breakpoint.Breakpoint;
import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.breakpoint.Criteria;
import dev.durascope.engine.breakpoint.HoldScope;
import dev.durascope.engine.breakpoint.When;
import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.json.HandlerOutput;
import dev.durascope.engine.json.InvocationEnvelope;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.store.LaunchConfiguration;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What of debugging outlives the engine: its breakpoints, and what was stopped. */
@Timeout(120)
class EngineRestartTest {
    private static final Breakpoint BEFORE_A = new Breakpoint("a", true, Criteria.operation("a"), When.BEFORE, 1);

    @TempDir
    Path directory;

    private final List<String> done = new CopyOnWriteArrayList<>();

    private EngineOptions options() {
        return EngineOptions.inMemory(ExecutorSettings.DEFAULT.withTimeMode(TimeMode.SKIP), directory.resolve("cache"))
                .keptIn(directory.resolve("durascope.db"));
    }

    /** A wait, then a step. */
    private void register(Engine engine) {
        engine.functions()
                .register(FunctionConfig.durable(
                        "f", new Code.InProcess(i -> run(engine, i.payload()).toJson()), "h"));
    }

    private HandlerOutput run(Engine engine, byte[] payload) {
        InvocationEnvelope call = InvocationEnvelope.fromJson(payload);
        ExecutionArn arn = ExecutionArn.parse(call.durableExecutionArn());
        if (call.operations().stream().noneMatch(o -> o.id().equals("w"))) {
            checkpoint(engine, arn, call.checkpointToken(), waitFor("w", 3600));
            return pending();
        }
        // The engine that ended may have had time for the step, or for its start.
        Operation known = call.operations().stream()
                .filter(o -> o.id().equals("a"))
                .findFirst()
                .orElse(null);
        if (known != null && known.status() == OperationStatus.SUCCEEDED) {
            return succeeded("1");
        }
        String token = known == null
                ? checkpoint(engine, arn, call.checkpointToken(), step("a").start())
                : call.checkpointToken();
        done.add("a");
        checkpoint(engine, arn, token, step("a").succeed("1"));
        return succeeded("1");
    }

    private static String checkpoint(Engine engine, ExecutionArn arn, String token, OperationUpdate update) {
        return engine.executions().checkpoint(arn, token, null, List.of(update)).checkpointToken();
    }

    private static Stop awaitStop(Engine engine, ExecutionArn arn) {
        EngineHarness.await("a stop", () -> !engine.debugger().stops(arn).isEmpty());
        return engine.debugger().stops(arn).getFirst();
    }

    private ExecutionArn leaveStopped() throws Exception {
        try (Engine engine = Engine.open(options().watching())) {
            register(engine);
            engine.debugger().setBreakpoints("f", Breakpoints.of(BEFORE_A));
            ExecutionArn arn = engine.executions().start(StartRequest.of("f", "{}"));
            assertThat(awaitStop(engine, arn).point()).isEqualTo(StopPoint.BEFORE_APPLY);
            assertThat(engine.debugger().stops()).hasSize(1);
            return arn;
        }
    }

    @Test
    void whatIsStoppedWhenTheEngineEndsIsStoppedWhenItIsOpenedAgainAndGoesOn() throws Exception {
        ExecutionArn arn = leaveStopped();
        assertThat(done).isEmpty();
        try (Engine engine = Engine.open(options().watching())) {
            register(engine);
            Stop stop = awaitStop(engine, arn);
            assertThat(stop.point()).isEqualTo(StopPoint.BEFORE_INVOCATION);
            assertThat(stop.invocation()).isEqualTo(3);
            assertThat(done).isEmpty();
            engine.debugger().resume(arn);
            assertThat(engine.executions()
                            .ended(arn)
                            .get(30, TimeUnit.SECONDS)
                            .facts()
                            .status())
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(done).containsExactly("a");
        }
    }

    @Test
    void whatIsLetGoBeforeTheEngineEndsRunsOnWhenItIsOpenedAgain() throws Exception {
        ExecutionArn arn;
        try (Engine engine = Engine.open(options().watching())) {
            register(engine);
            engine.debugger().setBreakpoints("f", Breakpoints.of(BEFORE_A));
            arn = engine.executions().start(StartRequest.of("f", "{}"));
            awaitStop(engine, arn);
            engine.debugger().resumeAll();
            assertThat(engine.debugger().stops()).isEmpty();
        }
        try (Engine engine = Engine.open(options().watching())) {
            register(engine);
            assertThat(engine.executions()
                            .ended(arn)
                            .get(30, TimeUnit.SECONDS)
                            .facts()
                            .status())
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void whereNobodyDebugsItRunsOnByItself() throws Exception {
        ExecutionArn arn = leaveStopped();
        try (Engine engine = Engine.open(options())) {
            register(engine);
            assertThat(engine.executions()
                            .ended(arn)
                            .get(30, TimeUnit.SECONDS)
                            .facts()
                            .status())
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void theBreakpointsOfALaunchAreSetAgainForWhoeverDebugs() throws Exception {
        Breakpoints breakpoints = Breakpoints.of(BEFORE_A).muted(true).holding(HoldScope.EXECUTION);
        try (Engine engine = Engine.open(options().watching())) {
            FunctionConfig function = FunctionConfig.durable("f", new Code.Archive(directory.resolve("f.jar")), "F");
            engine.launches()
                    .orElseThrow()
                    .save(LaunchConfiguration.of("f", function, "{}", TimeMode.SKIP, Instant.now())
                            .withBreakpoints(breakpoints));
            assertThat(engine.debugger().breakpoints("f")).isEqualTo(Breakpoints.NONE);
        }
        try (Engine engine = Engine.open(options().watching())) {
            assertThat(engine.debugger().breakpoints("f")).isEqualTo(breakpoints);
        }
        try (Engine engine = Engine.open(options())) {
            assertThat(engine.debugger().breakpoints("f")).isEqualTo(Breakpoints.NONE);
        }
    }
}
