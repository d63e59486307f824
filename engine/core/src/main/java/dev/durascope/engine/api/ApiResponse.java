package dev.durascope.engine.api;

import dev.durascope.engine.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A successful answer. */
record ApiResponse(int status, Map<String, String> headers, byte[] body) {

    /** 200 with a JSON document. */
    static ApiResponse json(Json.Writer writer) {
        return new ApiResponse(200, Map.of(), Json.bytes(writer));
    }

    /** 200 with an empty object, as for an operation without output. */
    static ApiResponse empty() {
        return json(g -> {
            g.writeStartObject();
            g.writeEndObject();
        });
    }

    ApiResponse withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiResponse(status, more, body);
    }
}
