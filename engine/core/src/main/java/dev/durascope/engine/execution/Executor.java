package dev.durascope.engine.execution;

import dev.durascope.engine.checkpoint.CheckpointProcessor;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.Invocation;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.invoke.Invoker;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.store.ExecutionStore;
import dev.durascope.engine.store.StoreException;
import dev.durascope.engine.store.StoredExecution;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service that runs durable executions: finds an execution's lane and lets its driver act on it. */
public final class Executor implements ExecutionService {
    private static final Logger LOG = LoggerFactory.getLogger(Executor.class);

    private final ExecutorSettings settings;
    private final FunctionRegistry functions;
    private final Invoker invoker;
    private final ExecutionStore store;
    private final InstantSource wall;
    private final ExecutionNotifier notifier = new ExecutionNotifier();
    private final CallbackIndex callbacks = new CallbackIndex();
    private final CheckpointProcessor checkpoints;
    private final LaneThreads threads = new LaneThreads();
    private final ExecutionIndex index;
    private final Context context = new Context();
    private final ExecutionStarter starter;
    private final ExecutionGate gate;

    /**
     * Opens the service on a store: executions that run go on, as soon as their functions are registered.
     *
     * @throws dev.durascope.engine.store.StoreException when the store cannot be read
     */
    public Executor(ExecutorSettings settings, FunctionRegistry functions, Invoker invoker, ExecutionStore store) {
        this(settings, functions, invoker, store, InstantSource.system(), control -> ExecutionGate.OPEN);
    }

    /**
     * The same with a gate that every execution passes.
     *
     * @param gate makes it, given what it can do to executions
     */
    public Executor(
            ExecutorSettings settings,
            FunctionRegistry functions,
            Invoker invoker,
            ExecutionStore store,
            Function<ExecutionControl, ExecutionGate> gate) {
        this(settings, functions, invoker, store, InstantSource.system(), gate);
    }

    Executor(
            ExecutorSettings settings,
            FunctionRegistry functions,
            Invoker invoker,
            ExecutionStore store,
            InstantSource wall,
            Function<ExecutionControl, ExecutionGate> gate) {
        this.settings = settings;
        this.functions = functions;
        this.invoker = invoker;
        this.store = store;
        this.wall = wall;
        this.checkpoints = new CheckpointProcessor(settings.limits());
        this.index = new ExecutionIndex(this::load);
        this.starter = new ExecutionStarter(context, index, store, notifier, wall);
        this.gate = gate.apply(new GateControl(index));
        functions.onRegister(this::goOn);
        for (StoredExecution stored : store.executions().reversed()) {
            index.add(stored);
        }
        for (Driver driver : index.loadRunning()) {
            driver.recover();
        }
    }

    private Driver load(StoredExecution stored) {
        List<JournalRecord> records = store.journal(stored.arn(), 0);
        Lane lane = new Lane(stored, records, store, notifier, wall, wall.instant());
        for (HistoryEvent event : lane.events()) {
            callbacks.follow(lane.arn(), event);
        }
        return new Driver(lane, context);
    }

    /** What waited for a function goes on: its own executions, and chained invokes that were cut off by a restart. */
    private void goOn(FunctionConfig function) {
        for (Driver driver : index.loaded()) {
            driver.later(driver::goOn);
        }
    }

    @Override
    public FunctionRegistry functions() {
        return functions;
    }

    @Override
    public String region() {
        return settings.region();
    }

    @Override
    public String account() {
        return settings.account();
    }

    @Override
    public ExecutionArn start(StartRequest request) {
        return starter.start(requireFunction(request.functionName()), request);
    }

    @Override
    public ExecutionArn fork(ForkRequest request) {
        return starter.fork(requireFunction(request.functionName()), request);
    }

    private FunctionConfig requireFunction(String name) {
        return functions
                .find(name)
                .orElseThrow(() -> LambdaFault.notFound("Function not found: "
                        + new FunctionReference(null, null, name, null).arn(settings.region(), settings.account())));
    }

    @Override
    public CompletableFuture<InvocationOutcome> invokePlain(
            String functionName,
            byte[] payload,
            @Nullable String tenantId,
            @Nullable String clientContext,
            InvocationListener listener) {
        FunctionConfig function = requireFunction(functionName);
        return invoker.invoke(new Invocation(
                function,
                FunctionReference.latest(functionName).arn(settings.region(), settings.account()),
                UUID.randomUUID().toString(),
                payload,
                Instant.now().plusSeconds(function.timeoutSeconds()),
                tenantId,
                clientContext,
                null,
                notifier.alsoTelling(functionName, listener)));
    }

    @Override
    public CompletableFuture<ExecutionDescription> ended(ExecutionArn arn) {
        return index.require(arn, LambdaFault::notFound).ended();
    }

    @Override
    public Instant stop(ExecutionArn arn, @Nullable ErrorObject error) {
        return onLane(arn, driver -> driver.stop(error));
    }

    @Override
    public CheckpointAnswer checkpoint(
            ExecutionArn arn,
            String checkpointToken,
            @Nullable String clientToken,
            List<OperationUpdate> updates,
            Runnable whileHeld) {
        // Checkpoint and state declare no ResourceNotFoundException (protocol §2).
        Driver driver = index.require(arn, LambdaFault::invalid);
        return gate.checkpoint(
                new ExecutionGate.CheckpointCall(arn, checkpointToken, clientToken, updates, whileHeld),
                () -> driver.lane().call(() -> driver.checkpoints().accept(checkpointToken, clientToken, updates)));
    }

    @Override
    public Page<Operation> state(ExecutionArn arn, String checkpointToken, @Nullable String marker, int maxItems) {
        Driver driver = index.require(arn, LambdaFault::invalid);
        return driver.lane().call(() -> driver.checkpoints().state(checkpointToken, marker, maxItems));
    }

    @Override
    public ExecutionDescription describe(ExecutionArn arn) {
        return onLane(arn, Driver::describe);
    }

    @Override
    public Page<HistoryEvent> history(ExecutionArn arn, boolean newestFirst, @Nullable String marker, int maxItems) {
        return onLane(arn, driver -> HistoryPager.page(driver.lane().events(), newestFirst, marker, maxItems));
    }

    @Override
    public Page<ExecutionSummary> list(ListRequest request) {
        return index.list(request);
    }

    @Override
    public void callbackSucceeded(String callbackId, @Nullable String result) {
        CallbackIndex.Place place = callback(callbackId);
        String payload = result == null || result.isEmpty() ? null : result;
        runOnLane(place.arn(), driver -> driver.callbackSucceeded(place.operationId(), payload));
    }

    @Override
    public void callbackFailed(String callbackId, ErrorObject error) {
        CallbackIndex.Place place = callback(callbackId);
        runOnLane(place.arn(), driver -> driver.callbackFailed(place.operationId(), error));
    }

    @Override
    public void callbackHeartbeat(String callbackId) {
        CallbackIndex.Place place = callback(callbackId);
        runOnLane(place.arn(), driver -> driver.callbackHeartbeat(place.operationId()));
    }

    /** Where a callback stands; its execution is loaded if it ended in an earlier session. */
    private CallbackIndex.Place callback(String callbackId) {
        CallbackIndex.Place place = callbacks.find(callbackId);
        String executionId = place == null ? CallbackIds.executionId(callbackId) : null;
        if (executionId != null && index.find(executionId).isPresent()) {
            place = callbacks.find(callbackId);
        }
        if (place == null) {
            throw LambdaFault.notFound("There is no callback with id " + callbackId + ".");
        }
        return place;
    }

    @Override
    public List<ExecutionSummary> executions() {
        return index.summaries();
    }

    @Override
    public List<JournalRecord> journal(ExecutionArn arn, long afterPosition) {
        return index.require(arn, LambdaFault::notFound).lane().journal().after(afterPosition);
    }

    @Override
    public ExecutionStanding standing(ExecutionArn arn) {
        return onLane(arn, Driver::standing);
    }

    @Override
    public void setTimeMode(ExecutionArn arn, TimeMode mode) {
        runOnLane(arn, driver -> driver.setTimeMode(mode));
    }

    @Override
    public void passTimeUntil(ExecutionArn arn, String operationId) {
        runOnLane(arn, driver -> driver.time().passTimeUntil(operationId));
    }

    @Override
    public Optional<FiredTimer> fireNextTimer(ExecutionArn arn) {
        return onLane(arn, driver -> driver.time().fireNextTimer());
    }

    @Override
    public Instant passTime(ExecutionArn arn, Instant until) {
        return onLane(arn, driver -> driver.time().passTime(until));
    }

    @Override
    public void expireCallback(ExecutionArn arn, String operationId) {
        runOnLane(arn, driver -> driver.expireCallback(operationId));
    }

    @Override
    public void completeInvoke(ExecutionArn arn, String operationId, @Nullable String result) {
        runOnLane(arn, driver -> driver.answerInvoke(operationId, result, null));
    }

    @Override
    public void failInvoke(ExecutionArn arn, String operationId, ErrorObject error) {
        runOnLane(arn, driver -> driver.answerInvoke(operationId, null, error));
    }

    @Override
    public void resume(ExecutionArn arn) {
        runOnLane(arn, Driver::resume);
    }

    @Override
    public void delete(ExecutionArn arn) {
        runOnLane(arn, driver -> {
            if (!driver.isEnded()) {
                throw LambdaFault.invalid("The execution is still running: stop it before deleting it.");
            }
            store.delete(arn);
            index.remove(arn);
            callbacks.forget(arn);
        });
    }

    @Override
    public Subscription observe(ExecutionObserver observer) {
        return notifier.observe(observer);
    }

    @Override
    public void close() {
        threads.beginClosing();
        gate.close();
        for (Driver driver : index.loaded()) {
            try {
                driver.close();
            } catch (StoreException e) {
                LOG.error("What {} printed last is lost: {}", driver.lane().arn(), e.getMessage());
            }
        }
        invoker.close();
        threads.close();
        store.close();
    }

    private <T> T onLane(ExecutionArn arn, Function<Driver, T> action) {
        Driver driver = index.require(arn, LambdaFault::notFound);
        return driver.lane().call(() -> action.apply(driver));
    }

    private void runOnLane(ExecutionArn arn, Consumer<Driver> action) {
        Driver driver = index.require(arn, LambdaFault::notFound);
        driver.lane().run(() -> action.accept(driver));
    }

    /** The engine as its drivers see it. */
    private final class Context implements DriverContext {
        @Override
        public ExecutorSettings settings() {
            return settings;
        }

        @Override
        public FunctionRegistry functions() {
            return functions;
        }

        @Override
        public ExecutionGate gate() {
            return gate;
        }

        @Override
        public Invoker invoker() {
            return invoker;
        }

        @Override
        public CheckpointProcessor checkpoints() {
            return checkpoints;
        }

        @Override
        public CallbackIndex callbacks() {
            return callbacks;
        }

        @Override
        public void execute(Runnable action) {
            threads.execute(action);
        }

        @Override
        public Future<?> schedule(Runnable action, Duration delay) {
            return threads.schedule(action, delay);
        }

        @Override
        public void startChild(ChildStart start) {
            try {
                starter.startChild(start);
            } catch (StoreException e) {
                LOG.error("{} cannot be started yet: {}", start.arn(), e.getMessage());
                schedule(() -> startChild(start), Driver.STORE_RETRY);
            }
        }

        @Override
        public void executionEnded(Driver driver) {
            ExecutionFacts facts = driver.lane().facts();
            if (facts.parentArn() == null || facts.parentOperationId() == null) {
                return;
            }
            ExecutionDescription description = driver.describe();
            String operationId = facts.parentOperationId();
            Instant childTime = driver.lane().clock().now();
            index.find(ExecutionArn.parse(facts.parentArn()))
                    .ifPresent(parent ->
                            parent.later(() -> parent.chainedInvokeEnded(operationId, description, childTime)));
        }

        @Override
        public void busyChanged(Driver driver) {
            String parentArn = driver.lane().facts().parentArn();
            if (parentArn != null) {
                index.find(ExecutionArn.parse(parentArn))
                        .filter(parent -> parent.lane().stored().timeMode().kind() == TimeMode.Kind.SCALED)
                        .ifPresent(parent -> parent.later(parent::settle));
            }
        }

        @Override
        public boolean isBusy(ExecutionArn arn) {
            // One that is not there is about to be started.
            return index.find(arn).map(driver -> driver.time().isBusy()).orElse(true);
        }

        @Override
        public boolean isClosing() {
            return threads.isClosing();
        }
    }
}
