package dev.durascope.engine.jdwp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.request.EventRequest;
import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.EngineHarness;
import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.history.StopPoint;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.DebuggedHandler;
import dev.durascope.engine.invoke.Development;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.time.TimeMode;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real debugger attaches to a real worker, and sits on a breakpoint for longer than anything may take. */
@Tag("slow")
@Timeout(180)
class HeldCodeTest {
    private static final int INVOCATION_SECONDS = 6;
    private static final int EXECUTION_SECONDS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private Engine engine;

    @BeforeEach
    void open() throws Exception {
        engine = Engine.open(
                EngineOptions.inMemory(ExecutorSettings.DEFAULT.withTimeMode(TimeMode.REAL), directory.resolve("cache"))
                        .watching());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private ExecutionArn start(boolean waits) {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        FunctionConfig function = new FunctionConfig(
                        "charges",
                        new Code.ClassDirectory(classPath.getFirst(), classPath.subList(1, classPath.size())),
                        Charges.class.getName(),
                        INVOCATION_SECONDS,
                        512,
                        Map.of(),
                        Map.of(),
                        null,
                        Path.of(System.getProperty("java.home")),
                        new DurableConfig(EXECUTION_SECONDS, 1),
                        false)
                .withDevelopment(new Development(true, 0, waits, List.of()));
        engine.functions().register(function);
        return engine.executions().start(StartRequest.of("charges", "\"order-1\""));
    }

    private DebuggedHandler awaitState(JdwpProxy.State state) {
        await(
                state.name(),
                () -> engine.debuggedHandlers().now().stream().anyMatch(handler -> handler.state() == state));
        return engine.debuggedHandlers().now().getFirst();
    }

    private static void await(String what, BooleanSupplier condition) {
        EngineHarness.await(what, PATIENCE, condition);
    }

    private boolean isStopped(ExecutionArn arn) {
        return engine.executions().journal(arn, 0).stream()
                .anyMatch(record -> record.entry() instanceof JournalEntry.DebuggerStopped stopped
                        && stopped.point() == StopPoint.IN_CODE);
    }

    /** Sits there until the wall clock has passed everything by which the execution would have timed out. */
    private void sit(ExecutionArn arn) {
        ExecutionFacts facts = engine.executions().describe(arn).facts();
        Instant past = Instant.now().plusSeconds(INVOCATION_SECONDS + 1);
        await(
                "the wall clock to pass both deadlines",
                () -> Instant.now().isAfter(facts.deadline()) && Instant.now().isAfter(past));
        assertThat(engine.executions().describe(arn).facts().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(engine.executions().standing(arn).invocationRunning()).isTrue();
    }

    private void succeedsOnItsOwnTime(ExecutionArn arn) throws Exception {
        ExecutionDescription ended = engine.executions().ended(arn).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(ended.facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.facts().end()).isBefore(ended.facts().deadline());
        List<JournalRecord> journal = engine.executions().journal(arn, 0);
        Duration stood = journal.stream()
                .map(JournalRecord::entry)
                .filter(JournalEntry.DebuggerReleased.class::isInstance)
                .map(entry -> ((JournalEntry.DebuggerReleased) entry).stoodStill())
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(stood).isGreaterThan(Duration.ofSeconds(INVOCATION_SECONDS));
        assertThat(journal.stream().filter(record -> record.entry() instanceof JournalEntry.InvocationStarted))
                .hasSize(1);
        assertThat(journal.stream()
                        .map(JournalRecord::entry)
                        .filter(JournalEntry.ConsoleLine.class::isInstance)
                        .map(entry -> ((JournalEntry.ConsoleLine) entry).text()))
                .as("what the handler printed, and nothing of the debugger's")
                .containsExactly("Charging order-1");
    }

    @Test
    void aBreakpointThatStopsTheWholeMachineTimesNothingOut() throws Exception {
        ExecutionArn arn = start(true);
        DebuggedHandler handler = awaitState(JdwpProxy.State.AWAITED);
        await("time to stand still while the debugger is waited for", () -> isStopped(arn));
        try (Ide ide = Ide.attach(handler.port())) {
            ide.runTo(Charges.class.getName(), "charge", EventRequest.SUSPEND_ALL);
            awaitState(JdwpProxy.State.HOLDING);
            sit(arn);
            ide.resume();
            awaitState(JdwpProxy.State.ATTACHED);
            succeedsOnItsOwnTime(arn);
        }
        awaitState(JdwpProxy.State.LISTENING);
    }

    @Test
    void aBreakpointThatStopsOneThreadTimesNothingOutAndADebuggerThatLeavesLetsItGo() throws Exception {
        ExecutionArn arn = start(true);
        DebuggedHandler handler = awaitState(JdwpProxy.State.AWAITED);
        Ide ide = Ide.attach(handler.port());
        ide.runTo(Charges.class.getName(), "charge", EventRequest.SUSPEND_EVENT_THREAD);
        awaitState(JdwpProxy.State.HOLDING);
        sit(arn);
        ide.close();
        succeedsOnItsOwnTime(arn);
        awaitState(JdwpProxy.State.LISTENING);

        // And the next debugger finds the process where the first one did.
        try (Ide next = Ide.attach(handler.port())) {
            awaitState(JdwpProxy.State.ATTACHED);
        }
    }

    @Test
    void anExecutionThatIsStoppedEndsAProcessThatWaitsForADebugger() throws Exception {
        ExecutionArn arn = start(true);
        awaitState(JdwpProxy.State.AWAITED);
        engine.executions().stop(arn, null);
        await("the process to end", () -> engine.debuggedHandlers().now().isEmpty());
    }
}
