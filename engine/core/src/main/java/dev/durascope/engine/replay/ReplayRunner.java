package dev.durascope.engine.replay;

import dev.durascope.engine.api.LambdaApi;
import dev.durascope.engine.api.LoopbackServer;
import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.HandlerCalls;
import dev.durascope.engine.execution.Page;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.HoldPoint;
import dev.durascope.engine.invoke.Invocation;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.invoke.InvocationWatch;
import dev.durascope.engine.invoke.OperationSighting;
import dev.durascope.engine.invoke.WorkerPool;
import dev.durascope.engine.invoke.WorkerSettings;
import dev.durascope.engine.json.InvocationEnvelope;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs a handler in a worker against states that were prepared, one run after the other. The code of its steps is held
 * and never let go, unless it is allowed to run; a process in which some is held is ended with its run.
 */
final class ReplayRunner implements AutoCloseable {
    /** When nothing has happened for so long, what is held is all that is left to do. */
    private static final Duration QUIET = Duration.ofMillis(400);

    private static final int OUTPUT_LINES = 200;

    private final WorkerSettings settings;
    private final FunctionConfig function;
    private final boolean bodies;
    private final Duration patience;
    private final LoopbackServer server;
    private @Nullable WorkerPool pool;
    private volatile @Nullable PreparedExecution current;

    /**
     * @param bodies whether the code of steps may run
     * @param patience how long one run may take
     * @throws IOException when no port can be served on
     */
    ReplayRunner(WorkerSettings settings, FunctionConfig function, boolean bodies, Duration patience)
            throws IOException {
        this.settings = settings.withWatched(true).withMaxWorkers(1);
        this.function = function;
        this.bodies = bodies;
        this.patience = patience;
        this.server = LoopbackServer.start(0);
    }

    /**
     * Runs the handler once.
     *
     * @param prepared the state it begins with, the execution's own operation first
     * @throws InterruptedException when the thread is interrupted, which ends the handler's process
     */
    ReplayRun run(ExecutionArn arn, List<Operation> prepared) throws InterruptedException {
        Run run = new Run();
        PreparedExecution execution = new PreparedExecution(arn, prepared, run::touched);
        current = execution;
        Page<Operation> first = execution.first();
        byte[] envelope = new InvocationEnvelope(
                        arn.toString(), execution.token(), List.of(), first.items(), first.nextMarker())
                .toJson();
        Invocation invocation = new Invocation(
                function,
                arn.functionArn(),
                UUID.randomUUID().toString(),
                envelope,
                Instant.now().plusSeconds(function.timeoutSeconds()),
                null,
                null,
                arn.toString(),
                run);
        CompletableFuture<InvocationOutcome> outcome = workers().invoke(invocation);
        outcome.whenComplete((result, failure) -> run.ended(result));
        try {
            return run.await(execution);
        } finally {
            current = null;
            outcome.cancel(true);
            if (run.isHolding()) {
                endProcesses();
            }
        }
    }

    private WorkerPool workers() {
        WorkerPool known = pool;
        if (known == null) {
            LambdaApi api = LambdaApi.forHandlersOf(new Current());
            known = new WorkerPool(settings, server, api::forWorker);
            pool = known;
        }
        return known;
    }

    private void endProcesses() {
        WorkerPool known = pool;
        if (known != null) {
            known.close();
            pool = null;
        }
    }

    @Override
    public void close() {
        endProcesses();
        server.close();
    }

    /** The calls of workers, of which there may be old ones, go to the execution of the run that is under way. */
    private final class Current implements HandlerCalls {
        private PreparedExecution now() {
            PreparedExecution now = current;
            if (now == null) {
                throw LambdaFault.invalid("Invalid checkpoint token");
            }
            return now;
        }

        @Override
        public CheckpointAnswer checkpoint(
                ExecutionArn arn,
                String checkpointToken,
                @Nullable String clientToken,
                List<OperationUpdate> updates,
                Runnable whileHeld) {
            return now().checkpoint(arn, checkpointToken, clientToken, updates, whileHeld);
        }

        @Override
        public Page<Operation> state(ExecutionArn arn, String checkpointToken, @Nullable String marker, int maxItems) {
            return now().state(arn, checkpointToken, marker, maxItems);
        }
    }

    private final class Run implements InvocationListener {
        private final Map<String, OperationSighting> calls = new LinkedHashMap<>();
        private final Set<String> held = new LinkedHashSet<>();
        private final List<String> output = new ArrayList<>();
        private @Nullable String blindness;
        private @Nullable InvocationOutcome outcome;
        private boolean ended;
        private long touched = System.nanoTime();

        synchronized void touched() {
            touched = System.nanoTime();
            notifyAll();
        }

        synchronized void ended(@Nullable InvocationOutcome result) {
            outcome = result;
            ended = true;
            notifyAll();
        }

        synchronized boolean isHolding() {
            return !held.isEmpty();
        }

        synchronized ReplayRun await(PreparedExecution execution) throws InterruptedException {
            long end = System.nanoTime() + patience.toNanos();
            boolean tooLong = false;
            while (!ended && !tooLong) {
                long now = System.nanoTime();
                long left = end - now;
                if (!held.isEmpty()) {
                    left = Math.min(left, touched + QUIET.toNanos() - now);
                }
                if (left <= 0) {
                    tooLong = end - now <= 0;
                    break;
                }
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            return new ReplayRun(
                    List.copyOf(calls.values()),
                    execution.updates(),
                    Set.copyOf(held),
                    outcome,
                    tooLong,
                    blindness,
                    List.copyOf(output));
        }

        @Override
        public synchronized void printed(@Nullable String requestId, ConsoleStream stream, String line) {
            if (output.size() < OUTPUT_LINES) {
                output.add(line);
            }
            touched();
        }

        @Override
        public void watched(InvocationWatch watch) {
            watch.askForGoodAt(bodies ? Set.of() : EnumSet.of(HoldPoint.BODY));
        }

        @Override
        public synchronized void unwatched(String why) {
            blindness = why;
            notifyAll();
        }

        @Override
        public boolean runsUnwatched() {
            return bodies;
        }

        @Override
        public synchronized void seen(List<OperationSighting> operations) {
            operations.forEach(operation -> calls.putIfAbsent(operation.operationId(), operation));
            touched();
        }

        @Override
        public synchronized CompletionStage<Void> reached(HoldPoint point, OperationSighting operation) {
            if (operation.type() == OperationType.CONTEXT) {
                return CompletableFuture.completedStage(null);
            }
            held.add(operation.operationId());
            touched();
            return new CompletableFuture<>();
        }
    }
}
