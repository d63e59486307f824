package dev.durascope.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation that is made from the program, so that it cannot say something else than the program does.
 * With {@code -Ddurascope.docs=write} it is written, otherwise compared.
 */
public final class GeneratedPage {
    private static final Path DOCS = Path.of("../docs");

    private GeneratedPage() {}

    /** Compares the page with what it should be, or writes it. @param name its file's: {@code keys.md} */
    public static void check(String name, String text) throws IOException {
        Path page = DOCS.resolve(name);
        if ("write".equals(System.getProperty("durascope.docs"))) {
            Files.writeString(page, text);
        }
        assertThat(page)
                .as("docs/%s is made from the program: run this test with -Ddurascope.docs=write", name)
                .hasContent(text);
    }
}
