package dev.durascope.engine.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.FunctionReference;
import dev.durascope.engine.execution.ListRequest;
import dev.durascope.engine.execution.Page;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.json.ErrorObjectJson;
import dev.durascope.engine.json.HistoryEventJson;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.json.TextRule;
import dev.durascope.engine.json.TimestampForm;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.ExecutionSummary;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations of the API on executions. */
final class ExecutionEndpoints {
    private static final TimestampForm FORM = TimestampForm.EPOCH_SECONDS;
    private static final int MAX_STATUSES = 10;

    private final ExecutionService service;
    private final FunctionResolver functions;

    ExecutionEndpoints(ExecutionService service, FunctionResolver functions) {
        this.service = service;
        this.functions = functions;
    }

    ApiResponse get(ApiRequest request) {
        ExecutionArn arn = arn(request);
        boolean includeData = request.query().flag("IncludeExecutionData", true);
        ExecutionDescription description = service.describe(arn);
        ExecutionFacts facts = description.facts();
        return ApiResponse.json(g -> {
            g.writeStartObject();
            writeCommon(g, description.arn(), facts.status(), facts.start(), facts.end());
            if (includeData) {
                text(g, "InputPayload", facts.input().payload());
                text(g, "Result", facts.result() == null ? null : facts.result().payload());
                if (facts.error() != null) {
                    g.writeFieldName("Error");
                    ErrorObjectJson.write(g, facts.error());
                }
            }
            g.writeStringField("Version", description.arn().qualifier());
            g.writeBooleanField("ExecutionDataIncluded", includeData);
            g.writeObjectFieldStart("DurableConfig");
            g.writeNumberField("RetentionPeriodInDays", description.config().retentionDays());
            g.writeNumberField("ExecutionTimeout", description.config().executionTimeoutSeconds());
            g.writeEndObject();
            g.writeEndObject();
        });
    }

    ApiResponse history(ApiRequest request) {
        ExecutionArn arn = arn(request);
        boolean includeData = request.query().flag("IncludeExecutionData", true);
        Page<HistoryEvent> page = service.history(
                arn,
                request.query().flag("ReverseOrder", false),
                request.query().text("Marker"),
                request.query().maxItems());
        return ApiResponse.json(g -> {
            g.writeStartObject();
            g.writeArrayFieldStart("Events");
            for (HistoryEvent event : page.items()) {
                HistoryEventJson.write(g, event, FORM, includeData);
            }
            g.writeEndArray();
            text(g, "NextMarker", page.nextMarker());
            g.writeEndObject();
        });
    }

    ApiResponse stop(ApiRequest request) {
        ExecutionArn arn = arn(request);
        ErrorObject error = request.body().length == 0
                ? null
                : ErrorObjectJson.read("Error", Json.parse(request.body(), "The request body"));
        Instant stopped = service.stop(arn, error);
        return ApiResponse.json(g -> {
            g.writeStartObject();
            FORM.write(g, "StopTimestamp", stopped);
            g.writeEndObject();
        });
    }

    ApiResponse list(ApiRequest request) {
        String function = functions.name(request);
        Query query = request.query();
        Page<ExecutionSummary> page = service.list(new ListRequest(
                function,
                FunctionReference.LATEST,
                query.text("DurableExecutionName", TextRule.EXECUTION_NAME),
                statuses(query.texts("Statuses")),
                query.timestamp("StartedAfter"),
                query.timestamp("StartedBefore"),
                query.flag("ReverseOrder", false),
                query.text("Marker"),
                query.maxItems()));
        if (page.items().isEmpty() && service.functions().find(function).isEmpty()) {
            throw functions.unknown(function);
        }
        return ApiResponse.json(g -> {
            g.writeStartObject();
            g.writeArrayFieldStart("DurableExecutions");
            for (ExecutionSummary summary : page.items()) {
                g.writeStartObject();
                writeCommon(g, summary.arn(), summary.status(), summary.start(), summary.end());
                g.writeEndObject();
            }
            g.writeEndArray();
            text(g, "NextMarker", page.nextMarker());
            g.writeEndObject();
        });
    }

    private static Set<ExecutionStatus> statuses(List<String> names) {
        if (names.size() > MAX_STATUSES) {
            throw LambdaFault.invalid("Statuses must name at most " + MAX_STATUSES + "; got " + names.size() + ".");
        }
        Set<ExecutionStatus> statuses = EnumSet.noneOf(ExecutionStatus.class);
        for (String name : names) {
            statuses.add(Arrays.stream(ExecutionStatus.values())
                    .filter(status -> status.name().equals(name))
                    .findAny()
                    .orElseThrow(() -> LambdaFault.invalid("Statuses must be of "
                            + Arrays.stream(ExecutionStatus.values())
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", "))
                            + "; got '" + name + "'.")));
        }
        return statuses;
    }

    private static void writeCommon(
            JsonGenerator g, ExecutionArn arn, ExecutionStatus status, Instant start, @Nullable Instant end)
            throws IOException {
        g.writeStringField("DurableExecutionArn", arn.toString());
        g.writeStringField("DurableExecutionName", arn.name());
        g.writeStringField("FunctionArn", arn.functionArn());
        g.writeStringField("Status", status.name());
        FORM.write(g, "StartTimestamp", start);
        FORM.write(g, "EndTimestamp", end);
    }

    private static void text(JsonGenerator g, String name, @Nullable String value) throws IOException {
        if (value != null) {
            g.writeStringField(name, value);
        }
    }

    static ExecutionArn arn(ApiRequest request) {
        return ExecutionArn.parse(request.parameter());
    }
}
