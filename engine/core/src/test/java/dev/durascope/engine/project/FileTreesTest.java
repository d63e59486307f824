package dev.durascope.engine.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreesTest {
    @TempDir
    private Path directory;

    private Path touch(String path) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    @Test
    void whatIsBuiltFetchedOrHiddenIsSkippedEvenWhereNoFileComesBeforeIt() throws IOException {
        // No other file is there, so these are the first to be met, whatever the order of the directory.
        touch("target/classes/pom.xml");
        touch("node_modules/one/pom.xml");
        touch(".git/pom.xml");

        assertThat(FileTrees.find(directory, 9, file -> file.endsWith("pom.xml")))
                .isEmpty();
    }

    @Test
    void theDirectoryToStartInIsLookedThroughWhateverItsName() throws IOException {
        Path pom = touch("build/module/pom.xml");

        assertThat(FileTrees.find(directory.resolve("build"), 9, file -> file.endsWith("pom.xml")))
                .containsExactly(pom);
    }

    @Test
    void classesBelowNodeModulesAreNobodysCode() throws IOException {
        touch("node_modules/one/Some.class");

        assertThat(FileTrees.holdsClasses(directory)).isFalse();
        assertThat(FileTrees.holdsClasses(directory.resolve("node_modules"))).isTrue();
    }
}
