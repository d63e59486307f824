package dev.durascope.engine.execution;

import dev.durascope.engine.execution.DriverContext.ChildStart;
import dev.durascope.engine.fork.ForkPlan;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.store.ExecutionStore;
import dev.durascope.engine.store.StoreException;
import dev.durascope.engine.store.StoredExecution;
import dev.durascope.engine.time.ClockPace;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts executions: those that somebody asks for, and the children of chained invokes. Safe for many threads. */
final class ExecutionStarter {
    /** What may lie between a parent's time and the child's first on the same clock. */
    private static final Duration DISPATCH = Duration.ofSeconds(1);

    private static final int MAX_NAME = 64;

    private final DriverContext context;
    private final ExecutionIndex index;
    private final ExecutionStore store;
    private final ExecutionNotifier notifier;
    private final InstantSource wall;
    private final Object[] nameLocks = Stream.generate(Object::new).limit(64).toArray();

    ExecutionStarter(
            DriverContext context,
            ExecutionIndex index,
            ExecutionStore store,
            ExecutionNotifier notifier,
            InstantSource wall) {
        this.context = context;
        this.index = index;
        this.store = store;
        this.notifier = notifier;
        this.wall = wall;
    }

    /** Starts an execution of a function, or finds the one of the same name and input. */
    ExecutionArn start(FunctionConfig function, StartRequest request) {
        DurableConfig config = requireDurable(function);
        String name = request.executionName() == null ? UUID.randomUUID().toString() : request.executionName();
        ExecutionArn arn = newArn(function, request.version(), name);
        TimeMode mode = modeOr(request.timeMode());
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

    private static DurableConfig requireDurable(FunctionConfig function) {
        if (function.durable() == null) {
            throw LambdaFault.invalid("Function " + function.name()
                    + " is not durable: register it with a durable configuration to start executions of it.");
        }
        return function.durable();
    }

    private ExecutionArn newArn(FunctionConfig function, String version, String name) {
        if (!name.matches("[a-zA-Z0-9-_]{1,64}")) {
            throw LambdaFault.invalid(
                    "DurableExecutionName '" + name + "' must be 1 to 64 letters, digits, hyphens and underscores.");
        }
        ExecutorSettings settings = context.settings();
        return new ExecutionArn(
                "aws",
                settings.region(),
                settings.account(),
                function.name(),
                version,
                name,
                UUID.randomUUID().toString());
    }

    private TimeMode modeOr(@Nullable TimeMode wanted) {
        return wanted == null ? context.settings().timeMode() : wanted;
    }

    /** Begins an execution with what another one was up to a moment. */
    ExecutionArn fork(FunctionConfig function, ForkRequest request) {
        DurableConfig config = requireDurable(function);
        ForkPlan plan = request.plan();
        String name = request.executionName() == null ? forkName(plan.source().name()) : request.executionName();
        ExecutionArn arn = newArn(function, FunctionReference.LATEST, name);
        if (index.claimName(arn) != null) {
            throw new LambdaFault(
                    FaultType.DURABLE_EXECUTION_ALREADY_STARTED,
                    "There is an execution named " + name + " of function " + function.name()
                            + " already: give the fork another name.");
        }
        try {
            Instant wallTime = wall.instant().truncatedTo(ChronoUnit.MILLIS);
            List<JournalRecord> records = plan.journal(arn, recorded -> CallbackIds.newId(arn), wallTime);
            goOn(forked(arn, plan, request, config, records), records);
        } catch (RuntimeException e) {
            index.releaseName(arn);
            throw e;
        }
        return arn;
    }

    private static String forkName(String source) {
        String ending = "-fork-" + UUID.randomUUID().toString().substring(0, 8);
        return source.substring(0, Math.min(source.length(), MAX_NAME - ending.length())) + ending;
    }

    private StoredExecution forked(
            ExecutionArn arn, ForkPlan plan, ForkRequest request, DurableConfig config, List<JournalRecord> records) {
        Optional<StoredExecution> source =
                index.find(plan.source()).map(driver -> driver.lane().stored());
        StoredExecution stored = StoredExecution.begun(
                arn,
                modeOr(request.timeMode()),
                new DurableConfig(plan.timeoutSeconds(), config.retentionDays()),
                source.map(StoredExecution::tenantId).orElse(null),
                source.map(StoredExecution::invocationType).orElse(InvocationType.REQUEST_RESPONSE),
                records.getFirst().at());
        ExecutionSummary summary = stored.summary();
        for (JournalRecord record : records) {
            summary = SummaryFold.apply(summary, record.entry());
        }
        return stored.withSummary(summary);
    }

    /** Keeps an execution that has a past, all of it or nothing, and goes on with it. */
    private void goOn(StoredExecution stored, List<JournalRecord> records) {
        store.append(stored, records);
        Lane lane = new Lane(
                stored, records, store, notifier, wall, stored.summary().start());
        Driver driver = new Driver(lane, context);
        lane.run(() -> {
            for (HistoryEvent event : lane.events()) {
                context.callbacks().follow(lane.arn(), event);
            }
            index.add(driver);
            notifier.appended(lane.arn(), records);
            driver.settle();
        });
    }

    /** A name used before answers its execution when the input is the same, else it is refused (protocol §2). */
    private ExecutionArn sameOrRefused(ExecutionArn existing, StartRequest request) {
        Lane lane = index.require(existing, LambdaFault::notFound).lane();
        String input = lane.call(() -> lane.facts().input().payload());
        if (!Objects.equals(input, request.input())) {
            throw new LambdaFault(
                    FaultType.DURABLE_EXECUTION_ALREADY_STARTED,
                    "An execution named " + existing.name() + " of function " + existing.function()
                            + " was already started with another input.");
        }
        return existing;
    }

    /** Starts the child execution of a chained invoke, or finds it; waits for nothing that is not there yet. */
    void startChild(ChildStart start) {
        Optional<Driver> existing = index.find(start.arn());
        if (existing.isPresent()) {
            // Found again after a restart: an end that the parent has not heard of is told now.
            existing.get().lane().run(() -> {
                if (existing.get().isEnded()) {
                    context.executionEnded(existing.get());
                }
            });
            return;
        }
        Optional<FunctionConfig> function = context.functions().find(start.arn().function());
        if (function.isEmpty() || index.claimName(start.arn()) != null) {
            // Not known yet, and asked for again when a function is registered; or being started already.
            return;
        }
        DurableConfig config = function.get().durable();
        StoredExecution child = StoredExecution.begun(
                start.arn(),
                start.parent().stored().timeMode(),
                config == null ? DurableConfig.DEFAULT : config,
                start.tenantId(),
                InvocationType.EVENT,
                start.at());
        try {
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

    private void begin(StoredExecution stored, @Nullable String input, List<JournalEntry> more) {
        Instant at = stored.summary().start();
        Lane lane = new Lane(stored, List.of(), store, notifier, wall, at);
        Driver driver = new Driver(lane, context);
        lane.run(() -> {
            List<JournalEntry> entries = new ArrayList<>();
            Instant wallTime = wall.instant().truncatedTo(ChronoUnit.MILLIS);
            if (at.isAfter(wallTime)) {
                // A child begins at its parent's time; kept, so that its clock is the same after a restart.
                entries.add(new JournalEntry.TimeJumped(wallTime, at));
            } else if (Duration.between(at, wallTime).compareTo(DISPATCH) > 0) {
                // Or its parent's time is slow, or has stood still.
                entries.add(new JournalEntry.ClockPaced(new ClockPace(wallTime, at, 1)));
            }
            entries.add(new JournalEntry.Event(new HistoryEvent.ExecutionStarted(
                    lane.nextExecutionHeader(0),
                    EventPayload.of(input),
                    stored.config().executionTimeoutSeconds())));
            entries.addAll(more);
            lane.append(entries);
            index.add(driver);
            driver.settle();
        });
    }
}
