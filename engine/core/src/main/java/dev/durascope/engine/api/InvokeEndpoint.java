package dev.durascope.engine.api;

import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.FunctionReference;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.execution.TenantRule;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.InvocationOutcome;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.json.TextRule;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.FaultType;
import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.model.LambdaFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Invoke operation: starts executions of durable functions, and runs plain ones. */
final class InvokeEndpoint {
    private static final int MAX_SYNCHRONOUS_BYTES = 6 << 20;
    private static final int MAX_ASYNCHRONOUS_BYTES = 1 << 20;
    private static final int MAX_CLIENT_CONTEXT_BYTES = 3_583;
    private static final String LOG_RESULT = "X-Amz-Log-Result";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final byte[] NONE = {};

    private enum Kind {
        RequestResponse,
        Event,
        DryRun
    }

    private enum LogType {
        None,
        Tail
    }

    private final ExecutionService service;
    private final FunctionResolver functions;
    private final CallerWait wait;

    InvokeEndpoint(ExecutionService service, FunctionResolver functions, CallerWait wait) {
        this.service = service;
        this.functions = functions;
        this.wait = wait;
    }

    ApiResponse invoke(ApiRequest request) {
        Kind type = constant(request, "X-Amz-Invocation-Type", Kind.RequestResponse);
        LogType logType = constant(request, "X-Amz-Log-Type", LogType.None);
        FunctionConfig function = functions.function(request);
        String tenantId = request.header("X-Amz-Tenant-Id");
        if (tenantId != null) {
            TextRule.TENANT_ID.check("TenantId", tenantId);
        }
        String tenantFault = TenantRule.fault(function, tenantId);
        if (tenantFault != null) {
            throw LambdaFault.invalid(tenantFault);
        }
        String executionName = request.header("X-Amz-Durable-Execution-Name");
        if (executionName != null) {
            TextRule.EXECUTION_NAME.check("DurableExecutionName", executionName);
            if (function.durable() == null) {
                throw LambdaFault.invalid("DurableExecutionName is for durable functions only, and " + function.name()
                        + " is a plain one: send none.");
            }
        }
        String payload = payload(request.body(), type);
        if (type == Kind.DryRun) {
            return new ApiResponse(204, Map.of(), NONE);
        }
        if (function.durable() == null) {
            return plain(function, type, logType, payload, tenantId, clientContext(request));
        }
        ExecutionArn arn = service.start(new StartRequest(
                function.name(),
                FunctionReference.LATEST,
                executionName,
                payload,
                null,
                tenantId,
                type == Kind.Event ? InvocationType.EVENT : InvocationType.REQUEST_RESPONSE));
        ApiResponse response = type == Kind.Event ? new ApiResponse(202, Map.of(), NONE) : ended(arn, logType);
        return response.withHeader("X-Amz-Durable-Execution-Arn", arn.toString());
    }

    /** An empty payload stands for an empty object, as AWS has it. */
    private static String payload(byte[] body, Kind type) {
        int limit = type == Kind.Event ? MAX_ASYNCHRONOUS_BYTES : MAX_SYNCHRONOUS_BYTES;
        if (body.length > limit) {
            throw new LambdaFault(
                    FaultType.REQUEST_TOO_LARGE,
                    "Request must be smaller than " + limit + " bytes for the InvokeFunction operation; got "
                            + body.length + ".");
        }
        if (body.length == 0) {
            return "{}";
        }
        return Json.requireValid(body, "The payload");
    }

    private static @Nullable String clientContext(ApiRequest request) {
        String context = request.header("X-Amz-Client-Context");
        if (context == null) {
            return null;
        }
        if (context.length() > MAX_CLIENT_CONTEXT_BYTES) {
            throw LambdaFault.invalid("ClientContext must have at most " + MAX_CLIENT_CONTEXT_BYTES + " bytes; got "
                    + context.length() + ".");
        }
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(context);
        } catch (IllegalArgumentException e) {
            throw new LambdaFault(
                    FaultType.INVALID_REQUEST_CONTENT, "Client context must be a valid Base64-encoded JSON object.");
        }
        if (!Json.parse(decoded, "The client context").isObject()) {
            throw new LambdaFault(
                    FaultType.INVALID_REQUEST_CONTENT, "Client context must be a valid Base64-encoded JSON object.");
        }
        return context;
    }

    private ApiResponse plain(
            FunctionConfig function,
            Kind type,
            LogType logType,
            String payload,
            @Nullable String tenantId,
            @Nullable String clientContext) {
        boolean waits = type == Kind.RequestResponse;
        LogTail log = new LogTail();
        CompletableFuture<InvocationOutcome> future = service.invokePlain(
                function.name(),
                payload.getBytes(StandardCharsets.UTF_8),
                tenantId,
                waits ? clientContext : null,
                (requestId, stream, line) -> log.line(line));
        if (!waits) {
            return new ApiResponse(202, Map.of(), NONE);
        }
        InvocationOutcome outcome = await(future);
        ApiResponse response = switch (outcome) {
            case InvocationOutcome.Returned returned -> new ApiResponse(200, Map.of(), returned.payload());
            case InvocationOutcome.Failed failed -> functionError(failed.error());
            case null -> functionError(ErrorObject.of("Sandbox.Timedout", stillRunning("The invocation")));
        };
        response = response.withHeader("X-Amz-Executed-Version", FunctionReference.LATEST);
        return logType == LogType.Tail ? response.withHeader(LOG_RESULT, log.inBase64()) : response;
    }

    private ApiResponse ended(ExecutionArn arn, LogType logType) {
        ExecutionDescription description = await(service.ended(arn));
        ApiResponse response = description == null
                ? functionError(ErrorObject.of("Sandbox.Timedout", stillRunning("The durable execution")))
                : outcome(description.facts());
        response = response.withHeader("X-Amz-Executed-Version", arn.qualifier());
        return logType == LogType.Tail ? response.withHeader(LOG_RESULT, logTail(arn)) : response;
    }

    private static ApiResponse outcome(ExecutionFacts facts) {
        return switch (facts.status()) {
            case SUCCEEDED -> {
                String result = facts.result() == null ? null : facts.result().payload();
                yield new ApiResponse(
                        200,
                        Map.of(),
                        (result == null || result.isEmpty() ? "null" : result).getBytes(StandardCharsets.UTF_8));
            }
            case FAILED -> functionError(facts.error() == null ? ErrorObject.EMPTY : facts.error());
            case STOPPED ->
                functionError(
                        facts.error() == null
                                ? ErrorObject.of("Execution.Stopped", "The durable execution was stopped.")
                                : facts.error());
            case TIMED_OUT ->
                functionError(
                        facts.error() == null
                                ? ErrorObject.of("Execution.TimedOut", "The durable execution timed out.")
                                : facts.error());
            case RUNNING -> throw new IllegalStateException("An ended execution is still running.");
        };
    }

    private static String stillRunning(String what) {
        return what + " still runs after " + LONGEST_WAIT.toMinutes()
                + " minutes, the longest that a synchronous invocation waits. It goes on.";
    }

    /** The outcome, or {@code null} when it took longer than a caller may wait. */
    private <T> @Nullable T await(CompletableFuture<T> future) {
        try {
            return wait.await(future, LONGEST_WAIT);
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LambdaFault(FaultType.SERVICE, "The service is closing.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LambdaFault fault ? fault : new IllegalStateException(e.getCause());
        }
    }

    /** The error object that Lambda answers with, in the runtimes' own spelling. */
    private static ApiResponse functionError(ErrorObject error) {
        return ApiResponse.json(g -> {
                    g.writeStartObject();
                    g.writeStringField("errorMessage", error.errorMessage() == null ? "" : error.errorMessage());
                    if (error.errorType() != null) {
                        g.writeStringField("errorType", error.errorType());
                    }
                    if (error.errorData() != null) {
                        g.writeStringField("errorData", error.errorData());
                    }
                    if (error.stackTrace() != null) {
                        g.writeArrayFieldStart("stackTrace");
                        for (String frame : error.stackTrace()) {
                            g.writeString(frame);
                        }
                        g.writeEndArray();
                    }
                    g.writeEndObject();
                })
                .withHeader("X-Amz-Function-Error", "Unhandled");
    }

    private String logTail(ExecutionArn arn) {
        LogTail log = new LogTail();
        for (JournalRecord record : service.journal(arn, 0)) {
            if (record.entry() instanceof JournalEntry.ConsoleLine line) {
                log.line(line.text());
            }
        }
        return log.inBase64();
    }

    private static <E extends Enum<E>> E constant(ApiRequest request, String header, E byDefault) {
        String value = request.header(header);
        if (value == null) {
            return byDefault;
        }
        for (E constant : byDefault.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw LambdaFault.invalid(header + " must be one of "
                + Arrays.stream(byDefault.getDeclaringClass().getEnumConstants())
                        .map(Enum::name)
                        .collect(Collectors.joining(", "))
                + "; got '" + value + "'.");
    }
}
