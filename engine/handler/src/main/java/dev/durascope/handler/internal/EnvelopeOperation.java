package dev.durascope.handler.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import software.amazon.awssdk.services.lambda.model.CallbackDetails;
import software.amazon.awssdk.services.lambda.model.ChainedInvokeDetails;
import software.amazon.awssdk.services.lambda.model.ContextDetails;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.ExecutionDetails;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.StepDetails;
import software.amazon.awssdk.services.lambda.model.WaitDetails;

/** One operation as the envelope writes it: like the API, except that times are epoch milliseconds (protocol §1). */
final class EnvelopeOperation {
    private EnvelopeOperation() {}

    static Operation parse(JsonNode node) {
        var builder = Operation.builder()
                .id(text(node, "Id"))
                .parentId(text(node, "ParentId"))
                .name(text(node, "Name"))
                .type(text(node, "Type"))
                .subType(text(node, "SubType"))
                .status(text(node, "Status"))
                .startTimestamp(time(node, "StartTimestamp"))
                .endTimestamp(time(node, "EndTimestamp"));
        var details = node.path("ExecutionDetails");
        if (details.isObject()) {
            builder.executionDetails(ExecutionDetails.builder()
                    .inputPayload(text(details, "InputPayload"))
                    .build());
        }
        var context = node.path("ContextDetails");
        if (context.isObject()) {
            builder.contextDetails(ContextDetails.builder()
                    .replayChildren(context.path("ReplayChildren").asBoolean())
                    .result(text(context, "Result"))
                    .error(error(context))
                    .build());
        }
        var step = node.path("StepDetails");
        if (step.isObject()) {
            builder.stepDetails(StepDetails.builder()
                    .attempt(step.path("Attempt").asInt())
                    .nextAttemptTimestamp(time(step, "NextAttemptTimestamp"))
                    .result(text(step, "Result"))
                    .error(error(step))
                    .build());
        }
        var wait = node.path("WaitDetails");
        if (wait.isObject()) {
            builder.waitDetails(WaitDetails.builder()
                    .scheduledEndTimestamp(time(wait, "ScheduledEndTimestamp"))
                    .build());
        }
        var callback = node.path("CallbackDetails");
        if (callback.isObject()) {
            builder.callbackDetails(CallbackDetails.builder()
                    .callbackId(text(callback, "CallbackId"))
                    .result(text(callback, "Result"))
                    .error(error(callback))
                    .build());
        }
        var invoke = node.path("ChainedInvokeDetails");
        if (invoke.isObject()) {
            builder.chainedInvokeDetails(ChainedInvokeDetails.builder()
                    .result(text(invoke, "Result"))
                    .error(error(invoke))
                    .build());
        }
        return builder.build();
    }

    private static ErrorObject error(JsonNode details) {
        var error = details.path("Error");
        if (!error.isObject()) {
            return null;
        }
        var builder = ErrorObject.builder()
                .errorType(text(error, "ErrorType"))
                .errorMessage(text(error, "ErrorMessage"))
                .errorData(text(error, "ErrorData"));
        var frames = new ArrayList<String>();
        error.path("StackTrace").forEach(frame -> frames.add(frame.asText()));
        return frames.isEmpty() ? builder.build() : builder.stackTrace(frames).build();
    }

    private static String text(JsonNode node, String member) {
        var value = node.path(member);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    private static Instant time(JsonNode node, String member) {
        var value = node.path(member);
        return value.isNumber() ? Instant.ofEpochMilli(value.asLong()) : null;
    }
}
