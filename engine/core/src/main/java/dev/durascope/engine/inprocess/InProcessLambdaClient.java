package dev.durascope.engine.inprocess;

import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.Page;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.store.StoreException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionRequest;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionStateRequest;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionStateResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * A {@link LambdaClient} for handlers in this JVM: checkpoints and reads state by calling the engine. Refusals come as
 * the SDK's own typed exceptions. What handlers do not call is not supported.
 */
public final class InProcessLambdaClient implements LambdaClient {
    /** A call that failed in a way that passes is made so often in all, as the SDK's own clients make it. */
    private static final int ATTEMPTS = 3;

    private final ExecutionService service;

    /** @param service the engine that runs the executions */
    public InProcessLambdaClient(ExecutionService service) {
        this.service = service;
    }

    @Override
    public CheckpointDurableExecutionResponse checkpointDurableExecution(CheckpointDurableExecutionRequest request) {
        int attempt = 1;
        while (true) {
            try {
                return checkpoint(request);
            } catch (LambdaException e) {
                boolean passes = e instanceof TooManyRequestsException || e instanceof ServiceException;
                if (!passes || attempt == ATTEMPTS) {
                    throw e;
                }
                attempt++;
            }
        }
    }

    private CheckpointDurableExecutionResponse checkpoint(CheckpointDurableExecutionRequest request) {
        try {
            CheckpointAnswer answer = service.checkpoint(
                    ExecutionArn.parse(request.durableExecutionArn()),
                    request.checkpointToken(),
                    request.clientToken(),
                    request.updates().stream().map(FromSdk::update).toList());
            return CheckpointDurableExecutionResponse.builder()
                    .checkpointToken(answer.checkpointToken())
                    .newExecutionState(state -> state.operations(answer.operations().stream()
                                    .map(ToSdk::operation)
                                    .toList())
                            .nextMarker(answer.nextMarker()))
                    .build();
        } catch (LambdaFault fault) {
            throw ToSdk.exception(fault);
        } catch (StoreException e) {
            throw ToSdk.exception(new LambdaFault(FaultType.SERVICE, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public GetDurableExecutionStateResponse getDurableExecutionState(GetDurableExecutionStateRequest request) {
        try {
            int maxItems = request.maxItems() == null ? 0 : request.maxItems();
            Page<Operation> page = service.state(
                    ExecutionArn.parse(request.durableExecutionArn()),
                    request.checkpointToken(),
                    request.marker(),
                    maxItems);
            return GetDurableExecutionStateResponse.builder()
                    .operations(page.items().stream().map(ToSdk::operation).toList())
                    .nextMarker(page.nextMarker())
                    .build();
        } catch (LambdaFault fault) {
            throw ToSdk.exception(fault);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Nothing to close: the engine is its owner's. */
    @Override
    public void close() {}
}
