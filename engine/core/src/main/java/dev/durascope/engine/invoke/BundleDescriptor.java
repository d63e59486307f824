package dev.durascope.engine.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says about itself in {@code META-INF/durascope.json}, so that it can be run without being told how:
 *
 * <pre>{@code
 * {
 *   "handler": "com.example.OrderProcessor",
 *   "functions": {"payments": "com.example.Payments"},
 *   "events": [
 *     {"name": "Small order", "payload": {"orderId": "order-123", "amount": 99.99}}
 *   ]
 * }
 * }</pre>
 *
 * <p>All members may be absent. The functions are what the handler invokes: handlers of the same bundle by function
 * name, registered beside it. A payload is any JSON value; the first event is the one to begin with. Members that
 * are not known are ignored.
 *
 * @param handler the default handler; absent when it does not say
 * @param functions handlers of this bundle by the name of the function that each is, in their order
 * @param events sample events, in their order
 * @param libraries jars beside the bundle that its code needs, in class path order, relative to its directory
 */
public record BundleDescriptor(
        @Nullable String handler, Map<String, String> functions, List<SampleEvent> events, List<String> libraries) {

    /** Where it lies in a jar, a zip or a class directory. */
    public static final String PATH = "META-INF/durascope.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** As Lambda allows it; CreateFunction, FunctionName. */
    private static final Pattern FUNCTION_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    /**
     * An event to try a handler with.
     *
     * @param name for people
     * @param payload JSON text
     */
    public record SampleEvent(String name, String payload) {}

    public BundleDescriptor {
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
        events = List.copyOf(events);
        libraries = List.copyOf(libraries);
    }

    /**
     * Reads a bundle's descriptor.
     *
     * @return null when it has none
     * @throws CodeException when it is not JSON of the form above
     */
    static @Nullable BundleDescriptor of(CodeBundle bundle) throws CodeException {
        for (Path entry : bundle.ownEntries()) {
            BundleDescriptor descriptor = in(entry);
            if (descriptor != null) {
                return descriptor;
            }
        }
        return null;
    }

    /** As {@link #of}, of one jar or directory. */
    static @Nullable BundleDescriptor in(Path entry) throws CodeException {
        byte[] text = text(entry);
        return text == null ? null : parse(text, PATH + " in " + entry);
    }

    private static byte @Nullable [] text(Path entry) throws CodeException {
        try {
            if (Files.isDirectory(entry)) {
                Path file = entry.resolve(PATH);
                return Files.exists(file) ? Files.readAllBytes(file) : null;
            }
            try (ZipFile zip = new ZipFile(entry.toFile())) {
                ZipEntry found = zip.getEntry(PATH);
                if (found == null) {
                    return null;
                }
                try (InputStream in = zip.getInputStream(found)) {
                    return in.readAllBytes();
                }
            }
        } catch (IOException e) {
            throw new CodeException(PATH + " in " + entry + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static BundleDescriptor parse(byte[] text, String where) throws CodeException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new CodeException(where + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new CodeException(where + " cannot be read: " + e.getMessage(), e);
        }
        if (!root.isObject()) {
            throw new CodeException(where + " must be a JSON object with \"handler\" and \"events\".");
        }
        JsonNode handler = root.path("handler");
        if (!handler.isMissingNode() && !handler.isTextual()) {
            throw new CodeException(where + ": \"handler\" must be a string such as \"com.example.Orders\".");
        }
        List<SampleEvent> events = new ArrayList<>();
        for (JsonNode event : root.path("events")) {
            if (!event.path("name").isTextual() || !event.has("payload")) {
                throw new CodeException(where + ": every one of \"events\" must have a \"name\", a string, and a"
                        + " \"payload\", any JSON.");
            }
            events.add(new SampleEvent(
                    event.get("name").textValue(), event.get("payload").toString()));
        }
        return new BundleDescriptor(
                handler.textValue(),
                functions(root.path("functions"), where),
                events,
                libraries(root.path("libraries"), where));
    }

    private static List<String> libraries(JsonNode member, String where) throws CodeException {
        List<String> libraries = new ArrayList<>();
        for (JsonNode library : member) {
            libraries.add(library.asText());
        }
        if (!member.isMissingNode() && !(member.isArray() && libraries.stream().noneMatch(String::isBlank))) {
            throw new CodeException(where + ": \"libraries\" must be a list of jars relative to the bundle, such as"
                    + " [\"../lib/orders.jar\"].");
        }
        return libraries;
    }

    private static Map<String, String> functions(JsonNode member, String where) throws CodeException {
        if (!member.isMissingNode() && !member.isObject()) {
            throw new CodeException(where + ": \"functions\" must be an object of handlers by function name, such as"
                    + " {\"payments\": \"com.example.Payments\"}.");
        }
        Map<String, String> functions = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : member.properties()) {
            if (!FUNCTION_NAME.matcher(each.getKey()).matches()) {
                throw new CodeException(where + ": \"functions\": \"" + each.getKey()
                        + "\" is no function name; take 1 to 64 letters, digits, - and _.");
            }
            if (!each.getValue().isTextual()) {
                throw new CodeException(where + ": \"functions\": \"" + each.getKey()
                        + "\" must be a handler, a string such as \"com.example.Payments\".");
            }
            functions.put(each.getKey(), each.getValue().textValue());
        }
        return functions;
    }
}
