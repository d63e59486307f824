package dev.durascope.engine.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.durascope.engine.execution.CheckpointAnswer;
import dev.durascope.engine.execution.HandlerCalls;
import dev.durascope.engine.execution.Page;
import dev.durascope.engine.json.CheckpointRequest;
import dev.durascope.engine.json.OperationJson;
import dev.durascope.engine.json.TextRule;
import dev.durascope.engine.json.TimestampForm;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations of the API that a handler at work calls. */
final class HandlerEndpoints {
    private static final TimestampForm FORM = TimestampForm.EPOCH_SECONDS;

    private final HandlerCalls calls;

    HandlerEndpoints(HandlerCalls calls) {
        this.calls = calls;
    }

    ApiResponse checkpoint(ApiRequest request) {
        ExecutionArn arn = ExecutionEndpoints.arn(request);
        CheckpointRequest checkpoint = CheckpointRequest.fromJson(request.body());
        CheckpointAnswer answer = calls.checkpoint(
                arn, checkpoint.checkpointToken(), checkpoint.clientToken(), checkpoint.updates(), request.whileHeld());
        return ApiResponse.json(g -> {
            g.writeStartObject();
            text(g, "CheckpointToken", answer.checkpointToken());
            g.writeFieldName("NewExecutionState");
            writeState(g, answer.operations(), answer.nextMarker());
            g.writeEndObject();
        });
    }

    ApiResponse state(ApiRequest request) {
        ExecutionArn arn = ExecutionEndpoints.arn(request);
        String token = request.query().text("CheckpointToken", TextRule.CHECKPOINT_TOKEN);
        if (token == null) {
            throw LambdaFault.invalid("CheckpointToken is missing from the query; it is required.");
        }
        Page<Operation> page = calls.state(
                arn, token, request.query().text("Marker"), request.query().maxItems());
        return ApiResponse.json(g -> writeState(g, page.items(), page.nextMarker()));
    }

    private static void writeState(JsonGenerator g, List<Operation> operations, @Nullable String nextMarker)
            throws IOException {
        g.writeStartObject();
        g.writeFieldName("Operations");
        OperationJson.writeAll(g, operations, FORM);
        text(g, "NextMarker", nextMarker);
        g.writeEndObject();
    }

    private static void text(JsonGenerator g, String name, @Nullable String value) throws IOException {
        if (value != null) {
            g.writeStringField(name, value);
        }
    }
}
