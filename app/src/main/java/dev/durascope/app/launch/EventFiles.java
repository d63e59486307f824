package dev.durascope.app.launch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sample events in files where AWS SAM puts them: {@code events/*.json} of a project, or beside a template or a module. */
final class EventFiles {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int MOST = 100;
    private static final long LARGEST_BYTES = 1 << 20;

    private EventFiles() {}

    /**
     * Events by file name, JSON text; none where there is no such directory. What is no JSON, or too large to be an example, is left out.
     *
     * @param opened a directory or a file; archives bring their own
     */
    static Map<String, String> of(Path opened) {
        if (opened.toString().matches(".*\\.(jar|zip)")) {
            return Map.of();
        }
        Path directory = Files.isDirectory(opened) ? opened.resolve("events") : opened.resolveSibling("events");
        Map<String, String> events = new LinkedHashMap<>();
        for (Path file : files(directory)) {
            try {
                if (Files.size(file) <= LARGEST_BYTES) {
                    String json = Files.readString(file);
                    if (!JSON.readTree(json).isMissingNode()) {
                        events.put(file.getFileName().toString(), json);
                    }
                }
            } catch (IOException e) {
                // Not JSON, or not readable: the others are there nevertheless.
            }
        }
        return events;
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
