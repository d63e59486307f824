package dev.durascope.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lies between an object as somebody wrote it and what this version would write in its place: {@code "+"} holds the
 * members to put, {@code "-"} the names of those to leave out, {@code "~"} the objects in which the like is to be done.
 */
final class Unmodelled {
    private static final String PUT = "+";
    private static final String LEAVE_OUT = "-";
    private static final String WITHIN = "~";

    private Unmodelled() {}

    /** What must be done to {@code known} so that it says what {@code written} does; {@code null} for nothing. */
    static @Nullable String of(JsonNode written, JsonNode known) {
        ObjectNode difference = difference(written, known);
        return difference.isEmpty() ? null : Fields.wellFormed(difference.toString());
    }

    /** Does to {@code known} what {@link #of} found; the given tree may be changed. */
    static JsonNode restore(JsonNode known, String difference) {
        restore((ObjectNode) known, Json.parse(difference, "What an event was written with"));
        return known;
    }

    private static ObjectNode difference(JsonNode written, JsonNode known) {
        ObjectNode put = JsonNodeFactory.instance.objectNode();
        ArrayNode leaveOut = JsonNodeFactory.instance.arrayNode();
        ObjectNode within = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : written.properties()) {
            JsonNode other = known.get(member.getKey());
            if (other != null && other.isObject() && member.getValue().isObject()) {
                ObjectNode inside = difference(member.getValue(), other);
                if (!inside.isEmpty()) {
                    within.set(member.getKey(), inside);
                }
            } else if (other == null || !isSame(member.getValue(), other)) {
                put.set(member.getKey(), member.getValue());
            }
        }
        for (Map.Entry<String, JsonNode> member : known.properties()) {
            if (!written.has(member.getKey())) {
                leaveOut.add(member.getKey());
            }
        }
        ObjectNode difference = JsonNodeFactory.instance.objectNode();
        setUnlessEmpty(difference, PUT, put);
        setUnlessEmpty(difference, LEAVE_OUT, leaveOut);
        setUnlessEmpty(difference, WITHIN, within);
        return difference;
    }

    private static void setUnlessEmpty(ObjectNode difference, String name, JsonNode content) {
        if (!content.isEmpty()) {
            difference.set(name, content);
        }
    }

    private static void restore(ObjectNode known, JsonNode difference) {
        for (JsonNode name : difference.path(LEAVE_OUT)) {
            known.remove(name.textValue());
        }
        for (Map.Entry<String, JsonNode> member : difference.path(PUT).properties()) {
            known.set(member.getKey(), member.getValue());
        }
        for (Map.Entry<String, JsonNode> member : difference.path(WITHIN).properties()) {
            if (known.get(member.getKey()) instanceof ObjectNode inner) {
                restore(inner, member.getValue());
            }
        }
    }

    /** Whole numbers are the same whatever holds them: a tree that was read has them as small as they fit. */
    private static boolean isSame(JsonNode a, JsonNode b) {
        if (a.isIntegralNumber() && b.isIntegralNumber()) {
            return a.bigIntegerValue().equals(b.bigIntegerValue());
        }
        if (!a.isArray() || !b.isArray()) {
            return a.equals(b);
        }
        boolean same = a.size() == b.size();
        for (Iterator<JsonNode> as = a.iterator(), bs = b.iterator(); same && as.hasNext(); ) {
            same = isSame(as.next(), bs.next());
        }
        return same;
    }
}
