package dev.durascope.handler;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.Operation;

/** Writes what Lambda hands to a durable function (protocol §1), absent members left out, times in milliseconds. */
final class FakeEnvelope {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FakeEnvelope() {}

    static byte[] write(String arn, String token, List<Operation> page, String nextMarker, List<String> updated) {
        var root = MAPPER.createObjectNode();
        root.put("DurableExecutionArn", arn);
        root.put("CheckpointToken", token);
        var ids = root.putArray("UpdatedOperationIds");
        updated.forEach(ids::add);
        var state = root.putObject("InitialExecutionState");
        var operations = state.putArray("Operations");
        page.forEach(operation -> operations.add(operation(operation)));
        put(state, "NextMarker", nextMarker);
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode operation(Operation operation) {
        var node = MAPPER.createObjectNode();
        put(node, "Id", operation.id());
        put(node, "ParentId", operation.parentId());
        put(node, "Name", operation.name());
        put(node, "Type", operation.typeAsString());
        put(node, "SubType", operation.subType());
        put(node, "Status", operation.statusAsString());
        put(node, "StartTimestamp", operation.startTimestamp());
        if (operation.executionDetails() != null) {
            put(
                    node.putObject("ExecutionDetails"),
                    "InputPayload",
                    operation.executionDetails().inputPayload());
        }
        if (operation.stepDetails() != null) {
            var details = node.putObject("StepDetails");
            details.put("Attempt", operation.stepDetails().attempt());
            put(details, "NextAttemptTimestamp", operation.stepDetails().nextAttemptTimestamp());
            put(details, "Result", operation.stepDetails().result());
            put(details, operation.stepDetails().error());
        }
        if (operation.contextDetails() != null) {
            var details = node.putObject("ContextDetails");
            details.put("ReplayChildren", operation.contextDetails().replayChildren());
            put(details, "Result", operation.contextDetails().result());
            put(details, operation.contextDetails().error());
        }
        if (operation.waitDetails() != null) {
            put(
                    node.putObject("WaitDetails"),
                    "ScheduledEndTimestamp",
                    operation.waitDetails().scheduledEndTimestamp());
        }
        if (operation.callbackDetails() != null) {
            var details = node.putObject("CallbackDetails");
            put(details, "CallbackId", operation.callbackDetails().callbackId());
            put(details, "Result", operation.callbackDetails().result());
            put(details, operation.callbackDetails().error());
        }
        if (operation.chainedInvokeDetails() != null) {
            var details = node.putObject("ChainedInvokeDetails");
            put(details, "Result", operation.chainedInvokeDetails().result());
            put(details, operation.chainedInvokeDetails().error());
        }
        return node;
    }

    private static void put(ObjectNode node, ErrorObject error) {
        if (error != null) {
            var object = node.putObject("Error");
            put(object, "ErrorType", error.errorType());
            put(object, "ErrorMessage", error.errorMessage());
            put(object, "ErrorData", error.errorData());
            if (error.hasStackTrace()) {
                var frames = object.putArray("StackTrace");
                error.stackTrace().forEach(frames::add);
            }
        }
    }

    private static void put(ObjectNode node, String member, String value) {
        if (value != null) {
            node.put(member, value);
        }
    }

    private static void put(ObjectNode node, String member, Instant value) {
        if (value != null) {
            node.put(member, value.toEpochMilli());
        }
    }
}
