package dev.durascope.junit;

import dev.durascope.engine.Engine;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.recording.Recording;
import dev.durascope.junit.DurableTestException.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a durable function on the real engine in the test's own JVM. A handler instance runs in this JVM, so that what it is
 * made of may be mocks; a jar runs in a process of its own. Time is skipped unless the builder says otherwise: an hour's wait
 * takes no time, while callbacks wait for their answers.
 *
 * <pre>{@code
 * try (var runner = DurableFunctionTestRunner.forHandler(new OrderWorkflow()).build()) {
 *     runner.runAsync(new Order("order-1"));
 *     runner.sendCallbackSuccess(runner.waitForCallback("approval"), "approved");
 *     assertThat(runner.waitForResult()).succeeded();
 * }
 * }</pre>
 */
public final class DurableFunctionTestRunner extends TimedTestRunner {
    private final Engine engine;
    private final ExecutionService executions;
    private final String function;
    private final ExecutionWatch watch;
    private final FaultInjector faults;
    private final List<AutoCloseable> clients;
    private final List<LocalExecution> runs = new ArrayList<>();

    /** @param clients what the handlers call the engine with, to be closed after it */
    DurableFunctionTestRunner(
            Engine engine, String function, Duration timeout, List<Fault> faults, List<AutoCloseable> clients) {
        super(timeout);
        this.engine = engine;
        this.executions = engine.executions();
        this.function = function;
        this.watch = new ExecutionWatch(executions);
        this.faults = new FaultInjector(engine.debugger(), function, faults);
        this.clients = List.copyOf(clients);
    }

    /**
     * A runner of a handler in this JVM.
     *
     * @param handlerOrClass a durable handler, ours or one built on AWS's SDK; or any other handler that speaks the durable
     *     protocol; or the class of one that has a constructor without parameters
     * @throws IllegalArgumentException when it is no handler, or cannot be constructed
     */
    public static LocalRunnerBuilder forHandler(Object handlerOrClass) {
        return new LocalRunnerBuilder(InProcessHandlers.instance(handlerOrClass));
    }

    /** A runner of the handler that a jar or Lambda zip holds, in a process of its own. */
    public static LocalRunnerBuilder forJar(Path jar) {
        return new LocalRunnerBuilder(jar, null);
    }

    /**
     * A runner of one of the handlers that a jar or Lambda zip holds.
     *
     * @param handler {@code pkg.Class} or {@code pkg.Class::method}
     */
    public static LocalRunnerBuilder forJar(Path jar, String handler) {
        return new LocalRunnerBuilder(jar, Objects.requireNonNull(handler));
    }

    @Override
    public TestMode mode() {
        return TestMode.LOCAL;
    }

    @Override
    public String runAsync(@Nullable Object input) {
        String text = TestJson.textOf("The input", input);
        try {
            ExecutionArn arn = executions.start(StartRequest.of(function, text == null ? "null" : text));
            runs.add(new LocalExecution(executions, arn));
            return arn.toString();
        } catch (LambdaFault e) {
            throw new DurableTestException(
                    Problem.INVOKE_FAILED, "Failed to invoke function " + function + ": " + e.getMessage(), e);
        }
    }

    @Override
    public DurableFunctionTestResult waitForResult(Duration within) {
        LocalExecution execution = started();
        Optional<Boolean> end = watch.await(within, () -> {
            refuseHeld(execution);
            return execution.hasEnded() ? Optional.of(true) : Optional.empty();
        });
        if (end.isEmpty()) {
            throw late("did not complete", within, execution);
        }
        return result();
    }

    private static DurableTestException late(String what, Duration within, LocalExecution execution) {
        return new DurableTestException(
                Problem.EXECUTION_TIMEOUT,
                "The execution " + what + " within " + Seconds.of(within) + ": " + execution.standingInWords() + ".\n\n"
                        + execution.snapshot().tree());
    }

    /** On AWS such an execution is tried again until it times out; nobody would wait for that in a test. */
    private void refuseHeld(LocalExecution execution) {
        ExecutionFacts facts = execution.facts();
        if (facts.held()) {
            ErrorObject error = facts.heldError();
            throw new DurableTestException(
                    Problem.FUNCTION_FAILED,
                    "Lambda function " + execution.arn().function() + " failed " + facts.failures()
                            + " times in a row, and is not tried again: "
                            + (error == null ? "it gave no reason" : TextTree.words(error)) + ".\n\n"
                            + execution.snapshot().tree());
        }
        execution.called().forEach(this::refuseHeld);
    }

    @Override
    public DurableFunctionTestResult result() {
        return new DurableFunctionTestResult(started().snapshot());
    }

    @Override
    String waitFor(CallbackSearch search, Duration within) {
        LocalExecution execution = started();
        Optional<String> id = watch.await(within, () -> {
            ExecutionState state = execution.state();
            refuseHeld(execution);
            return search.in(state);
        });
        return id.orElseThrow(() -> search.late(within, execution.state(), execution.standingInWords()));
    }

    @Override
    public void sendCallbackSuccess(String callbackId, @Nullable Object result) {
        String text = TestJson.textOf("The callback's result", result);
        act("The callback's result", () -> executions.callbackSucceeded(callbackId, text));
    }

    @Override
    public void sendCallbackFailure(String callbackId, ErrorObject error) {
        act("The callback's failure", () -> executions.callbackFailed(callbackId, error));
    }

    @Override
    public void sendCallbackHeartbeat(String callbackId) {
        act("The callback's heartbeat", () -> executions.callbackHeartbeat(callbackId));
    }

    @Override
    public void expireCallback(String callbackId) {
        List<LocalExecution> all = executions.executions().stream()
                .map(summary -> new LocalExecution(executions, summary.arn()))
                .toList();
        for (LocalExecution each : all) {
            Optional<String> operation = each.openCallback(callbackId);
            if (operation.isPresent()) {
                executions.expireCallback(each.arn(), operation.get());
                return;
            }
        }
        throw new IllegalArgumentException("There is no open callback with id " + callbackId + ".");
    }

    @Override
    public void advanceTime(Duration span) {
        if (span.isNegative()) {
            throw new IllegalArgumentException("Time only goes on; it cannot go on by " + Seconds.of(span) + ".");
        }
        LocalExecution execution = started();
        suspended(execution);
        if (execution.hasEnded()) {
            throw new IllegalStateException(
                    "The execution has ended as " + execution.facts().status() + ": its time goes on no more.");
        }
        advance(execution, execution.now().plus(span));
    }

    /** What it called has a clock of its own, which goes on as well. */
    private void advance(LocalExecution execution, Instant until) {
        for (LocalExecution called : execution.called()) {
            advance(called, called.now().plus(Duration.between(execution.now(), until)));
        }
        Instant reached = Instant.MIN;
        while (reached.isBefore(until) && !execution.hasEnded()) {
            try {
                reached = executions.passTime(execution.arn(), until);
            } catch (LambdaFault e) {
                // Something woke the handler, or ended it, after we had looked.
                reached = Instant.MIN;
            }
            suspended(execution);
        }
    }

    @Override
    public DurableFunctionTestResult runUntilSuspension() {
        suspended(started());
        return result();
    }

    private void suspended(LocalExecution execution) {
        Optional<Boolean> suspended = watch.await(timeout(), () -> {
            refuseHeld(execution);
            return execution.isSuspended() ? Optional.of(true) : Optional.empty();
        });
        if (suspended.isEmpty()) {
            throw late("did not suspend", timeout(), execution);
        }
    }

    @Override
    public void stop() {
        ExecutionArn arn = started().arn();
        act("The stop", () -> executions.stop(arn, null));
    }

    @Override
    public void stop(ErrorObject error) {
        ExecutionArn arn = started().arn();
        act("The stop", () -> executions.stop(arn, error));
    }

    private static void act(String what, Runnable action) {
        try {
            action.run();
        } catch (LambdaFault e) {
            throw DurableTestException.refused(what, e);
        }
    }

    @Override
    public List<HistoryEvent> history() {
        return started().snapshot().events();
    }

    private LocalExecution started() {
        if (runs.isEmpty()) {
            throw new IllegalStateException("No execution was started: call run or runAsync first.");
        }
        return runs.getLast();
    }

    @Override
    public List<Recording> recordings() {
        return runs.stream().map(LocalExecution::recording).toList();
    }

    @Override
    public void close() {
        faults.close();
        watch.close();
        engine.close();
        closeAll(clients);
    }

    static void closeAll(List<AutoCloseable> clients) {
        for (AutoCloseable each : clients) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("A client of the engine cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}
