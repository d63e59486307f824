package dev.durascope.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.history.SourceLocation;
import dev.durascope.engine.invoke.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFinderTest {
    private static final SourceLocation PLACE =
            new SourceLocation("com.example.Orders$Line", "lambda$0", "Orders.java", 7);
    private static final String FILE = "com/example/Orders.java";

    @TempDir
    Path directory;

    private final SourceFinder finder = new SourceFinder();
    private Path project;

    @BeforeEach
    void makeProject() throws Exception {
        project = Files.createDirectories(directory.resolve("shop"));
        write("pom.xml", "<project/>");
    }

    private Path write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path jar(String path, Map<String, String> entries) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes());
            }
        }
        return file;
    }

    private SourceFile find(SourceLocation place, Code code, Path... configured) {
        return finder.find(place, code, List.of(configured)).orElse(null);
    }

    private static SourceFile find(SourceFinder with, Code code) {
        return with.find(PLACE, code, List.of()).orElse(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/orders.jar", "build/libs/orders-all.jar", "dist/orders.zip"})
    void theProjectThatBuiltAJarHasItsSource(String jar) throws Exception {
        Path source = write("src/main/java/" + FILE, "class Orders {}");
        SourceFile found = find(PLACE, new Code.Archive(jar(jar, Map.of())));
        assertThat(found.file()).isEqualTo(source);
        assertThat(found.entry()).isNull();
        assertThat(found.name()).isEqualTo("Orders.java");
        assertThat(found.project()).isEqualTo(project);
    }

    @Test
    void siblingModulesAndClassDirectoriesAreSearchedAndTestsAfterMain() throws Exception {
        write("handlers/pom.xml", "<project/>");
        write("handlers/src/test/java/" + FILE, "class Orders {}");
        Path source = write("domain/src/main/java/" + FILE, "class Orders {}");
        Path classes = Files.createDirectories(project.resolve("handlers/target/classes"));
        assertThat(find(PLACE, new Code.ClassDirectory(classes, List.of())).file())
                .as("the module's own, of tests, before a sibling's")
                .isEqualTo(project.resolve("handlers/src/test/java/" + FILE));
        Files.delete(project.resolve("handlers/src/test/java/" + FILE));
        assertThat(find(PLACE, new Code.ClassDirectory(classes, List.of())).file())
                .isEqualTo(source);
    }

    @Test
    void aDirectoryThatTheUserNamesComesFirstAndMayBeAProjectARootOrASourcesJar() throws Exception {
        write("src/main/java/" + FILE, "class Orders {}");
        Code code = new Code.Archive(jar("target/orders.jar", Map.of()));
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere/com/example"));
        Path root = Files.writeString(elsewhere.resolve("Orders.java"), "class Orders {}");
        assertThat(find(PLACE, code, directory.resolve("elsewhere")).file()).isEqualTo(root);
        Path checkout = directory.resolve("checkout/module/src/main/java/com/example");
        Path inProject = Files.writeString(Files.createDirectories(checkout).resolve("Orders.java"), "class Orders {}");
        assertThat(find(PLACE, code, directory.resolve("checkout")).file()).isEqualTo(inProject);
        Path sources = jar("../orders-src.jar", Map.of(FILE, "class Orders {}"));
        Files.delete(project.resolve("src/main/java/" + FILE));
        assertThat(find(PLACE, code, sources).place()).endsWith("orders-src.jar!/" + FILE);
    }

    @Test
    void aSourcesJarBesideTheJarAndSourcesInItAreFound() throws Exception {
        Path lone = Files.createDirectories(directory.resolve("downloads"));
        project = lone;
        Path sources = jar("orders-1.0-sources.jar", Map.of(FILE, "class Orders {}"));
        SourceFile found = find(PLACE, new Code.Archive(jar("orders-1.0-all.jar", Map.of())));
        assertThat(found.file()).isEqualTo(sources);
        assertThat(found.entry()).isEqualTo(FILE);
        Path full = jar("full/orders.jar", Map.of(FILE, "class Orders {}"));
        assertThat(find(PLACE, new Code.Archive(full)).place()).isEqualTo(full + "!/" + FILE);
    }

    @Test
    void kotlinMayLieWhereItLikesWhenItsPackageIsRight() throws Exception {
        write("src/main/kotlin/wrong/Orders.kt", "package com.other\n");
        Path source = write("src/main/kotlin/shop/Orders.kt", "// Orders\n\npackage com.example\n\nclass Orders\n");
        Code code = new Code.Archive(jar("build/libs/orders.jar", Map.of()));
        SourceLocation place = new SourceLocation("com.example.OrdersKt", "main", "Orders.kt", 5);
        assertThat(find(place, code).file()).isEqualTo(source);
    }

    @Test
    void withoutAFileNameTheOutermostClassTellsIt() throws Exception {
        Path source = write("src/main/java/" + FILE, "class Orders {}");
        SourceLocation place = new SourceLocation("com.example.Orders$Line", "total", null, null);
        assertThat(find(place, new Code.Archive(jar("target/orders.jar", Map.of())))
                        .file())
                .isEqualTo(source);
    }

    @Test
    void sourceThatChangedAfterTheBuildIsNewer() throws Exception {
        Path source = write("src/main/java/" + FILE, "class Orders {}");
        Path jar = jar("target/orders.jar", Map.of());
        Instant built = Instant.parse("2026-11-01T10:00:00Z");
        Files.setLastModifiedTime(jar, FileTime.from(built));
        Files.setLastModifiedTime(source, FileTime.from(built.minusSeconds(60)));
        assertThat(find(PLACE, new Code.Archive(jar)).newer()).isFalse();
        Files.setLastModifiedTime(source, FileTime.from(built.plusSeconds(60)));
        assertThat(find(PLACE, new Code.Archive(jar)).newer()).isTrue();
    }

    @Test
    void whatWasNotThereIsFoundOnceItIsAndWhatIsGoneIsFoundElsewhere() throws Exception {
        Code code = new Code.Archive(jar("target/orders.jar", Map.of()));
        assertThat(find(finder, code)).isNull();
        Path first = write("src/main/java/" + FILE, "class Orders {}");
        assertThat(find(finder, code).file()).isEqualTo(first);
        Files.delete(first);
        Path moved = write("core/src/main/java/" + FILE, "class Orders {}");
        assertThat(find(finder, code).file()).isEqualTo(moved);
    }

    @Test
    void theProjectIsTheOneThatAnIdeHasOpened() throws Exception {
        write("handlers/pom.xml", "<project/>");
        write("handlers/src/main/java/" + FILE, "class Orders {}");
        Code code = new Code.Archive(jar("handlers/target/orders.jar", Map.of()));
        assertThat(find(PLACE, code).project()).isEqualTo(project);
        Files.createDirectories(project.resolve("handlers/.vscode"));
        assertThat(find(PLACE, code).project()).isEqualTo(project.resolve("handlers"));
        assertThat(finder.project(code, List.of())).contains(project.resolve("handlers"));
    }

    @Test
    void codeThatLiesNowhereHasNoSource() {
        assertThat(find(PLACE, new Code.NodeModule(directory))).isNull();
        assertThat(find(PLACE, new Code.Archive(directory.resolve("gone.jar")))).isNull();
        assertThat(finder.project(new Code.NodeModule(directory), List.of())).isEmpty();
    }
}
