package dev.durascope.engine.json;

import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.OperationUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a CheckpointDurableExecution request.
 *
 * @param clientToken makes a repeat recognisable; absent when the client sends none
 */
public record CheckpointRequest(
        String checkpointToken, @Nullable String clientToken, List<OperationUpdate> updates) {
    public CheckpointRequest {
        updates = List.copyOf(updates);
    }

    /**
     * Reads a request body.
     *
     * @throws LambdaFault InvalidRequestContentException when it is not JSON, InvalidParameterValueException naming the
     *     member that breaks a rule
     */
    public static CheckpointRequest fromJson(byte[] utf8) {
        Fields fields = Fields.of("", Json.parse(utf8, "The request body"));
        return new CheckpointRequest(
                fields.text("CheckpointToken", TextRule.CHECKPOINT_TOKEN),
                fields.optionalText("ClientToken", TextRule.CLIENT_TOKEN),
                fields.objects("Updates", OperationUpdateJson::read));
    }
}
