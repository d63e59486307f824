package dev.durascope.engine.invoke;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One invocation to be carried out.
 *
 * @param functionArn the function's ARN with its qualifier
 * @param requestId a UUID
 * @param payload the event's bytes, JSON text; for a durable function the envelope (protocol §1)
 * @param deadline when it is killed, in real time
 * @param tenantId the tenant it is made for; absent when none
 * @param clientContext the base64 client context as it came; absent when none
 * @param durableExecutionArn the execution it belongs to; absent for a plain function
 * @param operationName the name of the chained invoke that makes it; absent when it has none, and where none does
 * @param listener is told what happens meanwhile, on any thread
 */
public record Invocation(
        FunctionConfig function,
        String functionArn,
        String requestId,
        byte[] payload,
        Instant deadline,
        @Nullable String tenantId,
        @Nullable String clientContext,
        @Nullable String durableExecutionArn,
        @Nullable String operationName,
        InvocationListener listener) {

    /** One that no chained invoke makes. */
    public Invocation(
            FunctionConfig function,
            String functionArn,
            String requestId,
            byte[] payload,
            Instant deadline,
            @Nullable String tenantId,
            @Nullable String clientContext,
            @Nullable String durableExecutionArn,
            InvocationListener listener) {
        this(
                function,
                functionArn,
                requestId,
                payload,
                deadline,
                tenantId,
                clientContext,
                durableExecutionArn,
                null,
                listener);
    }
}
