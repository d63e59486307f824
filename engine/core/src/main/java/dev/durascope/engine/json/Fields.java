package dev.durascope.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.model.LambdaFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members are read with their rules. A null member counts as absent. Every refusal names the member
 * by its path.
 */
final class Fields {
    private static final int SHOWN = 80;

    private final String path;
    private final JsonNode node;

    private Fields(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    /** @param path the object's path for messages; empty for the document itself */
    static Fields of(String path, JsonNode node) {
        if (!node.isObject()) {
            throw LambdaFault.invalid(
                    (path.isEmpty() ? "The document" : path) + " must be an object, not " + typeName(node) + ".");
        }
        return new Fields(path, node);
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Nullable
    JsonNode optional(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    JsonNode required(String name) {
        JsonNode value = optional(name);
        if (value == null) {
            throw LambdaFault.invalid(path(name) + " is missing; it is required.");
        }
        return value;
    }

    Fields object(String name) {
        return of(path(name), required(name));
    }

    @Nullable
    Fields optionalObject(String name) {
        JsonNode value = optional(name);
        return value == null ? null : of(path(name), value);
    }

    String text(String name) {
        return text(name, required(name));
    }

    @Nullable
    String optionalText(String name) {
        JsonNode value = optional(name);
        return value == null ? null : text(name, value);
    }

    String text(String name, TextRule rule) {
        return rule.check(path(name), text(name));
    }

    @Nullable
    String optionalText(String name, TextRule rule) {
        String value = optionalText(name);
        return value == null ? null : rule.check(path(name), value);
    }

    private String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw LambdaFault.invalid(path(name) + " must be a string, not " + typeName(value) + ".");
        }
        return wellFormed(value.textValue());
    }

    @Nullable
    Boolean optionalBoolean(String name) {
        JsonNode value = optional(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw LambdaFault.invalid(path(name) + " must be true or false, not " + typeName(value) + ".");
        }
        return value.booleanValue();
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(optionalBoolean(name));
    }

    long integer(String name, long min, long max) {
        return integer(name, required(name), min, max);
    }

    @Nullable
    Long optionalLong(String name, long min, long max) {
        JsonNode value = optional(name);
        return value == null ? null : Long.valueOf(integer(name, value, min, max));
    }

    @Nullable
    Integer optionalInt(String name, int min, int max) {
        JsonNode value = optional(name);
        return value == null ? null : Integer.valueOf((int) integer(name, value, min, max));
    }

    private long integer(String name, JsonNode value, long min, long max) {
        if (!value.isIntegralNumber()) {
            throw LambdaFault.invalid(
                    path(name) + " must be a whole number, not " + (value.isNumber() ? value : typeName(value)) + ".");
        }
        if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            throw LambdaFault.invalid(
                    path(name) + " must be from " + min + " to " + max + "; got " + shortened(value.toString()) + ".");
        }
        return value.longValue();
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String value = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw LambdaFault.invalid(path(name) + " must be one of "
                + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")) + "; got '"
                + shortened(value) + "'.");
    }

    Instant timestamp(String name, TimestampForm form) {
        return form.read(path(name), required(name));
    }

    @Nullable
    Instant optionalTimestamp(String name, TimestampForm form) {
        JsonNode value = optional(name);
        return value == null ? null : form.read(path(name), value);
    }

    /** The elements of an array, each an object; none when the member is absent. */
    <T> List<T> objects(String name, Function<Fields, T> reader) {
        List<T> values = new ArrayList<>();
        for (JsonNode element : array(name)) {
            values.add(reader.apply(of(path(name) + "[" + values.size() + "]", element)));
        }
        return values;
    }

    /** The elements of an array, each a string; {@code null} when the member is absent. */
    @Nullable
    List<String> optionalTexts(String name) {
        if (optional(name) == null) {
            return null;
        }
        List<String> values = new ArrayList<>();
        for (JsonNode element : array(name)) {
            values.add(text(name + "[" + values.size() + "]", element));
        }
        return values;
    }

    private Iterable<JsonNode> array(String name) {
        JsonNode value = optional(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw LambdaFault.invalid(path(name) + " must be an array, not " + typeName(value) + ".");
        }
        return value;
    }

    static String typeName(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NULL, MISSING -> "null";
            case NUMBER -> "a number";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case BINARY, POJO -> "a value of another kind";
        };
    }

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : wellFormed(text.substring(0, SHOWN)) + "…";
    }

    /**
     * JSON's escapes can spell half of a surrogate pair, which no UTF-8 can; it is replaced here, once, so that nothing
     * behind can fail on writing it.
     */
    static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (repaired == null) {
                repaired = new StringBuilder(text);
            }
            repaired.setCharAt(i, '\uFFFD');
        }
        return repaired == null ? text : repaired.toString();
    }
}
