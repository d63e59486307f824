package dev.durascope.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleJarsTest {
    @TempDir
    Path directory;

    @Test
    void whatASampleSharesWithTheApplicationLiesThereOnly() throws IOException {
        Path shared = jar("lib/sdk-1.jar", Map.of("a/A.class", "A", "a/B.class", "B of another version"));
        Path other = jar("lib/other-1.jar", Map.of("x/X.class", "X"));
        Path own = jar("lib/durascope-worker-1.jar", Map.of("h/Handler.class", "H"));
        Path sample = jar(
                "distribution/sample.jar",
                Map.of(
                        "a/A.class",
                        "A",
                        "a/B.class",
                        "B",
                        "h/Handler.class",
                        "H",
                        "META-INF/durascope.json",
                        "{\"handler\": \"h.Handler\"}"));

        Path target = Files.createDirectories(directory.resolve("samples")).resolve("sample.jar");
        new SampleJars(List.of(shared, other, own)).share(sample, target);

        assertThat(names(target))
                .as("what differs from the library, and what is like something of ours, stays")
                .containsExactlyInAnyOrder("a/B.class", "h/Handler.class", "META-INF/durascope.json");
        try (ZipFile zip = new ZipFile(target.toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("META-INF/durascope.json")))
                    .asString(StandardCharsets.UTF_8)
                    .contains("\"handler\" : \"h.Handler\"")
                    .contains("\"libraries\" : [ \"../lib/sdk-1.jar\" ]");
        }
    }

    @Test
    void onlyThisPlatformsNativeLibraryStays() throws IOException {
        Path jar = jar(
                "sqlite.jar",
                Map.of(
                        "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so",
                        "linux",
                        "org/sqlite/native/Linux-Musl/x86_64/libsqlitejdbc.so",
                        "musl",
                        "org/sqlite/native/Windows/x86_64/sqlitejdbc.dll",
                        "windows",
                        "org/sqlite/JDBC.class",
                        "class"));
        Path target = directory.resolve("own.jar");

        Image.withNativesOf(Platform.of("Linux", "amd64"), jar, target);

        assertThat(names(target))
                .containsExactlyInAnyOrder("org/sqlite/native/Linux/x86_64/libsqlitejdbc.so", "org/sqlite/JDBC.class");
        assertThat(Files.getLastModifiedTime(target)).isEqualTo(Files.getLastModifiedTime(jar));
    }

    private Path jar(String name, Map<String, String> entries) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return Collections.list(zip.entries()).stream()
                    .map(ZipEntry::getName)
                    .toList();
        }
    }
}
