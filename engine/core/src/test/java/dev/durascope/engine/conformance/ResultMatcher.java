package dev.durascope.engine.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;

/** Compares the result of an execution with what a requirement expects of it. */
final class ResultMatcher {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultMatcher() {}

    /**
     * Whether a result is the expected value: written as it is, as JSON, or as the JSON text of it. The files say
     * {@code Hello, World!} and {@code '"HELLO"'} for the same kind of result.
     *
     * @param actual the result's text; null when there is none
     */
    static boolean matches(JsonNode expected, String actual) {
        String text = actual == null ? "" : actual;
        JsonNode value = text.isEmpty() ? NullNode.instance : parsed(text).orElse(null);
        if (expected.equals(value)) {
            return true;
        }
        return expected.isTextual()
                && (expected.textValue().equals(text)
                        || value != null
                                && parsed(expected.textValue())
                                        .filter(value::equals)
                                        .isPresent());
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
