package dev.durascope.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTextTest {
    @TempDir
    Path directory;

    private SourceText read(byte[] bytes) throws IOException {
        return SourceText.read(file(Files.write(directory.resolve("A.java"), bytes)));
    }

    private static SourceFile file(Path path) {
        return new SourceFile(path, null, false, null);
    }

    @Test
    void linesEndInEveryWayThereIs() throws Exception {
        SourceText text = read("\uFEFFa\nb\r\nc\rd\n\n".getBytes(StandardCharsets.UTF_8));
        assertThat(text.lines()).containsExactly("a", "b", "c", "d", "");
        assertThat(text.starts()).hasSize(5);
        assertThat(text.utf8()).isTrue();
        assertThat(read(new byte[0]).lines()).containsExactly("");
    }

    @Test
    void whatIsNotUtf8IsShownAllTheSame() throws Exception {
        SourceText text = read("// grün".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(text.utf8()).isFalse();
        assertThat(text.lines()).containsExactly("// grün");
    }

    @Test
    void tenMegabytesAreReadAndMoreThanCanBeShownAreRefused() throws Exception {
        StringBuilder lines = new StringBuilder();
        while (lines.length() < 10_000_000) {
            lines.append("    int value = 1; // one line of very many lines\n");
        }
        assertThat(read(lines.toString().getBytes(StandardCharsets.UTF_8))
                        .lines()
                        .size())
                .isEqualTo(200_000);
        Path large = Files.write(directory.resolve("Large.java"), new byte[SourceText.MOST_BYTES + 1]);
        assertThatThrownBy(() -> SourceText.read(file(large))).hasMessageContaining("open it in an editor");
    }

    @Test
    void aFileThatIsGoneIsSaidToBe() throws Exception {
        SourceFile gone = file(directory.resolve("Gone.java"));
        assertThatThrownBy(() -> SourceText.read(gone)).hasMessageContaining("Gone.java is gone");
        Path zip = directory.resolve("sources.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("a/B.java"));
            out.write("class B {}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(SourceText.read(new SourceFile(zip, "a/B.java", false, null)).lines())
                .containsExactly("class B {}");
        assertThatThrownBy(() -> SourceText.read(new SourceFile(zip, "a/C.java", false, null)))
                .hasMessageContaining("sources.jar!/a/C.java is gone");
    }
}
