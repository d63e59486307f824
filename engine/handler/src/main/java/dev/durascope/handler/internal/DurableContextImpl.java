package dev.durascope.handler.internal;

import com.amazonaws.services.lambda.runtime.Context;
import dev.durascope.handler.BatchResult;
import dev.durascope.handler.Branch;
import dev.durascope.handler.CallbackConfig;
import dev.durascope.handler.CallbackSubmitter;
import dev.durascope.handler.ChildContextConfig;
import dev.durascope.handler.CompletionConfig;
import dev.durascope.handler.ConditionCheck;
import dev.durascope.handler.ConditionConfig;
import dev.durascope.handler.ContextFunction;
import dev.durascope.handler.DurableCallback;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableFuture;
import dev.durascope.handler.InvokeConfig;
import dev.durascope.handler.MapConfig;
import dev.durascope.handler.MapFunction;
import dev.durascope.handler.Nesting;
import dev.durascope.handler.ParallelConfig;
import dev.durascope.handler.SerDes;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.StepFunction;
import dev.durascope.handler.TypeToken;
import dev.durascope.handler.WaitForCallbackConfig;
import dev.durascope.handler.error.ChildContextFailedException;
import dev.durascope.handler.error.IllegalOperationException;
import dev.durascope.handler.error.NonDeterministicExecutionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.lambda.model.OperationType;

/** One context: it numbers its operations and starts them. */
final class DurableContextImpl implements DurableContext {
    private static final String CALLBACK_SUFFIX = "-callback";
    private static final String SUBMITTER_SUFFIX = "-submitter";

    private final Execution execution;
    private final SerDes serDes;
    private final Context lambdaContext;
    private final DurableContextImpl parent;
    private final OperationRef self;
    private final String childParentId;
    private final OperationIds ids;
    private boolean replaying;
    private volatile boolean givenUp;

    /** The root context. */
    DurableContextImpl(Execution execution, SerDes serDes, Context lambdaContext) {
        this.execution = execution;
        this.serDes = serDes;
        this.lambdaContext = lambdaContext;
        this.parent = null;
        this.self = null;
        this.childParentId = null;
        this.ids = new OperationIds(null, null);
        this.replaying = execution.hasHistoryIn(null);
    }

    /**
     * The context that an operation of another context opens.
     *
     * @param kept whether the service keeps that operation; else what happens inside belongs to the other context
     */
    DurableContextImpl(DurableContextImpl parent, OperationRef self, boolean kept) {
        this.parent = parent;
        this.childParentId = kept ? self.id() : parent.childParentId;
        this.execution = parent.execution;
        this.serDes = parent.serDes;
        this.lambdaContext = parent.lambdaContext;
        this.self = self;
        this.ids = new OperationIds(self.id(), self.position());
        this.replaying = execution.hasHistoryIn(childParentId);
    }

    Execution execution() {
        return execution;
    }

    /** The given serializer, or the handler's own for null. */
    SerDes serDes(SerDes given) {
        return given == null ? serDes : given;
    }

    /** The branches inside are no longer wanted; called with the lock held. */
    void giveUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp || (parent != null && parent.isGivenUp());
    }

    /** For messages: {@code the handler} or the operation that opened this context. */
    String describe() {
        if (self == null) {
            return "the handler";
        }
        return self.subType() + (self.name() == null ? "" : " '" + self.name() + "'") + " (" + self.position() + ")";
    }

    @Override
    public Context lambdaContext() {
        return lambdaContext;
    }

    @Override
    public String durableExecutionArn() {
        return execution.arn();
    }

    @Override
    public boolean isReplaying() {
        return replaying;
    }

    @Override
    public void log(String message) {
        if (replaying) {
            return;
        }
        if (lambdaContext == null) {
            System.out.println(message);
        } else {
            // a LambdaLogger writes what it is given
            lambdaContext.getLogger().log(message + System.lineSeparator());
        }
    }

    @Override
    public <T> T step(String name, TypeToken<T> type, StepFunction<T> function, StepConfig config) {
        return here(stepTask(name, type, function, config));
    }

    @Override
    public <T> DurableFuture<T> stepAsync(String name, TypeToken<T> type, StepFunction<T> function, StepConfig config) {
        return onLane(stepTask(name, type, function, config));
    }

    @Override
    public DurableFuture<Void> waitAsync(String name, Duration duration) {
        var ref = next(OperationType.WAIT, "Wait", name);
        return ServiceOperations.beginWait(
                execution, ref, Limits.requireSeconds("The duration of a wait", duration, Limits.WAIT_SECONDS));
    }

    @Override
    public <T> DurableCallback<T> createCallback(String name, TypeToken<T> type, CallbackConfig config) {
        Objects.requireNonNull(type, "type must not be null");
        var ref = next(OperationType.CALLBACK, "Callback", name);
        return ServiceOperations.beginCallback(execution, ref, type, config, serDes(config.serDes()));
    }

    @Override
    public <T> T waitForCallback(
            String name, TypeToken<T> type, CallbackSubmitter submitter, WaitForCallbackConfig config) {
        return here(waitForCallbackTask(name, type, submitter, config));
    }

    @Override
    public <T> DurableFuture<T> waitForCallbackAsync(
            String name, TypeToken<T> type, CallbackSubmitter submitter, WaitForCallbackConfig config) {
        return onLane(waitForCallbackTask(name, type, submitter, config));
    }

    @Override
    public <T> DurableFuture<T> invokeAsync(
            String name, String functionName, Object payload, TypeToken<T> type, InvokeConfig config) {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(functionName, "functionName must not be null");
        var ref = next(OperationType.CHAINED_INVOKE, "ChainedInvoke", name);
        var text = serDes(config.payloadSerDes()).serialize(payload);
        return ServiceOperations.beginInvoke(
                execution, ref, functionName, text, config.tenantId(), type, serDes(config.resultSerDes()));
    }

    @Override
    public <T> T runInChildContext(
            String name, TypeToken<T> type, ContextFunction<T> function, ChildContextConfig config) {
        return here(childTask(name, type, function, config));
    }

    @Override
    public <T> DurableFuture<T> runInChildContextAsync(
            String name, TypeToken<T> type, ContextFunction<T> function, ChildContextConfig config) {
        return onLane(childTask(name, type, function, config));
    }

    @Override
    public <T> T waitForCondition(String name, TypeToken<T> type, ConditionCheck<T> check, ConditionConfig<T> config) {
        return here(conditionTask(name, type, check, config));
    }

    @Override
    public <T> DurableFuture<T> waitForConditionAsync(
            String name, TypeToken<T> type, ConditionCheck<T> check, ConditionConfig<T> config) {
        return onLane(conditionTask(name, type, check, config));
    }

    @Override
    public <I, O> BatchResult<O> map(
            String name, List<I> items, TypeToken<O> type, MapFunction<I, O> function, MapConfig config) {
        return here(mapTask(name, items, type, function, config));
    }

    @Override
    public <I, O> DurableFuture<BatchResult<O>> mapAsync(
            String name, List<I> items, TypeToken<O> type, MapFunction<I, O> function, MapConfig config) {
        return onLane(mapTask(name, items, type, function, config));
    }

    @Override
    public <T> BatchResult<T> parallel(
            String name, List<? extends Branch<? extends T>> branches, ParallelConfig config) {
        return here(this.<T>parallelTask(name, branches, config));
    }

    @Override
    public <T> DurableFuture<BatchResult<T>> parallelAsync(
            String name, List<? extends Branch<? extends T>> branches, ParallelConfig config) {
        return onLane(this.<T>parallelTask(name, branches, config));
    }

    private <T> ConditionTask<T> conditionTask(
            String name, TypeToken<T> type, ConditionCheck<T> check, ConditionConfig<T> config) {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(check, "check must not be null");
        return new ConditionTask<>(this, next(OperationType.STEP, "WaitForCondition", name), type, check, config);
    }

    private <I, O> BatchTask<O> mapTask(
            String name, List<I> items, TypeToken<O> type, MapFunction<I, O> function, MapConfig config) {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(function, "function must not be null");
        var ref = next(OperationType.CONTEXT, "Map", name);
        requireEnough(config.completion(), items.size());
        IntFunction<String> names = config.iterationName() == null
                ? index -> (name == null ? "map" : name) + "-iteration-" + index
                : config.iterationName();
        var inside = new DurableContextImpl(this, ref, true);
        var iterations = new ArrayList<ContextTask<? extends O>>();
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            var item = items.get(i);
            iterations.add(inside.branchTask(
                    "MapIteration",
                    names.apply(i),
                    type,
                    child -> function.apply(child, item, index),
                    config.serDes(),
                    config.nesting()));
        }
        var form = BatchForm.wholeResult(serDes(config.serDes()), type);
        return new BatchTask<>(this, ref, inside, iterations, config.maxConcurrency(), config.completion(), form);
    }

    private <T> BatchTask<T> parallelTask(
            String name, List<? extends Branch<? extends T>> branches, ParallelConfig config) {
        var ref = next(OperationType.CONTEXT, "Parallel", name);
        requireEnough(config.completion(), branches.size());
        var inside = new DurableContextImpl(this, ref, true);
        var tasks = new ArrayList<ContextTask<? extends T>>();
        for (var branch : branches) {
            tasks.add(inside.branchTask(branch, config));
        }
        BatchForm<T> form = BatchForm.statusesOnly(serDes);
        return new BatchTask<>(this, ref, inside, tasks, config.maxConcurrency(), config.completion(), form);
    }

    private <T> ContextTask<T> branchTask(Branch<T> branch, ParallelConfig config) {
        return branchTask(
                "ParallelBranch", branch.name(), branch.type(), branch.code(), config.serDes(), config.nesting());
    }

    private <T> ContextTask<T> branchTask(
            String subType, String name, TypeToken<T> type, ContextFunction<T> code, SerDes given, Nesting nesting) {
        boolean kept = nesting == Nesting.NESTED;
        var ref = number(OperationType.CONTEXT, subType, name);
        return new ContextTask<>(this, ref, type, code, serDes(given), ChildContextFailedException::new, kept);
    }

    private static void requireEnough(CompletionConfig completion, int branches) {
        if (completion.minSuccessful() != null && completion.minSuccessful() > branches) {
            throw new IllegalOperationException("minSuccessful is " + completion.minSuccessful()
                    + ", but there are only " + branches + " branches: it can never be reached.");
        }
    }

    private <T> StepTask<T> stepTask(String name, TypeToken<T> type, StepFunction<T> function, StepConfig config) {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(function, "function must not be null");
        return new StepTask<>(this, next(OperationType.STEP, "Step", name), type, function, config);
    }

    private <T> ContextTask<T> childTask(
            String name, TypeToken<T> type, ContextFunction<T> function, ChildContextConfig config) {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(function, "function must not be null");
        var ref = next(OperationType.CONTEXT, "RunInChildContext", name);
        return new ContextTask<>(
                this, ref, type, function, serDes(config.serDes()), ChildContextFailedException::new, true);
    }

    /** A context with a callback and the step that hands out its id (protocol §3). */
    private <T> ContextTask<T> waitForCallbackTask(
            String name, TypeToken<T> type, CallbackSubmitter submitter, WaitForCallbackConfig config) {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(submitter, "submitter must not be null");
        Limits.requireName(name, Limits.NAME_CHARS - SUBMITTER_SUFFIX.length());
        var ref = next(OperationType.CONTEXT, "WaitForCallback", name);
        ContextFunction<T> code = child -> {
            var callback = child.createCallback(name == null ? null : name + CALLBACK_SUFFIX, type, config.callback());
            child.step(
                    name == null ? null : name + SUBMITTER_SUFFIX,
                    Void.class,
                    step -> {
                        submitter.submit(callback.callbackId(), step);
                        return null;
                    },
                    config.submitter());
            return callback.get();
        };
        var kept = serDes(config.callback().serDes());
        return new ContextTask<>(this, ref, type, code, kept, ServiceOperations::callbackFailure, true);
    }

    private <T> T here(Task<T> task) {
        task.begin();
        return task.run();
    }

    private <T> DurableFuture<T> onLane(Task<T> task) {
        task.begin();
        var future = new LaneFuture<T>(execution);
        if (task.isSettled()) {
            future.settle(task, Frame.current());
        } else {
            var frame = new Frame(execution, this, false);
            execution.startLane(() -> future.settle(task, frame));
        }
        return future;
    }

    /** Numbers the next operation that the running code asks for. */
    private OperationRef next(OperationType type, String subType, String name) {
        Frame.requireContext(this);
        execution.requireOpen();
        var ref = number(type, subType, name);
        ref.hooks().reached(ref, execution.operation(ref.id()));
        return ref;
    }

    /** Numbers an operation and holds it against the history. */
    private OperationRef number(OperationType type, String subType, String name) {
        Limits.requireName(name, Limits.NAME_CHARS);
        var next = ids.next();
        var ref =
                new OperationRef(next.id(), next.position(), childParentId, type, subType, name, new OperationHooks());
        var history = execution.operation(ref.id());
        if (history == null || !Task.isEnded(history) || execution.isNews(ref.id())) {
            replaying = false;
        }
        if (history != null) {
            try {
                ref.requireSame(history);
            } catch (NonDeterministicExecutionException e) {
                // Who watches shall see the call that is refused too.
                ref.hooks().reached(ref, history);
                throw execution.fail(e);
            }
        }
        return ref;
    }
}
