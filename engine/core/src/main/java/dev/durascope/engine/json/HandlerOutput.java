package dev.durascope.engine.json;

import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.LambdaFault;
import org.jspecify.annotations.Nullable;

/**
 * What a durable handler returns (protocol §1, envelope out).
 *
 * @param result the result as JSON text; absent for none, empty when it was checkpointed before
 * @param error why it failed; absent when the handler gave none
 */
public record HandlerOutput(
        Status status, @Nullable String result, @Nullable ErrorObject error) {

    /** Stands in the error of an execution whose handler returned no such envelope, as a plain handler does. */
    public static final String RULE = "A durable handler returns an object with Status";

    /** How the handler sees its execution. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        /** Suspended until something it waits for is done. */
        PENDING
    }

    /** The output as JSON in UTF-8. */
    public byte[] toJson() {
        return Json.bytes(g -> {
            g.writeStartObject();
            g.writeStringField("Status", status.name());
            Write.text(g, "Result", result);
            Write.error(g, "Error", error);
            g.writeEndObject();
        });
    }

    /**
     * Reads what a handler returned; null members count as absent.
     *
     * @throws LambdaFault InvalidRequestContentException when it is not JSON, InvalidParameterValueException when it is
     *     not such an envelope, naming the member: typically a plain handler registered as a durable one
     */
    public static HandlerOutput fromJson(byte[] utf8) {
        Fields fields = Fields.of("The handler's output", Json.parse(utf8, "The handler's output"));
        return new HandlerOutput(
                fields.constant("Status", Status.class),
                fields.optionalText("Result"),
                ErrorObjectJson.optional(fields, "Error"));
    }
}
