package dev.durascope.engine.cloud;

import dev.durascope.engine.execution.FunctionReference;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * What can be done to a deployed function's executions. Each call is made once, and only when the connection is not
 * read-only; whoever asks for it has confirmed it. Every method throws {@link CloudFault} when it came to nothing, or when
 * nobody knows what came of it; the sentence says so then, and how to find out.
 */
public final class CloudActions {
    private static final String ANSWERED =
            "It may have been taken all the same: what is read of the execution next says so.";

    private final CloudConnection connection;

    /** Acts over a connection. */
    public CloudActions(CloudConnection connection) {
        this.connection = connection;
    }

    /**
     * What came of a start.
     *
     * @param arn the execution
     * @param answer what a synchronous start was answered with, JSON text: the result, or an error object; absent for
     *     an asynchronous one
     * @param failed whether {@code answer} is an error object
     */
    public record Started(ExecutionArn arn, @Nullable String answer, boolean failed) {}

    /**
     * Starts an execution of the target's function, under the target's qualifier or {@code $LATEST}. It always has a name:
     * so a plain function refuses the call instead of running.
     *
     * @param event the input, JSON text
     * @param name the execution's name; the same with the same event is the same execution, however often it is asked for
     * @param synchronous whether to wait for its end, up to 15 minutes
     * @throws LambdaFault when the event is not JSON, naming the place
     */
    public Started start(String event, String name, boolean synchronous) throws InterruptedException {
        Json.parse(event, "The event");
        CloudTarget target = connection.target();
        String qualifier = target.qualifier() == null ? FunctionReference.LATEST : target.qualifier();
        InvokeResponse answer = act(
                CloudCall.START,
                "function " + target.function() + ":" + qualifier,
                "It may have been started all the same, as " + name
                        + ": look for it in the list. Started again under that name"
                        + " with the same event, it is the same execution.",
                lambda -> lambda.invoke(r -> r.functionName(target.functionName())
                        .qualifier(qualifier)
                        .invocationType(synchronous ? InvocationType.REQUEST_RESPONSE : InvocationType.EVENT)
                        .durableExecutionName(name)
                        .payload(SdkBytes.fromUtf8String(event))
                        .overrideConfiguration(o -> o.apiCallTimeout(CloudClients.SYNCHRONOUS))));
        if (answer.durableExecutionArn() == null) {
            throw new CloudFault(
                    CloudFault.Kind.NOT_DURABLE,
                    target.function() + " ran once as a plain function: it is not durable, so there is no execution.");
        }
        return new Started(
                ExecutionArn.parse(answer.durableExecutionArn()),
                synchronous && answer.payload() != null ? answer.payload().asString(StandardCharsets.UTF_8) : null,
                answer.functionError() != null);
    }

    /** A name for an execution that nobody has named: no two are alike. */
    public static String newName() {
        return "durascope-" + UUID.randomUUID();
    }

    /** Stops an execution. @return when it stopped; when it ended, if it had */
    public Instant stop(ExecutionArn arn, @Nullable ErrorObject error) throws InterruptedException {
        return act(
                        CloudCall.STOP,
                        "execution " + arn,
                        "It may have been stopped all the same: what is read of it next says so.",
                        lambda -> lambda.stopDurableExecution(r -> {
                            r.durableExecutionArn(arn.toString());
                            if (error != null) {
                                r.error(sdk(error));
                            }
                        }))
                .stopTimestamp();
    }

    /** Completes a callback. @param result the payload, JSON text; absent for a null result */
    public void callbackSucceeded(String callbackId, @Nullable String result) throws InterruptedException {
        act(
                CloudCall.CALLBACK_SUCCESS,
                "callback " + callbackId,
                ANSWERED,
                lambda -> lambda.sendDurableExecutionCallbackSuccess(r -> {
                    r.callbackId(callbackId);
                    if (result != null) {
                        r.result(SdkBytes.fromUtf8String(result));
                    }
                }));
    }

    /** Fails a callback. */
    public void callbackFailed(String callbackId, ErrorObject error) throws InterruptedException {
        act(
                CloudCall.CALLBACK_FAILURE,
                "callback " + callbackId,
                ANSWERED,
                lambda -> lambda.sendDurableExecutionCallbackFailure(
                        r -> r.callbackId(callbackId).error(sdk(error))));
    }

    /** Keeps a callback alive. */
    public void callbackHeartbeat(String callbackId) throws InterruptedException {
        act(
                CloudCall.CALLBACK_HEARTBEAT,
                "callback " + callbackId,
                ANSWERED,
                lambda -> lambda.sendDurableExecutionCallbackHeartbeat(r -> r.callbackId(callbackId)));
    }

    /** @param unsure what is said where it may have been done without an answer that says so */
    private <T> T act(CloudCall call, String what, String unsure, Function<LambdaClient, T> request)
            throws InterruptedException {
        if (connection.isReadOnly()) {
            throw new CloudFault(
                    CloudFault.Kind.READ_ONLY,
                    "The connection to " + connection.target().describe()
                            + " is read-only: turn that off to act on it.");
        }
        try {
            return connection.once(call, what, request);
        } catch (CloudFault e) {
            throw e.kind().mayHaveBeenDone() ? e.saying(unsure) : e;
        }
    }

    private static software.amazon.awssdk.services.lambda.model.ErrorObject sdk(ErrorObject error) {
        return software.amazon.awssdk.services.lambda.model.ErrorObject.builder()
                .errorMessage(error.errorMessage())
                .errorType(error.errorType())
                .errorData(error.errorData())
                .stackTrace(error.stackTrace())
                .build();
    }
}
