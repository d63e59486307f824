package dev.durascope.packaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The samples as they come with the application: what their jars have in common with its libraries is left out, and
 * the libraries named in {@code META-INF/durascope.json}, where Durascope looks.
 */
final class SampleJars {
    private static final String DESCRIPTOR = "META-INF/durascope.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A class or resource of a library. */
    private record Content(Path library, long crc, long size) {}

    private final Map<String, Content> contents = new HashMap<>();

    /** @param libraries the application's; ours are not shared, for they are none of the sample's */
    SampleJars(List<Path> libraries) throws IOException {
        for (Path library : libraries) {
            if (!library.getFileName().toString().startsWith("durascope-")) {
                try (ZipFile jar = new ZipFile(library.toFile())) {
                    for (ZipEntry entry : Collections.list(jar.entries())) {
                        if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/")) {
                            contents.putIfAbsent(
                                    entry.getName(), new Content(library, entry.getCrc(), entry.getSize()));
                        }
                    }
                }
            }
        }
    }

    /** Writes a sample's jar without what it shares. */
    void share(Path sample, Path target) throws IOException {
        TreeSet<Path> shared = new TreeSet<>();
        ObjectNode descriptor = JSON.createObjectNode();
        try (ZipFile jar = new ZipFile(sample.toFile())) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (isShared(entry)) {
                    shared.add(contents.get(entry.getName()).library());
                }
            }
            ZipEntry own = jar.getEntry(DESCRIPTOR);
            if (own != null) {
                descriptor = (ObjectNode) JSON.readTree(jar.getInputStream(own));
            }
        }
        ArrayNode libraries = descriptor.putArray("libraries");
        for (Path library : shared) {
            libraries.add(target.getParent().relativize(library).toString().replace('\\', '/'));
        }
        Jars.rewrite(
                sample,
                target,
                entry -> !entry.isDirectory() && !isShared(entry),
                Map.of(DESCRIPTOR, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(descriptor)));
    }

    private boolean isShared(ZipEntry entry) {
        Content content = contents.get(entry.getName());
        return content != null && content.crc() == entry.getCrc() && content.size() == entry.getSize();
    }
}
