package dev.durascope.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** Values of tests as JSON, by the rules of both handler APIs: ISO-8601 times, unknown properties ignored. */
final class TestJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** For trees that become text again: numbers keep their digits. */
    private static final JsonMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private TestJson() {}

    /** The text that stands for a value; {@code null} for a payload without one. */
    static @Nullable String textOf(String what, @Nullable Object value) {
        if (value instanceof Payload payload) {
            return payload.text();
        }
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    what + " cannot be written as JSON: " + e.getOriginalMessage()
                            + ". Give it as Payload.of(text) to have it sent as it is.",
                    e);
        }
    }

    /** The value that a text stands for; {@code null} for no text. */
    static <T> @Nullable T read(String what, @Nullable String text, JavaType type) {
        try {
            return text == null || text.isEmpty() ? null : MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    what + " is no " + type.toCanonical() + " (" + e.getOriginalMessage() + "): " + text, e);
        }
    }

    /** A text as a tree whose numbers keep their digits. */
    static JsonNode tree(String text) throws JsonProcessingException {
        return TREES.readTree(text);
    }

    static JavaType type(java.lang.reflect.Type type) {
        return MAPPER.constructType(type);
    }
}
