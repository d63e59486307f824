package dev.durascope.engine.execution;

import dev.durascope.engine.invoke.FunctionRegistry;
import dev.durascope.engine.invoke.InvocationListener;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.time.TimeMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One execution that no engine here runs: what only an engine could do with it is refused. */
public abstract class ForeignExecution implements ExecutionService {
    private final FunctionRegistry functions = new FunctionRegistry();
    private final ExecutionArn arn;

    /** @param arn the execution's */
    protected ForeignExecution(ExecutionArn arn) {
        this.arn = arn;
    }

    /** The execution. */
    public final ExecutionArn arn() {
        return arn;
    }

    /** Why it cannot be done, and what to do instead. */
    protected abstract LambdaFault refused();

    @Override
    public FunctionRegistry functions() {
        return functions;
    }

    @Override
    public String region() {
        return arn.region();
    }

    @Override
    public String account() {
        return arn.account();
    }

    @Override
    public ExecutionArn start(StartRequest request) {
        throw refused();
    }

    @Override
    public ExecutionArn fork(ForkRequest request) {
        throw refused();
    }

    @Override
    public CompletableFuture<InvocationOutcome> invokePlain(
            String functionName,
            byte[] payload,
            @Nullable String tenantId,
            @Nullable String clientContext,
            InvocationListener listener) {
        throw refused();
    }

    @Override
    public CheckpointAnswer checkpoint(
            ExecutionArn asked,
            String checkpointToken,
            @Nullable String clientToken,
            List<OperationUpdate> updates,
            Runnable whileHeld) {
        throw refused();
    }

    @Override
    public Page<Operation> state(ExecutionArn asked, String checkpointToken, @Nullable String marker, int maxItems) {
        throw refused();
    }

    @Override
    public void setTimeMode(ExecutionArn asked, TimeMode mode) {
        throw refused();
    }

    @Override
    public void passTimeUntil(ExecutionArn asked, String operationId) {
        throw refused();
    }

    @Override
    public Optional<FiredTimer> fireNextTimer(ExecutionArn asked) {
        throw refused();
    }

    @Override
    public Instant passTime(ExecutionArn asked, Instant until) {
        throw refused();
    }

    @Override
    public void expireCallback(ExecutionArn asked, String operationId) {
        throw refused();
    }

    @Override
    public void completeInvoke(ExecutionArn asked, String operationId, @Nullable String result) {
        throw refused();
    }

    @Override
    public void failInvoke(ExecutionArn asked, String operationId, ErrorObject error) {
        throw refused();
    }

    @Override
    public void resume(ExecutionArn asked) {
        throw refused();
    }

    @Override
    public void delete(ExecutionArn asked) {
        throw refused();
    }

    @Override
    public Subscription observe(ExecutionObserver observer) {
        return () -> {};
    }

    @Override
    public void close() {}
}
