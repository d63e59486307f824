package dev.durascope.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleJarTest {

    @Test
    void theRunnableJarIsFoundAmongWhatTheBuildLeaves(@TempDir Path directory) throws IOException {
        for (String name : new String[] {
            "original-order-processor-1.jar", "order-processor-1-sources.jar", "order-processor-1.jar", "other.jar"
        }) {
            Files.createFile(directory.resolve(name));
        }

        assertThat(SampleJar.in(directory, "order-processor")).contains(directory.resolve("order-processor-1.jar"));
    }

    @Test
    void noDirectoryHoldsNoSample(@TempDir Path directory) {
        assertThat(SampleJar.in(directory.resolve("samples"), "order-processor"))
                .isEmpty();
    }
}
