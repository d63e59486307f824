package dev.durascope.engine.invoke;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a worker gets for its {@code GET /runtime/invocation/next} (Lambda Developer Guide, "Runtime API").
 *
 * @param headers the {@code Lambda-Runtime-*} headers
 */
record Handout(String requestId, Map<String, String> headers, byte[] payload) {

    /**
     * The handout of an invocation.
     *
     * @param deadline when the worker is killed
     * @param agentOrders what the worker's agent shall ask about; absent when it has none
     */
    static Handout of(Invocation invocation, Instant deadline, @Nullable String agentOrders) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.put("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
        headers.put("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
        headers.put("Lambda-Runtime-Trace-Id", traceId());
        if (invocation.tenantId() != null) {
            headers.put("Lambda-Runtime-Aws-Tenant-Id", invocation.tenantId());
        }
        if (invocation.clientContext() != null) {
            headers.put("Lambda-Runtime-Client-Context", headerSafe(invocation.clientContext()));
        }
        if (agentOrders != null) {
            headers.put(WorkerAgent.ORDERS_HEADER, agentOrders);
        }
        return new Handout(invocation.requestId(), headers, invocation.payload());
    }

    private static String traceId() {
        SplittableRandom random = new SplittableRandom();
        return String.format(
                Locale.ROOT,
                "Root=1-%08x-%08x%016x;Parent=%016x;Sampled=0",
                (int) Instant.now().getEpochSecond(),
                random.nextInt(),
                random.nextLong(),
                random.nextLong());
    }

    /** The client context comes as base64 of JSON and goes on as JSON, which has to be one line of ASCII here. */
    private static String headerSafe(String base64) {
        String json;
        try {
            json = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            json = base64;
        }
        StringBuilder safe = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < ' ') {
                safe.append(' '); // between tokens only: inside a JSON string it would be escaped
            } else if (c > '~') {
                safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }
}
