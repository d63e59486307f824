package dev.durascope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.Execution;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The calls that the player makes, in its own words. */
final class Service implements AutoCloseable {

    private static final String QUALIFIER = "$LATEST";
    private static final int PAGE = 1000;

    private final LambdaClient client;

    Service(Endpoint endpoint) {
        client = endpoint.client();
    }

    /** Starts an execution; a synchronous start returns when the execution has ended. */
    InvokeResponse start(String function, String executionName, String payload, boolean asynchronous) {
        return client.invoke(request -> request.functionName(function)
                .qualifier(QUALIFIER)
                .durableExecutionName(executionName)
                .invocationType(asynchronous ? InvocationType.EVENT : InvocationType.REQUEST_RESPONSE)
                .payload(SdkBytes.fromUtf8String(payload)));
    }

    /** The ARN of the execution of that name, once it has been started. */
    Optional<String> find(String function, String executionName) {
        return client
                .listDurableExecutionsByFunction(request ->
                        request.functionName(function).qualifier(QUALIFIER).durableExecutionName(executionName))
                .durableExecutions()
                .stream()
                .map(Execution::durableExecutionArn)
                .findFirst();
    }

    GetDurableExecutionResponse execution(String arn) {
        return client.getDurableExecution(request -> request.durableExecutionArn(arn));
    }

    boolean ended(String arn) {
        return execution(arn).status() != ExecutionStatus.RUNNING;
    }

    List<Event> history(String arn) {
        return client
                .getDurableExecutionHistoryPaginator(
                        request -> request.durableExecutionArn(arn).maxItems(PAGE))
                .events()
                .stream()
                .toList();
    }

    List<JsonNode> historyAsJson(String arn) {
        return history(arn).stream().map(SdkJson::of).toList();
    }

    void stop(String arn) {
        client.stopDurableExecution(request -> request.durableExecutionArn(arn));
    }

    void succeed(String callbackId, Optional<String> result) {
        client.sendDurableExecutionCallbackSuccess(request -> {
            request.callbackId(callbackId);
            result.map(SdkBytes::fromUtf8String).ifPresent(request::result);
        });
    }

    void fail(String callbackId, JsonNode error) {
        client.sendDurableExecutionCallbackFailure(request -> request.callbackId(callbackId)
                .error(object -> object.errorType(text(error, "ErrorType"))
                        .errorMessage(text(error, "ErrorMessage"))
                        .errorData(text(error, "ErrorData"))));
    }

    void heartbeat(String callbackId) {
        client.sendDurableExecutionCallbackHeartbeat(request -> request.callbackId(callbackId));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText(null);
    }

    @Override
    public void close() {
        client.close();
    }
}
