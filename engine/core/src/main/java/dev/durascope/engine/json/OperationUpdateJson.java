package dev.durascope.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.model.LambdaFault;
import dev.durascope.engine.model.OperationAction;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.model.OperationUpdate;
import dev.durascope.engine.model.OperationUpdate.CallbackOptions;
import dev.durascope.engine.model.OperationUpdate.ChainedInvokeOptions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@link OperationUpdate} as JSON. */
public final class OperationUpdateJson {
    private static final int MAX_SECONDS = 31_622_400;
    private static final int MAX_CALLBACK_SECONDS = 99_999_999;

    private OperationUpdateJson() {}

    /** Writes an update as an object; absent members and options without members are left out. */
    public static void write(JsonGenerator g, OperationUpdate update) throws IOException {
        g.writeStartObject();
        g.writeStringField("Id", update.id());
        Write.text(g, "ParentId", update.parentId());
        Write.text(g, "Name", update.name());
        g.writeStringField("Type", update.type().name());
        Write.text(g, "SubType", update.subType());
        g.writeStringField("Action", update.action().name());
        Write.text(g, "Payload", update.payload());
        Write.error(g, "Error", update.error());
        if (update.replayChildren() != null) {
            g.writeObjectFieldStart("ContextOptions");
            g.writeBooleanField("ReplayChildren", update.replayChildren());
            g.writeEndObject();
        }
        writeSeconds(g, "StepOptions", "NextAttemptDelaySeconds", update.nextAttemptDelaySeconds());
        writeSeconds(g, "WaitOptions", "WaitSeconds", update.waitSeconds());
        if (update.callbackOptions() != null) {
            g.writeObjectFieldStart("CallbackOptions");
            Write.number(g, "TimeoutSeconds", update.callbackOptions().timeoutSeconds());
            Write.number(g, "HeartbeatTimeoutSeconds", update.callbackOptions().heartbeatTimeoutSeconds());
            g.writeEndObject();
        }
        if (update.chainedInvokeOptions() != null) {
            g.writeObjectFieldStart("ChainedInvokeOptions");
            g.writeStringField("FunctionName", update.chainedInvokeOptions().functionName());
            Write.text(g, "TenantId", update.chainedInvokeOptions().tenantId());
            g.writeEndObject();
        }
        g.writeEndObject();
    }

    private static void writeSeconds(JsonGenerator g, String options, String name, @Nullable Integer seconds)
            throws IOException {
        if (seconds != null) {
            g.writeObjectFieldStart(options);
            g.writeNumberField(name, seconds);
            g.writeEndObject();
        }
    }

    /**
     * Reads an update. What the members mean together is for the validators; here each is checked against the API
     * model by itself.
     *
     * @param path where it stands, for messages
     * @throws LambdaFault InvalidParameterValueException naming the member that breaks a rule
     */
    public static OperationUpdate read(String path, JsonNode node) {
        return read(Fields.of(path, node));
    }

    static OperationUpdate read(Fields fields) {
        if (fields.optional("Id") == null) {
            throw LambdaFault.invalid("Operation update must have an Id. " + fields.path("Id") + " is missing.");
        }
        Fields context = fields.optionalObject("ContextOptions");
        Fields step = fields.optionalObject("StepOptions");
        Fields wait = fields.optionalObject("WaitOptions");
        Fields callback = fields.optionalObject("CallbackOptions");
        Fields invoke = fields.optionalObject("ChainedInvokeOptions");
        return new OperationUpdate(
                fields.text("Id", TextRule.OPERATION_ID),
                fields.optionalText("ParentId", TextRule.OPERATION_ID),
                fields.optionalText("Name", TextRule.OPERATION_NAME),
                fields.constant("Type", OperationType.class),
                fields.optionalText("SubType", TextRule.SUB_TYPE),
                fields.constant("Action", OperationAction.class),
                fields.optionalText("Payload"),
                ErrorObjectJson.optional(fields, "Error"),
                context == null ? null : context.optionalBoolean("ReplayChildren"),
                step == null ? null : step.optionalInt("NextAttemptDelaySeconds", 1, MAX_SECONDS),
                wait == null ? null : wait.optionalInt("WaitSeconds", 1, MAX_SECONDS),
                callback == null
                        ? null
                        : new CallbackOptions(
                                callback.optionalInt("TimeoutSeconds", 0, MAX_CALLBACK_SECONDS),
                                callback.optionalInt("HeartbeatTimeoutSeconds", 0, MAX_CALLBACK_SECONDS)),
                invoke == null
                        ? null
                        : new ChainedInvokeOptions(
                                invoke.text("FunctionName", TextRule.FUNCTION_NAME),
                                invoke.optionalText("TenantId", TextRule.TENANT_ID)));
    }
}
