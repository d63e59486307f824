package dev.durascope.engine.breakpoint;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.json.Json;
import dev.durascope.engine.model.LambdaFault;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a payload: a JSON Pointer (RFC 6901), a comparison and a JSON value, such as {@code /amount > 1000},
 * {@code /customer/tier == "gold"}, {@code /note contains "urgent"} or {@code /approved exists}. The empty pointer,
 * written {@code .}, means the whole payload. Numbers are compared by value, texts by their characters.
 */
public final class PayloadCondition extends AsTyped {
    private static final Pattern FORM = Pattern.compile(
            "(?<pointer>\\.|/\\S*)\\s+(?<comparison>==|!=|<=|>=|<|>|contains\\b|exists\\b)\\s*(?<value>.*)");

    private enum Comparison {
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        CONTAINS("contains"),
        EXISTS("exists");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        static Comparison of(String sign) {
            for (Comparison comparison : values()) {
                if (comparison.sign.equals(sign)) {
                    return comparison;
                }
            }
            throw new IllegalArgumentException(sign);
        }
    }

    private final JsonPointer pointer;
    private final Comparison comparison;
    private final @Nullable JsonNode value;

    private PayloadCondition(String text, JsonPointer pointer, Comparison comparison, @Nullable JsonNode value) {
        super(text);
        this.pointer = pointer;
        this.comparison = comparison;
        this.value = value;
    }

    /**
     * Reads a condition as a user types it.
     *
     * @throws MalformedException when it has another form, or its value is not JSON
     */
    public static PayloadCondition parse(String text) throws MalformedException {
        Matcher form = FORM.matcher(text.strip());
        int indent = text.indexOf(text.strip());
        if (!form.matches()) {
            throw MalformedException.at(
                    indent,
                    "A condition is a JSON Pointer, a comparison (== != < <= > >= contains exists) and a JSON value, such"
                            + " as /amount > 1000.");
        }
        String path = form.group("pointer");
        Comparison comparison = Comparison.of(form.group("comparison"));
        String operand = form.group("value");
        int at = indent + form.start("value");
        JsonPointer pointer = path.equals(".") ? JsonPointer.empty() : JsonPointer.compile(path);
        if (comparison == Comparison.EXISTS) {
            if (!operand.isEmpty()) {
                throw MalformedException.at(at, "Nothing may follow exists.");
            }
            return new PayloadCondition(text.strip(), pointer, comparison, null);
        }
        if (operand.isEmpty()) {
            throw MalformedException.at(at, "A JSON value must follow " + comparison.sign + ".");
        }
        JsonNode value;
        try {
            value = Json.parse(operand, "The value");
        } catch (LambdaFault e) {
            throw MalformedException.at(at, operand + " is not JSON; write texts in double quotes.");
        }
        return new PayloadCondition(text.strip(), pointer, comparison, value);
    }

    /** Whether a payload meets the condition; one that is absent or not JSON never does. */
    public boolean isMetBy(@Nullable String payload) {
        if (payload == null) {
            return false;
        }
        JsonNode found;
        try {
            found = Json.parse(payload, "The payload").at(pointer);
        } catch (LambdaFault e) {
            return false;
        }
        return !found.isMissingNode() && (value == null || compare(found, value));
    }

    private boolean compare(JsonNode found, JsonNode wanted) {
        return switch (comparison) {
            case EQUAL -> same(found, wanted);
            case UNEQUAL -> !same(found, wanted);
            case LESS -> order(found, wanted) == Order.BEFORE;
            case AT_MOST -> order(found, wanted) == Order.BEFORE || same(found, wanted);
            case MORE -> order(found, wanted) == Order.AFTER;
            case AT_LEAST -> order(found, wanted) == Order.AFTER || same(found, wanted);
            case CONTAINS -> contains(found, wanted);
            case EXISTS -> true;
        };
    }

    private enum Order {
        BEFORE,
        SAME,
        AFTER,
        NONE
    }

    private static Order order(JsonNode found, JsonNode wanted) {
        int sign;
        if (found.isNumber() && wanted.isNumber()) {
            sign = number(found).compareTo(number(wanted));
        } else if (found.isTextual() && wanted.isTextual()) {
            sign = found.textValue().compareTo(wanted.textValue());
        } else {
            return Order.NONE;
        }
        return sign < 0 ? Order.BEFORE : sign > 0 ? Order.AFTER : Order.SAME;
    }

    private static boolean same(JsonNode found, JsonNode wanted) {
        return order(found, wanted) == Order.SAME || found.equals(wanted);
    }

    private static BigDecimal number(JsonNode node) {
        return node.decimalValue();
    }

    private static boolean contains(JsonNode found, JsonNode wanted) {
        if (found.isTextual() && wanted.isTextual()) {
            return found.textValue().contains(wanted.textValue());
        }
        if (found.isObject() && wanted.isTextual()) {
            return found.has(wanted.textValue());
        }
        for (JsonNode element : found) {
            if (same(element, wanted)) {
                return true;
            }
        }
        return false;
    }
}
