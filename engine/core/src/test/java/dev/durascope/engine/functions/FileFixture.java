package dev.durascope.engine.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.durascope.engine.project.BuildProgress;
import dev.durascope.engine.project.Projects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A functions file in a directory with code around it. */
record FileFixture(Path directory, String name, String region) {

    /** Makes empty files. */
    void touch(String... paths) throws IOException {
        for (String path : paths) {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    FunctionsFile read(String text) throws IOException, FunctionsFileException {
        Path file = directory.resolve(name);
        Files.writeString(file, text);
        return FunctionsFile.read(file, region, "123456789012", projects());
    }

    /** Finds no build tool. */
    Projects projects() {
        return new Projects(
                directory.resolve("cache"), Map.of(), List.of(), BuildProgress.UNHEARD, Duration.ofSeconds(1));
    }

    /** What is wrong with a text, with DIR for the directory. */
    List<String> mistakes(String text) {
        FunctionsFileException refused = catchThrowableOfType(FunctionsFileException.class, () -> read(text));
        assertThat(refused).as("a refusal of " + text).isNotNull();
        return refused.mistakes().stream()
                .map(m -> m.toString().replace(directory.toString(), "DIR"))
                .toList();
    }
}
