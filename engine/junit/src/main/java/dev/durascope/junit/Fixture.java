package dev.durascope.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.export.HistoryFile;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.LambdaFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a test knows of an execution that was recorded: its input, payloads by name, and its history where the test wants it.
 * Read from a JSON file beside the test, which {@code docs/testing.md} describes.
 */
public final class Fixture {
    private static final int VERSION = 1;
    private static final String FILE = "$file";
    private static final String TEXT = "$text";
    private static final String JSON = "$json";
    private static final List<String> MEMBERS =
            List.of("durascope", "version", "execution", "description", "input", "payloads", "history");

    private final Class<?> test;
    private final String resource;
    private final JsonNode document;
    private final Map<String, Payload> payloads = new LinkedHashMap<>();
    private final Payload input;

    private Fixture(Class<?> test, String resource, JsonNode document) {
        this.test = test;
        this.resource = resource;
        this.document = document;
        requireForm();
        this.input = document.has("input") ? payload("input", document.get("input")) : Payload.of(null);
        Iterator<Map.Entry<String, JsonNode>> named = document.path("payloads").fields();
        while (named.hasNext()) {
            Map.Entry<String, JsonNode> each = named.next();
            payloads.put(each.getKey(), payload("payloads." + each.getKey(), each.getValue()));
        }
    }

    /**
     * Reads a fixture.
     *
     * @param test the class whose resource it is
     * @param resource its path as {@link Class#getResource} takes it: relative to the class's package, or absolute with a slash
     * @throws IllegalArgumentException when there is no such resource or it is no fixture, naming the place and the rule
     */
    public static Fixture load(Class<?> test, String resource) {
        byte[] content = content(test, resource);
        try {
            return new Fixture(test, resource, TestJson.tree(new String(content, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(resource + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void requireForm() {
        if (!document.path("durascope").asText().equals("fixture")) {
            throw wrong("must have the member \"durascope\": \"fixture\"; export the test again");
        }
        int version = document.path("version").asInt(0);
        if (version < 1 || version > VERSION) {
            throw wrong("is of version " + document.path("version") + ", and this library reads version " + VERSION
                    + ": use the library of the Durascope that exported it");
        }
        document.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw wrong("has an unknown member \"" + name + "\"; known are " + MEMBERS);
            }
        });
        if (document.has("payloads") && !document.get("payloads").isObject()) {
            throw wrong("has \"payloads\" that are no object of payloads by name");
        }
    }

    private IllegalArgumentException wrong(String rule) {
        return new IllegalArgumentException("The fixture " + resource + " " + rule + ".");
    }

    private Payload payload(String place, JsonNode node) {
        if (node.isObject() && node.size() == 1) {
            if (node.has(FILE)) {
                return Payload.of(new String(content(test, beside(text(place, node, FILE))), StandardCharsets.UTF_8));
            }
            if (node.has(TEXT)) {
                return Payload.of(node.get(TEXT).isNull() ? null : text(place, node, TEXT));
            }
            if (node.has(JSON)) {
                return Payload.of(node.get(JSON).toString());
            }
        }
        return Payload.of(node.toString());
    }

    private String text(String place, JsonNode node, String member) {
        if (!node.get(member).isTextual()) {
            throw wrong("has at " + place + " a \"" + member + "\" that is no text");
        }
        return node.get(member).textValue();
    }

    private String beside(String file) {
        return file.startsWith("/") ? file : resource.substring(0, resource.lastIndexOf('/') + 1) + file;
    }

    private static byte[] content(Class<?> test, String resource) {
        try (InputStream in = test.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no resource " + resource + " beside " + test.getName()
                        + ": it belongs into src/test/resources, in the directory of the class's package.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The event that the execution was started with; without text when the fixture has none. */
    public Payload input() {
        return input;
    }

    /**
     * A payload by its name.
     *
     * @throws IllegalArgumentException when the fixture has none of this name, naming those it has
     */
    public Payload payload(String name) {
        Payload payload = payloads.get(name);
        if (payload == null) {
            throw wrong("has no payload named '" + name + "'; it has " + payloads.keySet());
        }
        return payload;
    }

    /** All named payloads, in the file's order. */
    public Map<String, Payload> payloads() {
        return new LinkedHashMap<>(payloads);
    }

    /**
     * The execution that it was exported from; {@code null} when the fixture does not say.
     *
     * @throws IllegalArgumentException when what it says is no execution's ARN
     */
    public @Nullable ExecutionArn execution() {
        if (!document.hasNonNull("execution")) {
            return null;
        }
        try {
            return ExecutionArn.parse(document.get("execution").asText());
        } catch (LambdaFault e) {
            throw new IllegalArgumentException(
                    "The fixture " + resource + " has an \"execution\" that is no ARN of one: " + e.getMessage(), e);
        }
    }

    /** What the fixture says it is about; {@code null} when it says nothing. */
    public @Nullable String description() {
        return document.hasNonNull("description") ? document.get("description").asText() : null;
    }

    /**
     * The recorded history, in the form in which AWS's command line prints it.
     *
     * @throws IllegalArgumentException when the fixture has none, or it is no history
     */
    public HistoryFile history() {
        if (!document.hasNonNull("history")) {
            throw wrong("has no \"history\"; export the test in the replay style");
        }
        String text = payload("history", document.get("history")).text();
        String what = "The history of " + resource;
        try {
            HistoryFile read =
                    HistoryFile.parse(String.valueOf(text).getBytes(StandardCharsets.UTF_8), what, "fixture");
            ExecutionArn arn = execution();
            return arn == null
                    ? read
                    : new HistoryFile(arn, read.events(), read.missing(), read.goesOn(), read.notes(), read.others());
        } catch (LambdaFault e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
