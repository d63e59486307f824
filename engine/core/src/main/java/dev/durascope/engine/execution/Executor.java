package dev.durascope.engine.execution;

import dev.durascope.engine.checkpoint.CheckpointProcessor;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.Invocation;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.invoke.Invoker;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.InvocationType;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service that runs durable executions: finds an execution's lane and lets its driver act on it. Timers have a
 * thread of their own, which only hands over, so that a slow handler or a slow disk delays none.
 */
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
    private final ExecutorService pool = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("execution-", 0).factory());
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("timers").factory());
    private final ExecutionIndex index;
    private final Context context = new Context();
    private final Object[] nameLocks = Stream.generate(Object::new).limit(64).toArray();
    private volatile boolean closing;

    /**
     * Opens the service on a store: executions that run go on, as soon as their functions are registered.
     *
     * @throws dev.durascope.engine.store.StoreException when the store cannot be read
     */
    public Executor(ExecutorSettings settings, FunctionRegistry functions, Invoker invoker, ExecutionStore store) {
        this(settings, functions, invoker, store, InstantSource.system());
    }

    Executor(
            ExecutorSettings settings,
            FunctionRegistry functions,
            Invoker invoker,
            ExecutionStore store,
            InstantSource wall) {
        this.settings = settings;
        this.functions = functions;
        this.invoker = invoker;
        this.store = store;
        this.wall = wall;
        this.checkpoints = new CheckpointProcessor(settings.limits());
        timers.setRemoveOnCancelPolicy(true);
        this.index = new ExecutionIndex(this::load);
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
        FunctionConfig function = requireFunction(request.functionName());
        DurableConfig config = function.durable();
        if (config == null) {
            throw LambdaFault.invalid("Function " + function.name()
                    + " is not durable: register it with a durable configuration to start executions of it.");
        }
        String name = request.executionName() == null ? UUID.randomUUID().toString() : request.executionName();
        if (!name.matches("[a-zA-Z0-9-_]{1,64}")) {
            throw LambdaFault.invalid(
                    "DurableExecutionName '" + name + "' must be 1 to 64 letters, digits, hyphens and underscores.");
        }
        ExecutionArn arn = new ExecutionArn(
                "aws",
                settings.region(),
                settings.account(),
                function.name(),
                request.version(),
                name,
                UUID.randomUUID().toString());
        TimeMode mode = request.timeMode() == null ? settings.timeMode() : request.timeMode();
        // One at a time for each name: whoever comes second finds the first one begun.
        synchronized (nameLocks[Math.floorMod(name.hashCode(), nameLocks.length)]) {
            ExecutionArn existing = index.claimName(arn);
            if (existing != null) {
                return sameOrRefused(existing, request);
            }
            try {
                Instant at = wall.instant().truncatedTo(ChronoUnit.MILLIS);
                begin(
                        StoredExecution.begun(arn, mode, config, request.tenantId(), request.invocationType(), at),
                        request.input(),
                        List.of());
            } catch (RuntimeException e) {
                index.releaseName(arn);
                throw e;
            }
            return arn;
        }
    }

    /** A name used before answers its execution when the input is the same, else it is refused (protocol §2). */
    private ExecutionArn sameOrRefused(ExecutionArn existing, StartRequest request) {
        Driver driver = require(existing, LambdaFault::notFound);
        String input = driver.lane().call(() -> driver.lane().facts().input().payload());
        if (!Objects.equals(input, request.input())) {
            throw new LambdaFault(
                    FaultType.DURABLE_EXECUTION_ALREADY_STARTED,
                    "An execution named " + existing.name() + " of function " + existing.function()
                            + " was already started with another input.");
        }
        return existing;
    }

    private void begin(StoredExecution stored, @Nullable String input, List<JournalEntry> more) {
        Instant at = stored.summary().start();
        Lane lane = new Lane(stored, List.of(), store, notifier, wall, at);
        Driver driver = new Driver(lane, context);
        lane.run(() -> {
            EventHeader header = lane.nextExecutionHeader(0);
            List<JournalEntry> entries = new ArrayList<>();
            Instant wallTime = wall.instant().truncatedTo(ChronoUnit.MILLIS);
            if (at.isAfter(wallTime)) {
                // A child begins at its parent's time; kept, so that its clock is the same after a restart.
                entries.add(new JournalEntry.TimeJumped(wallTime, at));
            }
            entries.add(new JournalEntry.Event(new HistoryEvent.ExecutionStarted(
                    header, EventPayload.of(input), stored.config().executionTimeoutSeconds())));
            entries.addAll(more);
            lane.append(entries);
            index.add(driver);
            driver.settle();
        });
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
        return require(arn, LambdaFault::notFound).ended();
    }

    @Override
    public Instant stop(ExecutionArn arn, @Nullable ErrorObject error) {
        return onLane(arn, driver -> driver.stop(error));
    }

    @Override
    public CheckpointAnswer checkpoint(
            ExecutionArn arn, String checkpointToken, @Nullable String clientToken, List<OperationUpdate> updates) {
        // Checkpoint and state declare no ResourceNotFoundException (protocol §2).
        Driver driver = require(arn, LambdaFault::invalid);
        return driver.lane().call(() -> driver.checkpoint(checkpointToken, clientToken, updates));
    }

    @Override
    public Page<Operation> state(ExecutionArn arn, String checkpointToken, @Nullable String marker, int maxItems) {
        Driver driver = require(arn, LambdaFault::invalid);
        return driver.lane().call(() -> driver.state(checkpointToken, marker, maxItems));
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
        return require(arn, LambdaFault::notFound).lane().journal().after(afterPosition);
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
        runOnLane(arn, driver -> driver.passTimeUntil(operationId));
    }

    @Override
    public Duration fireNextTimer(ExecutionArn arn) {
        return onLane(arn, Driver::fireNextTimer);
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
        closing = true;
        timers.shutdownNow();
        for (Driver driver : index.loaded()) {
            try {
                driver.close();
            } catch (StoreException e) {
                LOG.error("What {} printed last is lost: {}", driver.lane().arn(), e.getMessage());
            }
        }
        invoker.close();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(5, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }

    private Driver require(ExecutionArn arn, Function<String, LambdaFault> fault) {
        return index.find(arn).orElseThrow(() -> fault.apply("There is no durable execution " + arn + "."));
    }

    private <T> T onLane(ExecutionArn arn, Function<Driver, T> action) {
        Driver driver = require(arn, LambdaFault::notFound);
        return driver.lane().call(() -> action.apply(driver));
    }

    private void runOnLane(ExecutionArn arn, java.util.function.Consumer<Driver> action) {
        Driver driver = require(arn, LambdaFault::notFound);
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
            if (closing) {
                return;
            }
            pool.execute(() -> {
                try {
                    action.run();
                } catch (RuntimeException | Error e) {
                    LOG.error("An execution cannot go on.", e);
                    throw e;
                }
            });
        }

        @Override
        public Future<?> schedule(Runnable action, Duration delay) {
            if (closing) {
                return CompletableFuture.completedFuture(null);
            }
            return timers.schedule(() -> execute(action), delay.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void startChild(ChildStart start) {
            try {
                findOrStart(start);
            } catch (StoreException e) {
                LOG.error("{} cannot be started yet: {}", start.arn(), e.getMessage());
                schedule(() -> startChild(start), Driver.STORE_RETRY);
            }
        }

        private void findOrStart(ChildStart start) {
            Optional<Driver> existing = index.find(start.arn());
            if (existing.isPresent()) {
                // Found again after a restart: an end that the parent has not heard of is told now.
                existing.get().lane().run(() -> {
                    if (existing.get().isEnded()) {
                        executionEnded(existing.get());
                    }
                });
                return;
            }
            Optional<FunctionConfig> function = functions.find(start.arn().function());
            if (function.isEmpty() || index.claimName(start.arn()) != null) {
                // Not known yet, and asked for again when a function is registered; or being started already.
                return;
            }
            DurableConfig config = function.get().durable();
            try {
                StoredExecution child = StoredExecution.begun(
                        start.arn(),
                        start.parent().stored().timeMode(),
                        config == null ? DurableConfig.DEFAULT : config,
                        start.tenantId(),
                        InvocationType.EVENT,
                        start.at());
                begin(
                        child,
                        start.input(),
                        List.of(new JournalEntry.StartedByInvoke(
                                start.parent().arn().toString(), start.operationId())));
            } catch (StoreException e) {
                index.releaseName(start.arn());
                throw e;
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
        public boolean isClosing() {
            return closing;
        }
    }
}
