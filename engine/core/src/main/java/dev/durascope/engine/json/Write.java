package dev.durascope.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.durascope.engine.model.ErrorObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Members that are left out when absent. */
final class Write {
    private Write() {}

    static void text(JsonGenerator g, String name, @Nullable String value) throws IOException {
        if (value != null) {
            g.writeStringField(name, value);
        }
    }

    static void number(JsonGenerator g, String name, @Nullable Number value) throws IOException {
        if (value != null) {
            g.writeNumberField(name, value.longValue());
        }
    }

    static void error(JsonGenerator g, String name, @Nullable ErrorObject value) throws IOException {
        if (value != null) {
            g.writeFieldName(name);
            ErrorObjectJson.write(g, value);
        }
    }
}
