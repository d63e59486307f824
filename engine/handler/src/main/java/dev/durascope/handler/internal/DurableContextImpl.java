package dev.durascope.handler.internal;

import com.amazonaws.services.lambda.runtime.Context;
import dev.durascope.handler.CallbackConfig;
import dev.durascope.handler.CallbackSubmitter;
import dev.durascope.handler.ChildContextConfig;
import dev.durascope.handler.ContextFunction;
import dev.durascope.handler.DurableCallback;
import dev.durascope.handler.DurableContext;
import dev.durascope.handler.DurableFuture;
import dev.durascope.handler.InvokeConfig;
import dev.durascope.handler.SerDes;
import dev.durascope.handler.StepConfig;
import dev.durascope.handler.StepFunction;
import dev.durascope.handler.TypeToken;
import dev.durascope.handler.WaitForCallbackConfig;
import dev.durascope.handler.error.ChildContextFailedException;
import dev.durascope.handler.error.NonDeterministicExecutionException;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.model.OperationType;

/** One context: it numbers its operations and starts them. */
final class DurableContextImpl implements DurableContext {
    private static final String CALLBACK_SUFFIX = "-callback";
    private static final String SUBMITTER_SUFFIX = "-submitter";

    private final Execution execution;
    private final SerDes serDes;
    private final Context lambdaContext;
    private final OperationRef self;
    private final OperationIds ids;
    private boolean replaying;

    /** The root context. */
    DurableContextImpl(Execution execution, SerDes serDes, Context lambdaContext) {
        this.execution = execution;
        this.serDes = serDes;
        this.lambdaContext = lambdaContext;
        this.self = null;
        this.ids = new OperationIds(null, null);
        this.replaying = execution.hasHistoryIn(null);
    }

    /** The context that an operation of another context opens. */
    DurableContextImpl(DurableContextImpl parent, OperationRef self) {
        this.execution = parent.execution;
        this.serDes = parent.serDes;
        this.lambdaContext = parent.lambdaContext;
        this.self = self;
        this.ids = new OperationIds(self.id(), self.position());
        this.replaying = execution.hasHistoryIn(self.id());
    }

    Execution execution() {
        return execution;
    }

    /** The given serializer, or the handler's own for null. */
    SerDes serDes(SerDes given) {
        return given == null ? serDes : given;
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
        return new ContextTask<>(this, ref, type, function, serDes(config.serDes()), ChildContextFailedException::new);
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
        return new ContextTask<>(this, ref, type, code, kept, ServiceOperations::callbackFailure);
    }

    private <T> T here(Task<T> task) {
        task.begin();
        return task.run();
    }

    private <T> DurableFuture<T> onLane(Task<T> task) {
        task.begin();
        var future = new LaneFuture<T>(execution);
        if (task.isSettled()) {
            future.settle(task);
        } else {
            execution.startLane(() -> future.settle(task));
        }
        return future;
    }

    /** Numbers the next operation and holds it against the history. */
    private OperationRef next(OperationType type, String subType, String name) {
        Frame.requireContext(this);
        execution.requireOpen();
        Limits.requireName(name, Limits.NAME_CHARS);
        var next = ids.next();
        var ref = new OperationRef(next.id(), next.position(), self == null ? null : self.id(), type, subType, name);
        var history = execution.operation(ref.id());
        if (history == null || !Task.isEnded(history)) {
            replaying = false;
        }
        if (history != null) {
            try {
                ref.requireSame(history);
            } catch (NonDeterministicExecutionException e) {
                throw execution.fail(e);
            }
        }
        return ref;
    }
}
