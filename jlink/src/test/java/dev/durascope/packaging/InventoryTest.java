package dev.durascope.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private Path bom(String... components) throws IOException {
        return Files.writeString(
                directory.resolve("bom.json"), "{\"components\": [" + String.join(", ", components) + "]}");
    }

    private static String component(String name, String version, String licence) {
        return """
                {"group": "org.example", "name": "%s", "version": "%s", "licenses": [{"license": {"id": "%s"}}]}""".formatted(name, version, licence);
    }

    private Path jar(String name) throws IOException {
        Path file = directory.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("META-INF/LICENSE"));
            zip.write("The text of a licence.\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }
}
