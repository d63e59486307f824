package dev.durascope.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void aFileIsMadeOrReplacedAndNothingIsLeftBeside() throws Exception {
        Path file = directory.resolve("a.json");
        WholeFile.write(file, new byte[10]);
        WholeFile.write(file, TEXT);

        assertThat(file).hasBinaryContent(TEXT);
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path file = Files.createFile(directory.resolve("a.json"));
        Path link = Files.createSymbolicLink(directory.resolve("link.json"), file);
        WholeFile.write(link, TEXT);

        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(TEXT);
    }

    @Test
    void whatCannotBeWrittenSaysWhy() {
        IOException e =
                catchThrowableOfType(IOException.class, () -> WholeFile.write(directory.resolve("none/a.json"), TEXT));

        assertThat(WholeFile.reason(e)).isEqualTo("there is no such directory");
        assertThat(WholeFile.isWritable(directory.resolve("none/a.json"))).isFalse();
        assertThat(WholeFile.isWritable(directory)).isFalse();
        assertThat(WholeFile.isWritable(directory.resolve("a.json"))).isTrue();
    }

    static boolean hasFullDevice() {
        return Files.exists(Path.of("/dev/full"));
    }

    @Test
    @EnabledIf("hasFullDevice")
    void aFullDiskIsTold() {
        IOException e = catchThrowableOfType(IOException.class, () -> WholeFile.write(Path.of("/dev/full"), TEXT));

        assertThat(WholeFile.reason(e)).isEqualTo("No space left on device");
    }
}
