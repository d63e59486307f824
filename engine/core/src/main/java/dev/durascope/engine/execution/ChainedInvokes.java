package dev.durascope.engine.execution;

import dev.durascope.engine.checkpoint.InvokeTargets;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalEntry.ConsoleStream;
import dev.durascope.engine.history.OperationState;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.Invocation;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.EventError;
import dev.durascope.engine.model.EventHeader;
import dev.durascope.engine.model.EventPayload;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The chained invokes of one execution: what they call, and how their ends come back. An end that comes while the
 * handler is at work is kept until its next checkpoint or its return, so that a quick target cannot get in between a
 * suspending handler's last checkpoint and its InvocationCompleted (protocol §4: the order of events). On the lane.
 */
final class ChainedInvokes {
    private record End(String operationId, Instant at, Function<EventHeader, HistoryEvent> event) {}

    private final Lane lane;
    private final DriverContext context;
    private final Runnable changed;
    private final Consumer<JournalEntry.ConsoleLine> console;
    private final List<End> undelivered = new ArrayList<>();
    private final Set<String> plainRunning = new HashSet<>();

    /**
     * @param changed is told that {@link #deliver} may have something to do
     * @param console is told, on any thread, what plain functions print
     */
    ChainedInvokes(Lane lane, DriverContext context, Runnable changed, Consumer<JournalEntry.ConsoleLine> console) {
        this.lane = lane;
        this.context = context;
        this.changed = changed;
        this.console = console;
    }

    InvokeTargets targets() {
        return this::resolve;
    }

    private InvokeTargets.Target resolve(String functionName, @Nullable String tenantId) {
        FunctionReference reference;
        try {
            reference = FunctionReference.parse(functionName);
        } catch (LambdaFault e) {
            return new InvokeTargets.Target.Refused("InvalidParameterValueException", e.getMessage());
        }
        String region = context.settings().region();
        String account = context.settings().account();
        Optional<FunctionConfig> target = context.functions().find(reference.name());
        String fault = target.isEmpty() || !reference.isIn(region, account)
                ? "Function not found: " + reference.arn(region, account)
                : reference.qualifierFault(region, account);
        if (fault != null) {
            return context.settings().holdUnregisteredInvokes()
                    ? new InvokeTargets.Target.Outside()
                    : new InvokeTargets.Target.Refused("ResourceNotFoundException", fault);
        }
        FunctionConfig function = target.orElseThrow();
        String tenantFault = TenantRule.fault(function, tenantId);
        if (tenantFault != null) {
            return new InvokeTargets.Target.Refused("InvalidParameterValueException", tenantFault);
        }
        String version = FunctionReference.LATEST;
        if (function.durable() == null) {
            return new InvokeTargets.Target.Plain(version);
        }
        ExecutionArn parent = lane.arn();
        ExecutionArn child = new ExecutionArn(
                parent.partition(),
                parent.region(),
                parent.account(),
                function.name(),
                version,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString());
        return new InvokeTargets.Target.Durable(version, child.toString());
    }

    /** Calls what a batch has started. */
    void dispatch(List<JournalEntry> batch) {
        for (JournalEntry entry : batch) {
            if (entry instanceof JournalEntry.Event event
                    && event.event() instanceof HistoryEvent.ChainedInvokeStarted e) {
                dispatch(
                        Objects.requireNonNull(
                                lane.operation(Objects.requireNonNull(e.header().id()))),
                        e.executedVersion());
            }
        }
    }

    /** Calls again, or listens again for, what was under way when the engine ended. */
    void recover() {
        for (HistoryEvent event : lane.events()) {
            if (event instanceof HistoryEvent.ChainedInvokeStarted e
                    && e.header().id() != null) {
                dispatch(Objects.requireNonNull(lane.operation(e.header().id())), e.executedVersion());
            }
        }
    }

    private void dispatch(OperationState s, @Nullable String executedVersion) {
        OperationState.InvokeTarget target = s.invoke();
        if (s.operation().status() != OperationStatus.STARTED
                || target == null
                || executedVersion == null
                || plainRunning.contains(s.id())
                || undelivered.stream().anyMatch(end -> end.operationId().equals(s.id()))) {
            return;
        }
        if (target.childArn() != null) {
            DriverContext.ChildStart start = new DriverContext.ChildStart(
                    ExecutionArn.parse(target.childArn()),
                    lane,
                    s.id(),
                    target.input().payload(),
                    target.tenantId(),
                    lane.clock().now());
            context.execute(() -> context.startChild(start));
        } else {
            invokePlain(s.operation(), target, executedVersion);
        }
    }

    private void invokePlain(Operation operation, OperationState.InvokeTarget target, String version) {
        String name = FunctionReference.parse(target.functionName()).name();
        Optional<FunctionConfig> function = context.functions().find(name);
        if (function.isEmpty()) {
            return;
        }
        String operationId = operation.id();
        plainRunning.add(operationId);
        String input =
                target.input().payload() == null ? "null" : target.input().payload();
        Invocation invocation = new Invocation(
                function.get(),
                new FunctionReference(null, null, name, version)
                        .arn(context.settings().region(), context.settings().account()),
                UUID.randomUUID().toString(),
                input.getBytes(StandardCharsets.UTF_8),
                Instant.now().plusSeconds(function.get().timeoutSeconds()),
                target.tenantId(),
                null,
                null,
                operation.name(),
                listener());
        context.invoker().invoke(invocation).whenComplete((outcome, failure) -> {
            if (!context.isClosing() && outcome != null) {
                context.execute(() -> lane.run(() -> {
                    plainRunning.remove(operationId);
                    keep(operationId, plainEnd(outcome));
                }));
            }
        });
    }

    private InvocationListener listener() {
        return new InvocationListener() {
            @Override
            public void placed(String description) {}

            @Override
            public void printed(@Nullable String requestId, ConsoleStream stream, String line) {
                console.accept(new JournalEntry.ConsoleLine(requestId, stream, line));
            }
        };
    }

    private static Function<EventHeader, HistoryEvent> plainEnd(InvocationOutcome outcome) {
        return switch (outcome) {
            case InvocationOutcome.Returned r -> {
                EventPayload result = EventPayload.of(new String(r.payload(), StandardCharsets.UTF_8));
                yield header -> new HistoryEvent.ChainedInvokeSucceeded(header, result);
            }
            case InvocationOutcome.Failed f -> {
                EventError error = EventError.of(f.error());
                yield f.cause() == InvocationOutcome.Cause.TIMED_OUT
                        ? header -> new HistoryEvent.ChainedInvokeTimedOut(header, error)
                        : header -> new HistoryEvent.ChainedInvokeFailed(header, error);
            }
        };
    }

    /** The child execution of an invoke has ended. */
    void ended(String operationId, ExecutionDescription child) {
        ErrorObject error = child.facts().error();
        EventError wrapped = EventError.of(error == null ? ErrorObject.EMPTY : error);
        EventPayload result = child.facts().result();
        keep(
                operationId,
                switch (child.facts().status()) {
                    case SUCCEEDED ->
                        header -> new HistoryEvent.ChainedInvokeSucceeded(
                                header, result == null ? EventPayload.NONE : result);
                    case FAILED -> header -> new HistoryEvent.ChainedInvokeFailed(header, wrapped);
                    case TIMED_OUT -> header -> new HistoryEvent.ChainedInvokeTimedOut(header, wrapped);
                    case STOPPED -> header -> new HistoryEvent.ChainedInvokeStopped(header, wrapped);
                    case RUNNING -> throw new IllegalArgumentException("The child still runs.");
                });
    }

    private void keep(String operationId, Function<EventHeader, HistoryEvent> event) {
        undelivered.add(new End(operationId, lane.clock().now(), event));
        changed.run();
    }

    /** Whether an end waits to be delivered. */
    boolean hasUndelivered() {
        return undelivered.stream().anyMatch(end -> isOpen(end.operationId()));
    }

    /** When the oldest end came that waits to be delivered; {@code null} when none does. */
    @Nullable
    Instant firstUndelivered() {
        return undelivered.isEmpty() ? null : undelivered.getFirst().at();
    }

    /** Appends the ends that have come until a time; any are due where the handler sees them or is not at work. */
    void deliver(Instant until) {
        while (!undelivered.isEmpty()
                && !undelivered.getFirst().at().isAfter(until)
                && !lane.facts().status().isTerminal()) {
            End end = undelivered.getFirst();
            if (isOpen(end.operationId())) {
                append(end);
            }
            undelivered.removeFirst();
        }
    }

    private void append(End end) {
        Operation invoke =
                Objects.requireNonNull(lane.operation(end.operationId())).operation();
        lane.append(new JournalEntry.Event(end.event().apply(lane.nextHeader(invoke, end.at()))));
    }

    /** Whether a handler is at work for any of these invokes. */
    boolean isAnyBusy() {
        return !plainRunning.isEmpty()
                || lane.state().operations().stream()
                        .filter(s -> s.operation().status() == OperationStatus.STARTED)
                        .map(OperationState::invoke)
                        .filter(target -> target != null && target.childArn() != null)
                        .anyMatch(target ->
                                context.isBusy(ExecutionArn.parse(Objects.requireNonNull(target.childArn()))));
    }

    private boolean isOpen(String operationId) {
        OperationState s = lane.operation(operationId);
        return s != null && s.operation().status() == OperationStatus.STARTED;
    }

    /** Answers an invoke that nothing here runs. */
    void answer(String operationId, @Nullable String result, @Nullable ErrorObject error) {
        OperationState s = lane.operation(operationId);
        if (s == null || s.operation().type() != OperationType.CHAINED_INVOKE) {
            throw LambdaFault.notFound("There is no chained invoke with operation id " + operationId + ".");
        }
        if (!isOpen(operationId)) {
            throw LambdaFault.invalid(
                    "The chained invoke has already ended as " + s.operation().status() + ".");
        }
        if (kindOf(s) != Waiting.Kind.UNREGISTERED_INVOKE) {
            throw LambdaFault.invalid("The chained invoke is answered by the function it called, which runs here.");
        }
        append(new End(
                operationId,
                lane.clock().now(),
                error == null
                        ? header -> new HistoryEvent.ChainedInvokeSucceeded(header, EventPayload.of(result))
                        : header -> new HistoryEvent.ChainedInvokeFailed(header, EventError.of(error))));
    }

    /** What a pending operation waits for. */
    Waiting.Kind kindOf(OperationState s) {
        return switch (s.operation().type()) {
            case WAIT -> Waiting.Kind.WAIT;
            case STEP -> Waiting.Kind.STEP_RETRY;
            case CALLBACK -> Waiting.Kind.CALLBACK;
            case CHAINED_INVOKE -> {
                OperationState.InvokeTarget target = s.invoke();
                boolean here = target != null && (target.childArn() != null || plainRunning.contains(s.id()));
                yield here
                                || undelivered.stream()
                                        .anyMatch(end -> end.operationId().equals(s.id()))
                        ? Waiting.Kind.CHAINED_INVOKE
                        : Waiting.Kind.UNREGISTERED_INVOKE;
            }
            case EXECUTION, CONTEXT ->
                throw new IllegalArgumentException("A " + s.operation().type() + " waits for nothing itself.");
        };
    }
}
