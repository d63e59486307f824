package dev.durascope.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@link ErrorObject} as JSON. */
public final class ErrorObjectJson {
    private ErrorObjectJson() {}

    /** Writes an error as an object; absent members are left out. */
    public static void write(JsonGenerator g, ErrorObject error) throws IOException {
        g.writeStartObject();
        Write.text(g, "ErrorMessage", error.errorMessage());
        Write.text(g, "ErrorType", error.errorType());
        Write.text(g, "ErrorData", error.errorData());
        if (error.stackTrace() != null) {
            g.writeArrayFieldStart("StackTrace");
            for (String frame : error.stackTrace()) {
                g.writeString(frame);
            }
            g.writeEndArray();
        }
        g.writeEndObject();
    }

    /**
     * Reads an error.
     *
     * @param path where it stands, for messages; empty for a document of its own
     * @throws LambdaFault InvalidParameterValueException when a member is of the wrong JSON type
     */
    public static ErrorObject read(String path, JsonNode node) {
        return read(Fields.of(path, node));
    }

    static ErrorObject read(Fields fields) {
        return new ErrorObject(
                fields.optionalText("ErrorMessage"),
                fields.optionalText("ErrorType"),
                fields.optionalText("ErrorData"),
                fields.optionalTexts("StackTrace"));
    }

    static @Nullable ErrorObject optional(Fields parent, String name) {
        Fields fields = parent.optionalObject(name);
        return fields == null ? null : read(fields);
    }
}
