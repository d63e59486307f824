package dev.durascope.engine.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.StringJoiner;

/** A line of a JSON log for people: the message first, and of the rest what its place beside an invocation does not say already. */
final class LogText {
    private static final List<String> TOLD =
            List.of("timestamp", "time", "requestId", "AWSRequestId", "awsRequestId", "function_request_id");

    private LogText() {}

    /** A line that a handler logged; one without a message stays as it was written. */
    static String of(JsonNode line) {
        if (!(line instanceof ObjectNode object) || !object.has("message")) {
            return line.toString();
        }
        ObjectNode rest = object.deepCopy();
        rest.remove(TOLD);
        JsonNode level = rest.path("level");
        JsonNode message = rest.path("message");
        StringJoiner text = new StringJoiner(" ");
        if (level.isTextual()) {
            text.add(level.textValue());
            rest.remove("level");
        }
        text.add(message.isTextual() ? message.textValue() : message.toString());
        rest.remove("message");
        if (!rest.isEmpty()) {
            text.add(rest.toString());
        }
        return text.toString();
    }

    /** A line of Lambda's own. */
    static String platform(String type, JsonNode record) {
        if (!(record instanceof ObjectNode object)) {
            return type;
        }
        ObjectNode rest = object.deepCopy();
        rest.remove(TOLD);
        return rest.isEmpty() ? type : type + " " + rest;
    }
}
