package dev.durascope.app.cli;

import dev.durascope.engine.api.Credentials;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.Executor;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InProcessInvoker;
import dev.durascope.engine.json.HandlerOutput;
import dev.durascope.engine.json.InvocationEnvelope;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.store.InMemoryStore;
import dev.durascope.engine.time.TimeMode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An engine in this JVM whose handler speaks the protocol by hand. */
final class ScriptedEngine implements Engines.Running {

    interface Script {
        HandlerOutput run(Call call) throws Exception;
    }

    /** One invocation. */
    final class Call {
        private final InvocationEnvelope envelope;
        private String token;

        private Call(byte[] payload) {
            envelope = InvocationEnvelope.fromJson(payload);
            token = envelope.checkpointToken();
        }

        void checkpoint(OperationUpdate... updates) {
            CheckpointAnswer answer = executor.checkpoint(
                    ExecutionArn.parse(envelope.durableExecutionArn()), token, null, List.of(updates));
            token = String.valueOf(answer.checkpointToken());
        }

        String input() {
            return envelope.operations().getFirst().details()
                            instanceof dev.durascope.engine.model.OperationDetails.Execution e
                    ? String.valueOf(e.inputPayload())
                    : "";
        }

        @Nullable
        Operation operation(String id) {
            return envelope.operations().stream()
                    .filter(o -> o.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }

        boolean isDone(String id) {
            Operation operation = operation(id);
            return operation != null && operation.status() != OperationStatus.STARTED;
        }
    }

    final Executor executor;
    private final Debugger debugger;

    ScriptedEngine(TimeMode mode) {
        this(mode, true);
    }

    ScriptedEngine(TimeMode mode, boolean holdUnregistered) {
        CompletableFuture<Debugger> made = new CompletableFuture<>();
        executor = new Executor(
                ExecutorSettings.DEFAULT.withTimeMode(mode).holdingUnregisteredInvokes(holdUnregistered),
                new FunctionRegistry(),
                new InProcessInvoker(),
                new InMemoryStore(),
                control -> {
                    made.complete(new Debugger(control));
                    return made.join().gate();
                });
        debugger = made.join();
    }

    ScriptedEngine with(String name, Script script) {
        executor.functions()
                .register(FunctionConfig.durable(
                        name,
                        new Code.InProcess(
                                i -> script.run(new Call(i.payload())).toJson()),
                        "script"));
        return this;
    }

    static OperationUpdate start(
            String id, @Nullable String parentId, @Nullable String name, OperationType type, @Nullable String subType) {
        return update(id, parentId, name, type, subType, OperationAction.START, null, null, null);
    }

    static OperationUpdate step(String id, @Nullable String parentId, String name, String result) {
        return update(id, parentId, name, OperationType.STEP, "Step", OperationAction.SUCCEED, result, null, null);
    }

    static OperationUpdate waits(String id, String name, int seconds) {
        return update(id, null, name, OperationType.WAIT, "Wait", OperationAction.START, null, seconds, null);
    }

    static OperationUpdate callback(String id, @Nullable String parentId, String name, @Nullable Integer timeout) {
        return new OperationUpdate(
                id,
                parentId,
                name,
                OperationType.CALLBACK,
                "Callback",
                OperationAction.START,
                null,
                null,
                null,
                null,
                null,
                new OperationUpdate.CallbackOptions(timeout, null),
                null);
    }

    static OperationUpdate invoke(String id, String name, String function) {
        return update(
                id,
                null,
                name,
                OperationType.CHAINED_INVOKE,
                "ChainedInvoke",
                OperationAction.START,
                "{}",
                null,
                new OperationUpdate.ChainedInvokeOptions(function, null));
    }

    private static OperationUpdate update(
            String id,
            @Nullable String parentId,
            @Nullable String name,
            OperationType type,
            @Nullable String subType,
            OperationAction action,
            @Nullable String payload,
            @Nullable Integer waitSeconds,
            OperationUpdate.@Nullable ChainedInvokeOptions invoke) {
        return new OperationUpdate(
                id, parentId, name, type, subType, action, payload, null, null, null, waitSeconds, null, invoke);
    }

    static HandlerOutput succeeded(String result) {
        return new HandlerOutput(HandlerOutput.Status.SUCCEEDED, result, null);
    }

    static HandlerOutput pending() {
        return new HandlerOutput(HandlerOutput.Status.PENDING, null, null);
    }

    @Override
    public ExecutionService executions() {
        return executor;
    }

    @Override
    public Debugger debugger() {
        return debugger;
    }

    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1:1");
    }

    @Override
    public Credentials credentials() {
        return Credentials.generate("us-east-1");
    }

    @Override
    public void close() {
        executor.close();
    }
}
