package dev.durascope.handler.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.Operation;

/**
 * What Lambda hands to a durable function (protocol §1).
 *
 * @param operations the first page of the state
 * @param nextMarker where the next page begins; null when there is none
 * @param updatedIds the operations that changed since the invocation before this one saw them
 */
record Envelope(String arn, String token, List<Operation> operations, String nextMarker, Set<String> updatedIds) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @throws IllegalArgumentException naming the member that is missing or malformed */
    static Envelope parse(byte[] json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The event is not JSON. A durable function is invoked by the durable execution service.", e);
        }
        var state = root.path("InitialExecutionState");
        var operations = new ArrayList<Operation>();
        for (var operation : state.path("Operations")) {
            operations.add(EnvelopeOperation.parse(operation));
        }
        var marker = state.path("NextMarker").asText("");
        var updated = new HashSet<String>();
        root.path("UpdatedOperationIds").forEach(id -> updated.add(id.asText()));
        return new Envelope(
                required(root, "DurableExecutionArn"),
                required(root, "CheckpointToken"),
                operations,
                marker.isEmpty() ? null : marker,
                updated);
    }

    private static String required(JsonNode root, String member) {
        var value = root.path(member).asText("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The event has no " + member
                    + ": this is a durable function, which only the durable execution service can invoke."
                    + " Start it as a durable execution instead of sending it a plain event.");
        }
        return value;
    }
}
