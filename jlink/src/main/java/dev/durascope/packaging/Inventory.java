package dev.durascope.packaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Whose work is packaged: as a bill of materials for machines, and as the licences for people. */
final class Inventory {
    /** The bill of materials, CycloneDX in JSON. */
    static final String SBOM = "sbom.cdx.json";

    /** The licences. */
    static final String LICENCES = "THIRD-PARTY.txt";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode bom;
    private final List<Component> components;
    private final List<Path> jars;
    private final Set<Font> fonts;

    private Inventory(ObjectNode bom, List<Component> components, List<Path> jars, Set<Font> fonts) {
        this.bom = bom;
        this.components = List.copyOf(components);
        this.jars = List.copyOf(jars);
        this.fonts = fonts;
    }

    /**
     * Reads a bill of materials, and holds it against what there is.
     *
     * @param libraries the jars of the application
     * @param modules the jars that are in the runtime
     * @throws PackagingException when a jar is in no component, a component has no licence, or a jar of ours holds a font that is
     *     not known, or one without the text of its licence
     */
    static Inventory of(Path bom, List<Path> libraries, List<Path> modules) throws IOException {
        if (!Files.exists(bom)) {
            throw new PackagingException("There is no bill of materials in " + bom
                    + ": its Maven plugin makes none offline, so build without -o.");
        }
        ObjectNode read = (ObjectNode) JSON.readTree(bom.toFile());
        List<Component> components = new ArrayList<>();
        read.path("components").forEach(each -> components.add(Component.read(each)));
        List<Path> jars = new ArrayList<>(libraries);
        jars.addAll(modules);
        for (Path jar : jars) {
            String name = jar.getFileName().toString();
            if (components.stream().noneMatch(component -> component.isIn(name))) {
                throw new PackagingException(name + " is packaged, but is no component of " + bom
                        + ": make what brings it a dependency of the module jlink.");
            }
        }
        for (Component component : components) {
            if (component.licences().isEmpty()) {
                throw new PackagingException(component.name() + " " + component.version()
                        + " names no licence: find out which it is before it is packaged.");
            }
        }
        List<Path> own = jars.stream()
                .filter(jar -> components.stream()
                        .anyMatch(each ->
                                each.isOwn() && each.isIn(jar.getFileName().toString())))
                .toList();
        return new Inventory(read, components, jars, fonts(own));
    }

    /** The fonts that lie in our own jars, by name. */
    private static Set<Font> fonts(List<Path> jars) throws IOException {
        Set<Font> fonts = new TreeSet<>(Comparator.comparing(Font::name));
        for (Path file : jars) {
            try (ZipFile jar = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(jar.entries())) {
                    if (!Font.isFont(entry.getName())) {
                        continue;
                    }
                    Font font = Font.of(entry.getName())
                            .orElseThrow(() -> new PackagingException(file.getFileName() + " holds the font "
                                    + entry.getName() + ", which no list names: add it to Font, with its licence."));
                    if (jar.getEntry(font.text()) == null) {
                        throw new PackagingException(file.getFileName() + " holds the font " + font.name()
                                + " without the text of its licence: put it into " + font.text() + ".");
                    }
                    fonts.add(font);
                }
            }
        }
        return fonts;
    }

    /** Writes both files into a directory. */
    void write(Path directory) throws IOException {
        ArrayNode all = bom.withArray("components");
        fonts.forEach(font -> font.write(all.addObject()));
        ObjectNode runtime = all.addObject();
        runtime.put("type", "platform");
        runtime.put("publisher", System.getProperty("java.vendor"));
        runtime.put("name", "OpenJDK");
        runtime.put("version", Runtime.version().toString());
        runtime.putArray("licenses").addObject().put("expression", "GPL-2.0-only WITH Classpath-exception-2.0");
        Files.write(
                directory.resolve(SBOM), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(bom));
        Files.writeString(directory.resolve(LICENCES), licences());
    }

    /** The licences as a text: a list, then the texts that the jars bring along, each once. */
    String licences() throws IOException {
        StringBuilder text = new StringBuilder("""
                Durascope itself is licensed under the Apache License 2.0: see LICENSE. With it come the following works. The
                runtime is made of OpenJDK %s (%s), GPL-2.0-only WITH Classpath-exception-2.0, whose licences and
                those of what it holds are in runtime/legal. JavaFX is under the same licence as OpenJDK.

                """.formatted(Runtime.version(), System.getProperty("java.vendor")));
        TreeMap<String, String> lines = new TreeMap<>();
        for (Component component : components) {
            if (!component.isOwn()) {
                lines.put(
                        component.group() + ":" + component.name(),
                        "%-62s %s%n%s"
                                .formatted(
                                        component.group() + ":" + component.name() + " " + component.version(),
                                        String.join(" or ", component.licences()),
                                        component.url().isEmpty()
                                                ? ""
                                                : "    " + component.url() + System.lineSeparator()));
            }
        }
        lines.values().forEach(text::append);
        for (Font font : fonts) {
            text.append("%-62s %s%n    %s%n".formatted(font.name() + " " + font.version(), Font.LICENCE, font.url()));
        }
        for (Map.Entry<String, TreeSet<String>> each : texts().entrySet()) {
            text.append(
                    "%n%s%n%s%n%n%s%n".formatted("=".repeat(80), String.join("\n", each.getValue()), each.getKey()));
        }
        return text.toString().replace("\r\n", "\n");
    }

    /** Licences and notices in the jars, with the places where each is. */
    private Map<String, TreeSet<String>> texts() throws IOException {
        Map<String, TreeSet<String>> texts = new LinkedHashMap<>();
        for (Path file : jars) {
            try (ZipFile jar = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(jar.entries())) {
                    if (entry.getName().matches("(?i)(META-INF/)?([^/]*-)?(LICENSE|NOTICE)S?(\\.(txt|md))?")
                            || isOfFont(entry.getName())) {
                        String text = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                        texts.computeIfAbsent(text.strip(), t -> new TreeSet<>())
                                .add(file.getFileName() + ", " + entry.getName());
                    }
                }
            }
        }
        return texts;
    }

    private boolean isOfFont(String entry) {
        return fonts.stream().anyMatch(font -> font.text().equals(entry));
    }
}
