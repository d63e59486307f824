package dev.durascope.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a durable handler is invoked with (protocol §1, envelope in).
 *
 * @param updatedOperationIds the operations that changed since the previous invocation saw the state
 * @param operations the first page of the state, the EXECUTION operation first
 * @param nextMarker where the state goes on, for GetDurableExecutionState; absent when this is all
 */
public record InvocationEnvelope(
        String durableExecutionArn,
        String checkpointToken,
        List<String> updatedOperationIds,
        List<Operation> operations,
        @Nullable String nextMarker) {
    public InvocationEnvelope {
        updatedOperationIds = List.copyOf(updatedOperationIds);
        operations = List.copyOf(operations);
    }

    /** The envelope as JSON in UTF-8, with timestamps in epoch milliseconds. */
    public byte[] toJson() {
        return Json.bytes(g -> {
            g.writeStartObject();
            g.writeStringField("DurableExecutionArn", durableExecutionArn);
            g.writeStringField("CheckpointToken", checkpointToken);
            g.writeArrayFieldStart("UpdatedOperationIds");
            for (String id : updatedOperationIds) {
                g.writeString(id);
            }
            g.writeEndArray();
            g.writeObjectFieldStart("InitialExecutionState");
            g.writeFieldName("Operations");
            OperationJson.writeAll(g, operations, TimestampForm.EPOCH_MILLIS);
            Write.text(g, "NextMarker", nextMarker);
            g.writeEndObject();
            g.writeEndObject();
        });
    }

    /**
     * Reads an envelope.
     *
     * @throws LambdaFault InvalidRequestContentException when it is not JSON, InvalidParameterValueException naming the
     *     member that breaks a rule
     */
    public static InvocationEnvelope fromJson(byte[] utf8) {
        JsonNode node = Json.parse(utf8, "The invocation's envelope");
        Fields fields = Fields.of("", node);
        Fields state = fields.object("InitialExecutionState");
        List<String> updated = fields.optionalTexts("UpdatedOperationIds");
        return new InvocationEnvelope(
                fields.text("DurableExecutionArn"),
                fields.text("CheckpointToken", TextRule.CHECKPOINT_TOKEN),
                updated == null ? List.of() : updated,
                state.objects("Operations", o -> OperationJson.read(o, TimestampForm.EPOCH_MILLIS)),
                state.optionalText("NextMarker"));
    }
}
