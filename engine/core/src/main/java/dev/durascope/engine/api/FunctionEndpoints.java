package dev.durascope.engine.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.FunctionReference;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import java.io.IOException;

/**
 * ListVersionsByFunction and ListAliases, which tell whoever attaches where a function's executions are listed. Every
 * function has its one version, {@code $LATEST}, and no alias. Environments are not told: they may hold credentials.
 */
final class FunctionEndpoints {
    private final ExecutionService service;
    private final FunctionResolver functions;

    FunctionEndpoints(ExecutionService service, FunctionResolver functions) {
        this.service = service;
        this.functions = functions;
    }

    ApiResponse versions(ApiRequest request) {
        FunctionConfig function = functions.function(request);
        return ApiResponse.json(g -> {
            g.writeStartObject();
            g.writeArrayFieldStart("Versions");
            write(g, function);
            g.writeEndArray();
            g.writeEndObject();
        });
    }

    private void write(JsonGenerator g, FunctionConfig function) throws IOException {
        FunctionReference reference = new FunctionReference(null, null, function.name(), FunctionReference.LATEST);
        g.writeStartObject();
        g.writeStringField("FunctionName", function.name());
        g.writeStringField("FunctionArn", reference.arn(service.region(), service.account()));
        g.writeStringField("Version", FunctionReference.LATEST);
        g.writeStringField("Handler", function.handler());
        g.writeNumberField("Timeout", function.timeoutSeconds());
        g.writeNumberField("MemorySize", function.memoryMb());
        DurableConfig durable = function.durable();
        if (durable != null) {
            g.writeObjectFieldStart("DurableConfig");
            g.writeNumberField("ExecutionTimeout", durable.executionTimeoutSeconds());
            g.writeNumberField("RetentionPeriodInDays", durable.retentionDays());
            g.writeEndObject();
        }
        g.writeEndObject();
    }

    ApiResponse aliases(ApiRequest request) {
        functions.function(request);
        return ApiResponse.json(g -> {
            g.writeStartObject();
            g.writeArrayFieldStart("Aliases");
            g.writeEndArray();
            g.writeEndObject();
        });
    }
}
