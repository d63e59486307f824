package dev.durascope.engine.bench;

import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.Invocation;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.invoke.Invoker;
import dev.durascope.engine.json.InvocationEnvelope;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The way of an update from the service's door to the store and back: token, validators, processors, events, journal,
 * fold, answer. One thread sends 5,998 updates, half STARTs and half SUCCEEDs of as many steps as AWS allows.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class CheckpointBenchmark {
    private static final int STEPS = 2_999;

    /** Updates in one batch. */
    @Param({"2", "100"})
    public int batch;

    /** Where the journal is kept. */
    @Param({"memory", "sqlite"})
    public String store;

    private final SynchronousQueue<String> tokens = new SynchronousQueue<>();
    private final List<List<OperationUpdate>> batches = new ArrayList<>();
    private Engines engines;

    /** Hands the token of each invocation out and lets the invocation go on for ever. */
    private final class TokenInvoker implements Invoker {
        @Override
        public CompletableFuture<InvocationOutcome> invoke(Invocation invocation) {
            CompletableFuture<InvocationOutcome> never = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    tokens.put(InvocationEnvelope.fromJson(invocation.payload()).checkpointToken());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            return never;
        }

        @Override
        public void close() {}
    }

    /** Opens the engine and makes the batches. */
    @Setup
    public void open() {
        engines = new Engines(store, new TokenInvoker());
        engines.executor
                .functions()
                .register(FunctionConfig.durable(Engines.FUNCTION, new Code.InProcess(i -> new byte[0]), "none"));
        List<OperationUpdate> updates = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            updates.add(update("step-" + step, OperationAction.START, null));
            updates.add(update("step-" + step, OperationAction.SUCCEED, "{\"orderId\":\"order-" + step + "\"}"));
        }
        for (int from = 0; from < updates.size(); from += batch) {
            batches.add(List.copyOf(updates.subList(from, Math.min(updates.size(), from + batch))));
        }
    }

    private static OperationUpdate update(String id, OperationAction action, String payload) {
        return new OperationUpdate(
                id, null, "charge", OperationType.STEP, "Step", action, payload, null, null, null, null, null, null);
    }

    /** Sends all updates of one execution. */
    @Benchmark
    @OperationsPerInvocation(2 * STEPS)
    public String updates() throws Exception {
        ExecutionArn arn = engines.executor.start(StartRequest.of(Engines.FUNCTION, "{}"));
        String token = tokens.take();
        for (List<OperationUpdate> updates : batches) {
            CheckpointAnswer answer = engines.executor.checkpoint(arn, token, null, updates);
            token = answer.checkpointToken();
        }
        engines.executor.stop(arn, null);
        engines.executor.delete(arn);
        return token;
    }

    /** Closes the engine. */
    @TearDown
    public void close() {
        engines.close();
    }
}
