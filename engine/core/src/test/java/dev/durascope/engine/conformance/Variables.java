package dev.durascope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a requirement's variables, made anew for each time it is played. */
final class Variables {

    private static final Pattern GENERATOR = Pattern.compile("\\$\\{GEN_STR:(\\d+)}");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Map<String, String> values;

    private Variables(Map<String, String> values) {
        this.values = values;
    }

    static Variables generate(Map<String, String> declarations, RandomGenerator random) {
        Map<String, String> values = new LinkedHashMap<>();
        declarations.forEach((name, declaration) -> values.put(name, value(declaration, random)));
        return new Variables(values);
    }

    private static String value(String declaration, RandomGenerator random) {
        return GENERATOR.matcher(declaration).replaceAll(match -> {
            StringBuilder text = new StringBuilder();
            for (int i = Integer.parseInt(match.group(1)); i > 0; i--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            return text.toString();
        });
    }

    /** The values by name, in the order of their declaration. */
    Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** Puts values in place of {@code ${NAME}}; a name that is no variable stays, for the matcher to bind. */
    String expand(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
    }

    /** Expands every text within a tree. */
    JsonNode expand(JsonNode node) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(expand(text.textValue()));
            case ArrayNode array -> {
                ArrayNode expanded = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> expanded.add(expand(element)));
                yield expanded;
            }
            case ObjectNode object -> {
                ObjectNode expanded = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(entry -> expanded.set(entry.getKey(), expand(entry.getValue())));
                yield expanded;
            }
            default -> node;
        };
    }
}
