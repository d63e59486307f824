package dev.durascope.engine.inprocess;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.lambda.model.CallbackTimeoutException;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Our operations and refusals as the AWS SDK's. */
final class ToSdk {
    private ToSdk() {}

    static software.amazon.awssdk.services.lambda.model.Operation operation(Operation o) {
        software.amazon.awssdk.services.lambda.model.Operation.Builder b =
                software.amazon.awssdk.services.lambda.model.Operation.builder()
                        .id(o.id())
                        .parentId(o.parentId())
                        .name(o.name())
                        .type(o.type().name())
                        .subType(o.subType())
                        .startTimestamp(o.start())
                        .endTimestamp(o.end())
                        .status(o.status().name());
        switch (o.details()) {
            case OperationDetails.Execution d -> b.executionDetails(details -> details.inputPayload(d.inputPayload()));
            case OperationDetails.Context d ->
                b.contextDetails(details -> details.replayChildren(d.replayChildren() ? Boolean.TRUE : null)
                        .result(d.result())
                        .error(error(d.error())));
            case OperationDetails.Step d ->
                b.stepDetails(details -> details.attempt(d.attempt())
                        .nextAttemptTimestamp(d.nextAttempt())
                        .result(d.result())
                        .error(error(d.error())));
            case OperationDetails.Wait d -> b.waitDetails(details -> details.scheduledEndTimestamp(d.scheduledEnd()));
            case OperationDetails.Callback d ->
                b.callbackDetails(details ->
                        details.callbackId(d.callbackId()).result(d.result()).error(error(d.error())));
            case OperationDetails.ChainedInvoke d ->
                b.chainedInvokeDetails(details -> details.result(d.result()).error(error(d.error())));
        }
        return b.build();
    }

    private static software.amazon.awssdk.services.lambda.model.@Nullable ErrorObject error(@Nullable ErrorObject e) {
        return e == null
                ? null
                : software.amazon.awssdk.services.lambda.model.ErrorObject.builder()
                        .errorMessage(e.errorMessage())
                        .errorType(e.errorType())
                        .errorData(e.errorData())
                        .stackTrace(e.stackTrace())
                        .build();
    }

    static LambdaException exception(LambdaFault fault) {
        LambdaException.Builder builder = switch (fault.type()) {
            case INVALID_PARAMETER_VALUE -> InvalidParameterValueException.builder();
            case RESOURCE_NOT_FOUND -> ResourceNotFoundException.builder();
            case CALLBACK_TIMEOUT -> CallbackTimeoutException.builder();
            case TOO_MANY_REQUESTS -> TooManyRequestsException.builder();
            case SERVICE -> ServiceException.builder();
            case INVALID_REQUEST_CONTENT,
                    DURABLE_EXECUTION_ALREADY_STARTED,
                    REQUEST_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE -> LambdaException.builder();
        };
        return (LambdaException) builder.message(fault.getMessage())
                .statusCode(fault.type().httpStatus())
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(fault.type().errorName())
                        .errorMessage(fault.getMessage())
                        .serviceName(software.amazon.awssdk.services.lambda.LambdaClient.SERVICE_NAME)
                        .build())
                .build();
    }
}
