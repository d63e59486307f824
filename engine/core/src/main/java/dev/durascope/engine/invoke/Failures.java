package dev.durascope.engine.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.engine.invoke.InvocationOutcome.Cause;
import dev.durascope.engine.invoke.InvocationOutcome.Failed;
import dev.durascope.engine.model.ErrorObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How invocations fail, in Lambda's words. */
final class Failures {

    /** Lambda's bound on a response: 6 MiB and 100 bytes. */
    static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Failures() {}

    /** The process ended during the invocation. */
    static Failed exited(String requestId, int status) {
        return failed(Cause.EXITED, "Runtime.ExitError", requestId, ExitStatus.describe(status));
    }

    /** The invocation took longer than its function may. */
    static Failed timedOut(Invocation invocation) {
        String after = String.format(Locale.ROOT, "Task timed out after %.2f seconds", (double)
                invocation.function().timeoutSeconds());
        return failed(Cause.TIMED_OUT, "Sandbox.Timedout", invocation.requestId(), after);
    }

    /** The handler was not ready in time. */
    static Failed initTimedOut(String requestId, long seconds) {
        return failed(
                Cause.INIT_ERROR,
                "Sandbox.Timedout",
                requestId,
                "Init of the handler took longer than " + seconds + " seconds and was ended");
    }

    /** The response is longer than Lambda lets through. */
    static Failed responseTooLarge() {
        return new Failed(
                Cause.HANDLER_ERROR,
                ErrorObject.of(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size (" + MAX_RESPONSE_BYTES
                                + " bytes)."));
    }

    /** The invocation was never begun. */
    static Failed notStarted(String message) {
        return new Failed(Cause.NOT_STARTED, ErrorObject.of("Durascope.NotStarted", message));
    }

    /** What a runtime reported of an error: {@code errorMessage}, {@code errorType}, and its frames. */
    static Failed reported(Cause cause, byte[] body) {
        try {
            JsonNode error = JSON.readTree(body);
            if (error.isObject()) {
                // A worker that is out of memory says so with its last breath.
                boolean outOfMemory = "Runtime.OutOfMemory".equals(text(error, "errorType"));
                return new Failed(
                        outOfMemory ? Cause.EXITED : cause,
                        new ErrorObject(text(error, "errorMessage"), text(error, "errorType"), null, frames(error)));
            }
        } catch (IOException e) {
            // Reported as it is, below.
        }
        return new Failed(cause, ErrorObject.of("Runtime.Unknown", new String(body, StandardCharsets.UTF_8)));
    }

    private static @Nullable String text(JsonNode error, String member) {
        return error.path(member).textValue();
    }

    /** Java's runtime says {@code stackTrace}, Node's {@code trace}. */
    private static @Nullable List<String> frames(JsonNode error) {
        JsonNode frames = error.has("stackTrace") ? error.get("stackTrace") : error.path("trace");
        if (!frames.isArray()) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        frames.forEach(frame -> texts.add(frame.asText()));
        return texts;
    }

    private static Failed failed(Cause cause, String type, String requestId, String message) {
        return new Failed(cause, ErrorObject.of(type, "RequestId: " + requestId + " Error: " + message));
    }
}
