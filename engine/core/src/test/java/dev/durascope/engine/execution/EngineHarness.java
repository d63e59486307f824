package dev.durascope.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InProcessInvoker;
import dev.durascope.engine.json.HandlerOutput;
import dev.durascope.engine.json.InvocationEnvelope;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.store.ExecutionStore;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** An engine in this JVM with handlers that speak the protocol by hand, for tests that look at its rules. */
public final class EngineHarness implements AutoCloseable {
    /** A handler that sees its envelope and may checkpoint. */
    public interface Script {
        HandlerOutput run(Call call) throws Exception;
    }

    /** One invocation as a script sees it. */
    public final class Call {
        public final InvocationEnvelope envelope;
        public final ExecutionArn arn;
        String token;

        Call(byte[] payload) {
            envelope = InvocationEnvelope.fromJson(payload);
            arn = ExecutionArn.parse(envelope.durableExecutionArn());
            token = envelope.checkpointToken();
        }

        public CheckpointAnswer checkpoint(OperationUpdate... updates) {
            CheckpointAnswer answer = executor.checkpoint(arn, token, null, List.of(updates));
            token = answer.checkpointToken();
            return answer;
        }

        public Operation operation(String id) {
            return envelope.operations().stream()
                    .filter(o -> o.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }
    }

    final ExecutionStore store;
    final FunctionRegistry functions = new FunctionRegistry();
    public final Executor executor;
    private Debugger debugger;

    public EngineHarness(ExecutorSettings settings) {
        this(settings, new InMemoryStore());
    }

    EngineHarness(ExecutorSettings settings, ExecutionStore store) {
        this(settings, store, InstantSource.system());
    }

    EngineHarness(ExecutorSettings settings, ExecutionStore store, InstantSource wall) {
        this.store = store;
        this.executor = new Executor(settings, functions, new InProcessInvoker(), store, wall, control -> {
            debugger = new Debugger(control);
            return debugger.gate();
        });
    }

    public static EngineHarness skipping() {
        return new EngineHarness(ExecutorSettings.DEFAULT.withTimeMode(TimeMode.SKIP));
    }

    /** The debugger that every execution passes. */
    public Debugger debugger() {
        return debugger;
    }

    public FunctionConfig durable(String name, Script script) {
        FunctionConfig function = FunctionConfig.durable(
                name, new Code.InProcess(i -> script.run(new Call(i.payload())).toJson()), "script");
        functions.register(function);
        return function;
    }

    public ExecutionArn start(String function, String input) {
        return executor.start(StartRequest.of(function, input));
    }

    public ExecutionDescription run(String function, String input) throws Exception {
        return executor.ended(start(function, input)).get(20, TimeUnit.SECONDS);
    }

    public List<HistoryEvent> events(ExecutionArn arn) {
        List<HistoryEvent> events = new ArrayList<>();
        String marker = null;
        do {
            Page<HistoryEvent> page = executor.history(arn, false, marker, 0);
            events.addAll(page.items());
            marker = page.nextMarker();
        } while (marker != null);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).header().eventId()).isEqualTo(i + 1L);
        }
        return events;
    }

    public List<String> eventTypes(ExecutionArn arn) {
        return events(arn).stream().map(HistoryEvent::eventType).toList();
    }

    public ExecutionState state(ExecutionArn arn) {
        ExecutionFold fold = new ExecutionFold(arn.id());
        for (JournalRecord record : executor.journal(arn, 0)) {
            fold.apply(record);
        }
        return fold.now();
    }

    public static void await(String what, BooleanSupplier condition) {
        await(what, Duration.ofSeconds(20), condition);
    }

    /** Waits until something holds, and fails when it does not in time. */
    public static void await(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            // Spinning would take a core from what is waited for.
            LockSupport.parkNanos(1_000_000);
        }
    }

    public static HandlerOutput succeeded(String result) {
        return new HandlerOutput(HandlerOutput.Status.SUCCEEDED, result, null);
    }

    public static HandlerOutput pending() {
        return new HandlerOutput(HandlerOutput.Status.PENDING, null, null);
    }

    public static HandlerOutput failed(String type, String message) {
        return new HandlerOutput(HandlerOutput.Status.FAILED, null, ErrorObject.of(type, message));
    }

    public static Updates step(String id) {
        return new Updates(id, OperationType.STEP);
    }

    public static Updates context(String id) {
        return new Updates(id, OperationType.CONTEXT);
    }

    public static OperationUpdate waitFor(String id, int seconds) {
        return new OperationUpdate(
                id,
                null,
                null,
                OperationType.WAIT,
                "Wait",
                OperationAction.START,
                null,
                null,
                null,
                null,
                seconds,
                null,
                null);
    }

    public static OperationUpdate callback(String id, Integer timeout, Integer heartbeat) {
        return new OperationUpdate(
                id,
                null,
                id,
                OperationType.CALLBACK,
                "Callback",
                OperationAction.START,
                null,
                null,
                null,
                null,
                null,
                new OperationUpdate.CallbackOptions(timeout, heartbeat),
                null);
    }

    public static OperationUpdate invoke(String id, String function, String input) {
        return new OperationUpdate(
                id,
                null,
                id,
                OperationType.CHAINED_INVOKE,
                "ChainedInvoke",
                OperationAction.START,
                input,
                null,
                null,
                null,
                null,
                null,
                new OperationUpdate.ChainedInvokeOptions(function, null));
    }

    public static OperationUpdate execution(boolean succeed, String payload) {
        return new OperationUpdate(
                "whatever",
                null,
                null,
                OperationType.EXECUTION,
                null,
                succeed ? OperationAction.SUCCEED : OperationAction.FAIL,
                succeed ? payload : null,
                succeed ? null : ErrorObject.of("E", payload),
                null,
                null,
                null,
                null,
                null);
    }

    /** Makes the updates of a step or context. */
    public record Updates(String id, OperationType type, String parent) {
        Updates(String id, OperationType type) {
            this(id, type, null);
        }

        public Updates in(String parentId) {
            return new Updates(id, type, parentId);
        }

        public OperationUpdate start() {
            return update(OperationAction.START, null, null, null, null);
        }

        public OperationUpdate succeed(String payload) {
            return update(OperationAction.SUCCEED, payload, null, null, null);
        }

        public OperationUpdate succeedReplayingChildren(String payload) {
            return update(OperationAction.SUCCEED, payload, null, true, null);
        }

        public OperationUpdate fail(String errorType) {
            return update(OperationAction.FAIL, null, ErrorObject.of(errorType, "no"), null, null);
        }

        public OperationUpdate retry(String errorType, int delay) {
            return update(OperationAction.RETRY, null, ErrorObject.of(errorType, "again"), null, delay);
        }

        public OperationUpdate poll(String state, int delay) {
            return update(OperationAction.RETRY, state, null, null, delay);
        }

        private OperationUpdate update(
                OperationAction action, String payload, ErrorObject error, Boolean replay, Integer delay) {
            return new OperationUpdate(
                    id,
                    parent,
                    id,
                    type,
                    type == OperationType.STEP ? "Step" : "RunInChildContext",
                    action,
                    payload,
                    error,
                    replay,
                    delay,
                    null,
                    null,
                    null);
        }
    }

    @Override
    public void close() {
        executor.close();
    }
}
