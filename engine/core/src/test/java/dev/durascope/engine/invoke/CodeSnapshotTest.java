package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.invoke.handlers.Shapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CodeSnapshotTest {
    @TempDir
    private Path directory;

    private Path write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private CodeSnapshot snapshot(Code code) throws CodeException {
        Path cache = directory.resolve("cache");
        return CodeSnapshot.of(CodeBundle.open(code, cache), cache);
    }

    /** Classes of which a package, a file and the directory itself are links, beside one to nothing and one in a circle. */
    private Code linked() throws IOException {
        write("elsewhere/shop/Orders.txt", "orders");
        write("single.txt", "single");
        Path real = Files.createDirectories(directory.resolve("real"));
        Files.createSymbolicLink(real.resolve("shop"), directory.resolve("elsewhere/shop"));
        Files.createSymbolicLink(real.resolve("Single.txt"), directory.resolve("single.txt"));
        Files.createSymbolicLink(real.resolve("Gone.class"), directory.resolve("gone"));
        Files.createSymbolicLink(real.resolve("circle"), real);
        return new Code.ClassDirectory(Files.createSymbolicLink(directory.resolve("classes"), real), List.of());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatLinksLeadToIsCopied() throws Exception {
        CodeSnapshot snapshot = snapshot(linked());

        Path copy = snapshot.bundle().ownEntries().get(0);
        assertThat(copy.resolve("shop/Orders.txt")).hasContent("orders");
        assertThat(copy.resolve("Single.txt")).hasContent("single");
        assertThat(copy.resolve("Gone.class")).doesNotExist();
        snapshot.retire();
        assertThat(directory.resolve("cache/running")).isEmptyDirectory();
        assertThat(directory.resolve("elsewhere/shop/Orders.txt")).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatChangesBehindALinkIsAnotherState() throws Exception {
        Code code = linked();
        CodeFingerprint before = CodeFingerprint.of(code);
        assertThat(before.files()).isEqualTo(2);

        write("elsewhere/shop/Orders.txt", "more orders");

        assertThat(CodeFingerprint.of(code)).isNotEqualTo(before);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCopyThatFailsIsNotLeftBehind() throws Exception {
        Code code = linked();
        // A file that is there and whose reading fails, for every user.
        Path unreadable =
                Files.createSymbolicLink(directory.resolve("real/Unreadable.class"), Path.of("/proc/self/mem"));

        assertThatThrownBy(() -> snapshot(code))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("cannot be copied to");
        Files.delete(unreadable);

        assertThat(directory.resolve("cache/running")).isEmptyDirectory();
    }

    @Test
    void aCopyInWhichNoHandlerCanBeSoughtIsNotLeftBehind() throws Exception {
        Path jar = new TestJars()
                .with(TestJars.JAVA_17, Shapes.class)
                .with(BundleDescriptor.PATH, "{\"functions\": {\"a\": \"no.Handler\"}}")
                .write(directory.resolve("a.jar"));
        Path cache = directory.resolve("cache");
        try (PoolFixture fixture = new PoolFixture(cache, UnaryOperator.identity())) {
            FunctionConfig function = PoolFixture.function(new Code.Archive(jar), "a.Handler", 60, Map.of());

            InvocationOutcome outcome = fixture.invoke(function, "{}", null);

            assertThat(outcome.toString()).contains(BundleDescriptor.PATH);
            assertThat(cache.resolve("running")).isEmptyDirectory();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void handlersBehindLinksAreFound() throws Exception {
        Code code = linked();
        String name = Shapes.class.getName().replace('.', '/') + "$Indirect.class";
        try (InputStream in = Shapes.class.getClassLoader().getResourceAsStream(name)) {
            Files.write(directory.resolve("elsewhere/shop/Indirect.class"), in.readAllBytes());
        }

        HandlerDiscovery found = HandlerDiscovery.of(CodeBundle.open(code, directory.resolve("cache")));

        assertThat(found.highestMajorVersion()).isPositive();
    }
}
