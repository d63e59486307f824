package dev.durascope.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
    @TempDir
    Path directory;

    private Path orders;
    private Path module;

    @BeforeEach
    void makeJars() throws IOException {
        orders = jar("orders-1.2.jar");
        module = jar("fx-26-linux.jar");
    }

    @Test
    void everyJarIsNamedForPeopleAndForMachines() throws IOException {
        Inventory.of(
                        bom(component("orders", "1.2", "Apache-2.0"), component("fx", "26", "GPL-2.0-only")),
                        List.of(orders),
                        List.of(module))
                .write(directory);

        assertThat(directory.resolve("THIRD-PARTY.txt"))
                .content()
                .contains("org.example:orders 1.2")
                .contains("Apache-2.0")
                .contains("org.example:fx 26")
                .contains("fx-26-linux.jar, META-INF/LICENSE\norders-1.2.jar, META-INF/LICENSE\n")
                .containsOnlyOnce("The text of a licence.");
        assertThat(directory.resolve("sbom.cdx.json")).content().contains("\"orders\"", "\"fx\"", "\"OpenJDK\"");
    }

    @Test
    void aJarThatIsNotInTheBillIsRefused() {
        assertThatThrownBy(() ->
                        Inventory.of(bom(component("fx", "26", "GPL-2.0-only")), List.of(orders), List.of(module)))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("orders-1.2.jar is packaged, but is no component of");
    }

    @Test
    void aComponentWithoutALicenceIsRefused() {
        String unknown = "{\"group\": \"org.example\", \"name\": \"orders\", \"version\": \"1.2\"}";
        assertThatThrownBy(() -> Inventory.of(bom(unknown), List.of(orders), List.of()))
                .isInstanceOf(PackagingException.class)
                .hasMessage("orders 1.2 names no licence: find out which it is before it is packaged.");
    }

    @Test
    void withoutABillItIsToldHowToGetOne() {
        assertThatThrownBy(() -> Inventory.of(directory.resolve("none.json"), List.of(), List.of()))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("build without -o");
    }

    @Test
    void aFontInAJarOfOursIsNamedWithItsLicence() throws IOException {
        Inventory.of(
                        bom(own()),
                        List.of(jar(
                                "durascope-app-1.jar",
                                "dev/durascope/app/shell/fonts/inter-latin-400-normal.woff",
                                "dev/durascope/app/shell/fonts/inter-LICENSE.txt",
                                "dev/durascope/icons/durascope-icons.ttf")),
                        List.of())
                .write(directory);

        assertThat(directory.resolve("THIRD-PARTY.txt"))
                .content()
                .containsPattern("Inter 4\\.001 +OFL-1\\.1\n    https://github.com/rsms/inter\n")
                .contains("durascope-app-1.jar, dev/durascope/app/shell/fonts/inter-LICENSE.txt\n")
                .doesNotContain("JetBrains Mono");
        JsonNode font = new ObjectMapper()
                .readTree(directory.resolve("sbom.cdx.json").toFile())
                .at("/components/1");
        assertThat(font.path("name").asText()).isEqualTo("Inter");
        assertThat(font.path("version").asText()).isEqualTo("4.001");
        assertThat(font.at("/licenses/0/license/id").asText()).isEqualTo("OFL-1.1");
    }

    @Test
    void aFontThatNoListNamesIsRefused() throws IOException {
        Path app = jar("durascope-app-1.jar", "dev/durascope/app/shell/fonts/other.woff2");
        assertThatThrownBy(() -> Inventory.of(bom(own()), List.of(app), List.of()))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("durascope-app-1.jar holds the font dev/durascope/app/shell/fonts/other.woff2");
    }

    @Test
    void aFontWithoutTheTextOfItsLicenceIsRefused() throws IOException {
        Path app = jar("durascope-app-1.jar", "dev/durascope/app/shell/fonts/jetbrains-mono-latin-400-normal.woff");
        assertThatThrownBy(() -> Inventory.of(bom(own()), List.of(app), List.of()))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("holds the font JetBrains Mono without the text of its licence");
    }

    /** The list holds what the application's module holds: nothing else looks at it before an image is made. */
    @Test
    void theFontsOfTheApplicationAreListedWithTheirLicences() throws IOException {
        Path resources = Path.of("..", "app", "src", "main", "resources");
        List<String> files;
        try (Stream<Path> all = Files.walk(resources)) {
            files = all.map(file -> resources.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }

        assertThat(files)
                .filteredOn(Font::isFont)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Font.of(file))
                        .hasValueSatisfying(font -> assertThat(files).contains(font.text())));
        assertThat(Font.ALL)
                .allSatisfy(font -> assertThat(resources.resolve(font.text()))
                        .content()
                        .contains("SIL Open Font License, Version 1.1"));
    }

    private static String own() {
        return """
                {"group": "dev.durascope", "name": "durascope-app", "version": "1", "licenses": [{"license": {"id": "Apache-2.0"}}]}""";
    }

    private Path bom(String... components) throws IOException {
        return Files.writeString(
                directory.resolve("bom.json"), "{\"components\": [" + String.join(", ", components) + "]}");
    }

    private static String component(String name, String version, String licence) {
        return """
                {"group": "org.example", "name": "%s", "version": "%s", "licenses": [{"license": {"id": "%s"}}]}""".formatted(name, version, licence);
    }

    private Path jar(String name, String... more) throws IOException {
        Path file = directory.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("META-INF/LICENSE"));
            zip.write("The text of a licence.\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            for (String each : more) {
                zip.putNextEntry(new ZipEntry(each));
                zip.write(each.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
