package dev.durascope.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.Operation;
import dev.durascope.engine.model.OperationDetails;
import dev.durascope.engine.model.OperationStatus;
import dev.durascope.engine.model.OperationType;
import java.io.IOException;
import java.util.List;

/** {@link Operation} as JSON. */
public final class OperationJson {
    private OperationJson() {}

    /** Writes an operation as an object; absent members are left out, the details object never. */
    public static void write(JsonGenerator g, Operation operation, TimestampForm form) throws IOException {
        g.writeStartObject();
        g.writeStringField("Id", operation.id());
        Write.text(g, "ParentId", operation.parentId());
        Write.text(g, "Name", operation.name());
        g.writeStringField("Type", operation.type().name());
        Write.text(g, "SubType", operation.subType());
        form.write(g, "StartTimestamp", operation.start());
        form.write(g, "EndTimestamp", operation.end());
        g.writeStringField("Status", operation.status().name());
        writeDetails(g, operation.details(), form);
        g.writeEndObject();
    }

    /** Writes operations as an array, in their order. */
    public static void writeAll(JsonGenerator g, List<Operation> operations, TimestampForm form) throws IOException {
        g.writeStartArray();
        for (Operation operation : operations) {
            write(g, operation, form);
        }
        g.writeEndArray();
    }

    private static void writeDetails(JsonGenerator g, OperationDetails details, TimestampForm form) throws IOException {
        g.writeObjectFieldStart(detailsName(details));
        switch (details) {
            case OperationDetails.Execution d -> Write.text(g, "InputPayload", d.inputPayload());
            case OperationDetails.Context d -> {
                if (d.replayChildren()) {
                    g.writeBooleanField("ReplayChildren", true);
                }
            }
            case OperationDetails.Step d -> {
                g.writeNumberField("Attempt", d.attempt());
                form.write(g, "NextAttemptTimestamp", d.nextAttempt());
            }
            case OperationDetails.Wait d -> form.write(g, "ScheduledEndTimestamp", d.scheduledEnd());
            case OperationDetails.Callback d -> Write.text(g, "CallbackId", d.callbackId());
            case OperationDetails.ChainedInvoke d -> {}
        }
        Write.text(g, "Result", details.result());
        Write.error(g, "Error", details.error());
        g.writeEndObject();
    }

    private static String detailsName(OperationDetails details) {
        return switch (details) {
            case OperationDetails.Execution d -> "ExecutionDetails";
            case OperationDetails.Context d -> "ContextDetails";
            case OperationDetails.Step d -> "StepDetails";
            case OperationDetails.Wait d -> "WaitDetails";
            case OperationDetails.Callback d -> "CallbackDetails";
            case OperationDetails.ChainedInvoke d -> "ChainedInvokeDetails";
        };
    }

    /**
     * Reads an operation.
     *
     * @param path where it stands, for messages
     * @throws LambdaFault InvalidParameterValueException naming the member that breaks a rule
     */
    public static Operation read(String path, JsonNode node, TimestampForm form) {
        return read(Fields.of(path, node), form);
    }

    static Operation read(Fields fields, TimestampForm form) {
        OperationType type = fields.constant("Type", OperationType.class);
        return new Operation(
                fields.text("Id", TextRule.OPERATION_ID),
                fields.optionalText("ParentId", TextRule.OPERATION_ID),
                fields.optionalText("Name", TextRule.OPERATION_NAME),
                type,
                fields.optionalText("SubType", TextRule.SUB_TYPE),
                fields.timestamp("StartTimestamp", form),
                fields.optionalTimestamp("EndTimestamp", form),
                fields.constant("Status", OperationStatus.class),
                readDetails(type, fields, form));
    }

    private static OperationDetails readDetails(OperationType type, Fields operation, TimestampForm form) {
        return switch (type) {
            case EXECUTION -> {
                Fields d = operation.optionalObject("ExecutionDetails");
                yield new OperationDetails.Execution(d == null ? null : d.optionalText("InputPayload"));
            }
            case CONTEXT -> {
                Fields d = operation.optionalObject("ContextDetails");
                yield d == null
                        ? new OperationDetails.Context(false, null, null)
                        : new OperationDetails.Context(
                                d.isTrue("ReplayChildren"),
                                d.optionalText("Result"),
                                ErrorObjectJson.optional(d, "Error"));
            }
            case STEP -> {
                Fields d = operation.optionalObject("StepDetails");
                yield d == null ? new OperationDetails.Step(0, null, null, null) : readStep(d, form);
            }
            case WAIT -> {
                Fields d = operation.optionalObject("WaitDetails");
                yield new OperationDetails.Wait(d == null ? null : d.optionalTimestamp("ScheduledEndTimestamp", form));
            }
            case CALLBACK -> {
                Fields d = operation.optionalObject("CallbackDetails");
                yield d == null
                        ? new OperationDetails.Callback(null, null, null)
                        : new OperationDetails.Callback(
                                d.optionalText("CallbackId", TextRule.CALLBACK_ID),
                                d.optionalText("Result"),
                                ErrorObjectJson.optional(d, "Error"));
            }
            case CHAINED_INVOKE -> {
                Fields d = operation.optionalObject("ChainedInvokeDetails");
                yield d == null
                        ? new OperationDetails.ChainedInvoke(null, null)
                        : new OperationDetails.ChainedInvoke(
                                d.optionalText("Result"), ErrorObjectJson.optional(d, "Error"));
            }
        };
    }

    private static OperationDetails readStep(Fields d, TimestampForm form) {
        Integer attempt = d.optionalInt("Attempt", 0, Integer.MAX_VALUE);
        return new OperationDetails.Step(
                attempt == null ? 0 : attempt,
                d.optionalTimestamp("NextAttemptTimestamp", form),
                d.optionalText("Result"),
                ErrorObjectJson.optional(d, "Error"));
    }
}
