package dev.durascope.engine.invoke;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds jars and zips out of the test tree's classes. */
final class TestJars {
    static final int JAVA_17 = 61;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** Adds a class and the classes inside it, as if it had been compiled for another Java. */
    TestJars with(int majorVersion, Class<?> type) {
        add("", majorVersion, type);
        return this;
    }

    /** Adds a file. */
    TestJars with(String name, String text) {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a jar in the jar. */
    TestJars with(String name, TestJars jar) {
        entries.put(name, jar.bytes());
        return this;
    }

    /** Writes it. */
    Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String prefix, int majorVersion, Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            byte[] bytes = in.readAllBytes();
            bytes[7] = (byte) majorVersion;
            entries.put(prefix + name, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Class<?> inner : type.getDeclaredClasses()) {
            add(prefix, majorVersion, inner);
        }
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
