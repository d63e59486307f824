package dev.durascope.engine.execution;

import dev.durascope.engine.model.InvocationType;
import dev.durascope.engine.time.TimeMode;
import org.jspecify.annotations.Nullable;

/**
 * A wish to start an execution of a durable function.
 *
 * @param functionName the name of a registered durable function, without ARN parts or qualifier
 * @param version what the qualifier resolved to: {@code $LATEST} or a version number
 * @param executionName the execution's name; absent to be given one. A name used before with the same input answers the
 *     execution there is (protocol §2)
 * @param input the event, JSON text
 * @param timeMode how its clock moves; absent for the engine's own
 * @param tenantId the tenant it runs for; absent when none
 * @param invocationType whether somebody waits for the result, which bounds its size (protocol §5)
 */
public record StartRequest(
        String functionName,
        String version,
        @Nullable String executionName,
        String input,
        @Nullable TimeMode timeMode,
        @Nullable String tenantId,
        InvocationType invocationType) {

    /** A start by somebody who waits for the result. */
    public StartRequest(
            String functionName,
            String version,
            @Nullable String executionName,
            String input,
            @Nullable TimeMode timeMode,
            @Nullable String tenantId) {
        this(functionName, version, executionName, input, timeMode, tenantId, InvocationType.REQUEST_RESPONSE);
    }

    /** A start of the newest code under a generated name. */
    public static StartRequest of(String functionName, String input) {
        return new StartRequest(functionName, FunctionReference.LATEST, null, input, null, null);
    }
}
