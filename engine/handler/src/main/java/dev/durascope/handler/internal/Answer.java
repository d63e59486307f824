package dev.durascope.handler.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.durascope.handler.error.DurableError;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What a durable function hands back to Lambda (protocol §1).
 *
 * @param status SUCCEEDED, FAILED or PENDING
 * @param result JSON text; null for none
 * @param error why it failed; null when it did not
 */
record Answer(String status, String result, DurableError error) {
    private static final JsonFactory FACTORY = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    static Answer pending() {
        return new Answer("PENDING", null, null);
    }

    static Answer succeeded(String result) {
        return new Answer("SUCCEEDED", result, null);
    }

    static Answer failed(DurableError error) {
        return new Answer("FAILED", null, error);
    }

    /** Writes this answer without closing the stream; absent members are left out. */
    void writeTo(OutputStream output) throws IOException {
        try (var json = FACTORY.createGenerator(output)) {
            json.writeStartObject();
            writeText(json, "Status", status);
            writeText(json, "Result", result);
            if (error != null) {
                json.writeObjectFieldStart("Error");
                var kept = Errors.toApi(error);
                writeText(json, "ErrorType", kept.errorType());
                writeText(json, "ErrorMessage", kept.errorMessage());
                writeText(json, "ErrorData", kept.errorData());
                if (kept.hasStackTrace()) {
                    json.writeArrayFieldStart("StackTrace");
                    for (var frame : kept.stackTrace()) {
                        json.writeString(frame);
                    }
                    json.writeEndArray();
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }

    private static void writeText(JsonGenerator json, String field, String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }
}
