package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.invoke.handlers.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeBundleTest {
    @TempDir
    Path directory;

    private CodeBundle open(Path file) throws CodeException {
        return CodeBundle.open(new Code.Archive(file), directory.resolve("cache"));
    }

    @Test
    void aShadedJarIsRunAsItIs() throws Exception {
        Path jar = new TestJars().with(TestJars.JAVA_17, Shapes.class).write(directory.resolve("a.jar"));
        assertThat(open(jar).classPath()).containsExactly(jar);
        assertThat(directory.resolve("cache")).doesNotExist();
    }

    @Test
    void aJarMayNameItsLibrariesInsteadOfHoldingThem() throws Exception {
        Path library = new TestJars().with("a", "a").write(directory.resolve("library.jar"));
        Files.createDirectories(directory.resolve("samples"));
        Path jar = new TestJars()
                .with(TestJars.JAVA_17, Shapes.class)
                .with(BundleDescriptor.PATH, "{\"libraries\": [\"../library.jar\"]}")
                .write(directory.resolve("samples/a.jar"));
        assertThat(open(jar).classPath()).containsExactly(jar, library);

        Files.delete(library);
        assertThatThrownBy(() -> open(jar))
                .isInstanceOf(CodeException.class)
                .hasMessage(jar + " needs " + library + ", which is not there. Use the jar where it was installed, or"
                        + " build one that holds its libraries.");
    }

    @Test
    void aLambdaZipIsUnpackedOnceAndItsLibrariesAreOnTheClassPath() throws Exception {
        Path zip = new TestJars()
                .with(TestJars.JAVA_17, Shapes.class)
                .with("config.json", "{}")
                .with("lib/b.jar", new TestJars().with("b", "b"))
                .with("lib/a.jar", new TestJars().with("a", "a"))
                .write(directory.resolve("a.zip"));
        CodeBundle bundle = open(zip);
        Path root = bundle.taskRoot();
        assertThat(bundle.classPath()).containsExactly(root, root.resolve("lib/a.jar"), root.resolve("lib/b.jar"));
        assertThat(root.resolve("config.json")).hasContent("{}");
        assertThat(open(zip)).isEqualTo(bundle);
        try (var cached = Files.list(directory.resolve("cache"))) {
            assertThat(cached).hasSize(1);
        }
    }

    @Test
    void anEntryThatPointsOutOfTheArchiveIsRefused() {
        Path zip = new TestJars().with("../../evil", "x").write(directory.resolve("evil.zip"));
        assertThatThrownBy(() -> open(zip))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("points outside of it: ../../evil");
        assertThat(directory.resolve("evil")).doesNotExist();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> open(directory.resolve("none.jar")))
                .isInstanceOf(CodeException.class)
                .hasMessage("No such file: " + directory.resolve("none.jar") + ". Check the path; is the jar built?");
    }

    @Test
    void aTextFileNamedJarIsToldFromAJar() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.jar"), "Dear diary");
        assertThatThrownBy(() -> open(text))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("notes.jar is not a jar or zip");
    }

    @Test
    void anEmptyFileIsToldFromAJar() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.jar"));
        assertThatThrownBy(() -> open(empty)).isInstanceOf(CodeException.class).hasMessageContaining("is empty");
    }

    @Test
    void aTruncatedZipIsCalledTruncated() throws IOException {
        Path jar = new TestJars().with(TestJars.JAVA_17, Shapes.class).write(directory.resolve("a.jar"));
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> open(jar))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("a.jar is truncated or damaged");
    }

    @Test
    void aDirectoryIsNoArchive() {
        assertThatThrownBy(() -> open(directory))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("is a directory, not a jar or zip");
    }

    @Test
    void aClassPathEntryThatIsNotThereIsNamed() {
        Code code = new Code.ClassDirectory(directory, List.of(directory.resolve("gone.jar")));
        assertThatThrownBy(() -> CodeBundle.open(code, directory))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("No such class path entry: " + directory.resolve("gone.jar"));
    }

    @Test
    void aNodeModuleMustLookLikeOne() throws IOException {
        Path text = Files.writeString(directory.resolve("index.txt"), "");
        assertThatThrownBy(() -> CodeBundle.open(new Code.NodeModule(text), directory))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("must end in .mjs, .cjs or .js");
    }

    @Test
    void aChangedFileHasAnotherFingerprint() throws IOException {
        Path jar = new TestJars().with("a", "a").write(directory.resolve("a.jar"));
        Code code = new Code.Archive(jar);
        CodeFingerprint before = CodeFingerprint.of(code);
        assertThat(CodeFingerprint.of(code)).isEqualTo(before);
        new TestJars().with("a", "ab").write(jar);
        assertThat(CodeFingerprint.of(code)).isNotEqualTo(before);
        Files.delete(jar);
        assertThat(CodeFingerprint.of(code).files()).isZero();
    }
}
