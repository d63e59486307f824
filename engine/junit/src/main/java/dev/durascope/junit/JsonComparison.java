package dev.durascope.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares payloads by what they mean: as JSON, in which the order of members and trailing zeros of numbers do not count. */
final class JsonComparison {
    private static final Comparator<JsonNode> BY_VALUE =
            (a, b) -> a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;

    private JsonComparison() {}

    /** Whether two texts mean the same; those that are no JSON must be equal. No text means the same as JSON's null. */
    static boolean same(@Nullable String one, @Nullable String other) {
        JsonNode a = node(one);
        JsonNode b = node(other);
        return a == null || b == null ? Objects.equals(one, other) : a.equals(BY_VALUE, b);
    }

    /** The text for reading: indented when it is JSON. */
    static String readable(@Nullable String text) {
        JsonNode node = node(text);
        return text == null ? "nothing" : node == null ? text : node.toPrettyString();
    }

    private static @Nullable JsonNode node(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NullNode.instance;
        }
        try {
            return TestJson.tree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
