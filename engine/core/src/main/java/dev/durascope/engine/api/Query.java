package dev.durascope.engine.api;

import dev.durascope.engine.json.TextRule;
import dev.durascope.engine.json.TimestampForm;
import dev.durascope.engine.model.LambdaFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request's query, its parameters read with their rules. An empty value counts as absent. */
final class Query {

    /** A decoded parameter. */
    record Parameter(String name, String value) {}

    private static final int MAX_ITEMS = 1_000;

    private final List<Parameter> parameters;

    private Query(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    static Query parse(@Nullable String raw) {
        List<Parameter> parameters = new ArrayList<>();
        if (raw != null) {
            for (String part : raw.split("&", -1)) {
                if (!part.isEmpty()) {
                    int equals = part.indexOf('=');
                    parameters.add(
                            equals < 0
                                    ? new Parameter(UriText.decode(part), "")
                                    : new Parameter(
                                            UriText.decode(part.substring(0, equals)),
                                            UriText.decode(part.substring(equals + 1))));
                }
            }
        }
        return new Query(List.copyOf(parameters));
    }

    List<Parameter> parameters() {
        return parameters;
    }

    boolean has(String name) {
        return parameters.stream().anyMatch(p -> p.name().equals(name));
    }

    List<String> texts(String name) {
        return parameters.stream()
                .filter(p -> p.name().equals(name) && !p.value().isEmpty())
                .map(Parameter::value)
                .toList();
    }

    @Nullable
    String text(String name) {
        List<String> values = texts(name);
        if (values.size() > 1) {
            throw LambdaFault.invalid(name + " stands in the query " + values.size() + " times; send it once.");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    @Nullable
    String text(String name, TextRule rule) {
        String value = text(name);
        return value == null ? null : rule.check(name, value);
    }

    boolean flag(String name, boolean byDefault) {
        String value = text(name);
        if (value == null) {
            return byDefault;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw LambdaFault.invalid(name + " must be true or false; got '" + value + "'.");
        };
    }

    int maxItems() {
        String value = text("MaxItems");
        if (value == null) {
            return 0;
        }
        if (!value.matches("[0-9]{1,4}") || Integer.parseInt(value) > MAX_ITEMS) {
            throw LambdaFault.invalid("MaxItems must be a whole number from 0 to " + MAX_ITEMS
                    + ", where 0 means the default; got '" + value + "'.");
        }
        return Integer.parseInt(value);
    }

    @Nullable
    Instant timestamp(String name) {
        String value = text(name);
        return value == null ? null : TimestampForm.parseIso(name, value);
    }
}
