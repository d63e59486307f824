package dev.durascope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares a history with what a requirement expects of it.
 *
 * <p>An expected event is found by its {@code EventId}; events and members that nobody expects are ignored. {@code *}
 * is any value and {@code {}} any object, but the member must be there; a null says that it must not be. {@code
 * ${NAME}} is the same value wherever it stands, {@code ${/re/}} a text or number that the expression matches. {@code
 * RetryDetails} alone is compared whole: that a next delay is missing is how a history says that no attempt follows.
 */
final class HistoryMatcher {

    private static final Pattern BINDING = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{/(.*)/}", Pattern.DOTALL);
    private static final Set<String> COMPARED_WHOLE = Set.of("RetryDetails");

    private final Map<String, String> bindings = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    private HistoryMatcher() {}

    /**
     * The differences between a history and the events expected of it, each with the path that leads to it.
     *
     * @param expected events with their variables expanded
     * @param actual the whole history
     * @return empty when the history is as expected
     */
    static List<String> differences(List<JsonNode> expected, List<JsonNode> actual) {
        HistoryMatcher matcher = new HistoryMatcher();
        Map<Integer, JsonNode> byId = new HashMap<>();
        actual.forEach(event -> byId.put(event.path("EventId").asInt(), event));
        for (JsonNode event : expected) {
            int id = event.path("EventId").asInt();
            JsonNode found = byId.get(id);
            if (found == null) {
                matcher.differences.add(
                        "event " + id + " (" + event.path("EventType").asText() + ") is not there");
            } else {
                matcher.compare("event " + id, event, found);
            }
        }
        return List.copyOf(matcher.differences);
    }

    private void compare(String path, JsonNode expected, JsonNode actual) {
        boolean absent = actual == null || actual.isNull() || actual.isMissingNode();
        if (expected.isNull()) {
            if (!absent) {
                differ(path, "nothing", actual);
            }
        } else if (absent) {
            differences.add(path + ": expected " + expected + ", but it is absent");
        } else if (expected.isObject()) {
            compareObjects(path, expected, actual);
        } else if (expected.isArray()) {
            compareArrays(path, expected, actual);
        } else if (expected.isTextual()) {
            compareText(path, expected.textValue(), actual);
        } else if (!expected.equals(actual)) {
            differ(path, expected.toString(), actual);
        }
    }

    private void compareObjects(String path, JsonNode expected, JsonNode actual) {
        if (!actual.isObject()) {
            differ(path, expected.toString(), actual);
            return;
        }
        expected.properties()
                .forEach(entry -> compare(path + "." + entry.getKey(), entry.getValue(), actual.get(entry.getKey())));
        String member = path.substring(path.lastIndexOf('.') + 1);
        if (COMPARED_WHOLE.contains(member)) {
            actual.properties().stream()
                    .filter(entry -> !expected.has(entry.getKey()))
                    .forEach(entry -> differ(path + "." + entry.getKey(), "nothing", entry.getValue()));
        }
    }

    private void compareArrays(String path, JsonNode expected, JsonNode actual) {
        if (!actual.isArray() || actual.size() != expected.size()) {
            differ(path, expected.toString(), actual);
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            compare(path + "[" + i + "]", expected.get(i), actual.get(i));
        }
    }

    private void compareText(String path, String expected, JsonNode actual) {
        if (expected.equals("*")) {
            return;
        }
        Matcher expression = EXPRESSION.matcher(expected);
        Matcher binding = BINDING.matcher(expected);
        if (expression.matches()) {
            if (!actual.isValueNode()
                    || !Pattern.compile(expression.group(1))
                            .matcher(actual.asText())
                            .find()) {
                differ(path, "a match of /" + expression.group(1) + "/", actual);
            }
        } else if (binding.matches()) {
            String bound = bindings.putIfAbsent(binding.group(1), actual.asText());
            if (bound != null && !bound.equals(actual.asText())) {
                differ(path, "\"" + bound + "\", which is " + expected, actual);
            }
        } else if (!actual.isTextual() || !expected.equals(actual.textValue())) {
            differ(path, '"' + expected + '"', actual);
        }
    }

    private void differ(String path, String expected, JsonNode actual) {
        differences.add(path + ": expected " + expected + ", but it is " + actual);
    }
}
