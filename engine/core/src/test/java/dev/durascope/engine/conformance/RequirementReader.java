package dev.durascope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.durascope.engine.conformance.Requirement.CallbackAction;
import dev.durascope.engine.conformance.Requirement.CallbackOperation;
import dev.durascope.engine.conformance.Requirement.ExpectedLog;
import dev.durascope.engine.conformance.Requirement.ExpectedResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads requirement files. A key that no player knows is refused: a requirement that is half played proves nothing. */
final class RequirementReader {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** Keys that are played, and keys that only tell a reader something. */
    private static final Set<String> KEYS = Set.of(
            "description",
            "handler",
            "invocations",
            "optional",
            "async",
            "AsyncInvoke",
            "Variables",
            "Input",
            "ExpectedResult",
            "CallbackActions",
            "ExpectedExecutionHistory",
            "ExpectedLogs",
            "DefaultRetryParameters");

    private RequirementReader() {}

    /** All requirements below a directory, by suite and number. */
    static List<Requirement> readAll(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+-\\d+\\.yaml"))
                    .map(RequirementReader::read)
                    .sorted(Comparator.comparing(Requirement::suite).thenComparing(Requirement::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Requirement read(Path file) {
        try {
            String id = file.getFileName().toString().replace(".yaml", "");
            return parse(id, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static Requirement parse(String id, String yaml) throws IOException {
        JsonNode root = YAML.readTree(yaml);
        root.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("requirement " + id + " has the key '" + key
                        + "', which this player does not know: teach it to RequirementReader");
            }
        });
        return new Requirement(
                id,
                root.path("description").asText().strip().replaceAll("\\s+", " "),
                root.path("AsyncInvoke").asBoolean(false),
                root.path("Input"),
                texts(root.path("Variables")),
                expectedResult(root.path("ExpectedResult")),
                callbackActions(root.path("CallbackActions")),
                elements(root.path("ExpectedExecutionHistory")),
                elements(root.path("ExpectedLogs")).stream()
                        .map(log -> new ExpectedLog(
                                log.path("match").path("message").asText(),
                                log.path("count").asInt()))
                        .toList());
    }

    private static Optional<ExpectedResult> expectedResult(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(
                new ExpectedResult(node.path("ExecutionStatus").asText(), Optional.ofNullable(node.get("Result"))));
    }

    private static List<CallbackAction> callbackActions(JsonNode nodes) {
        return elements(nodes).stream()
                .map(node -> new CallbackAction(
                        node.path("CallbackName"),
                        CallbackOperation.valueOf(
                                node.path("Operation").asText().toUpperCase(Locale.ROOT)),
                        node.path("Payload"),
                        Duration.ofMillis(Math.round(1000 * node.path("Delay").asDouble(0)))))
                .toList();
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }
}
