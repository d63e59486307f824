package dev.durascope.junit;

import static dev.durascope.junit.DurableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JarRunnerTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("GREETING", "hello");

    @TempDir
    private static Path directory;

    private static Path jar;

    @BeforeAll
    static void makeJar() throws Exception {
        jar = directory.resolve("handlers.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : new Class<?>[] {JarHandlers.class, JarHandlers.Raw.class, JarHandlers.Greeter.class}) {
                String name = type.getName().replace('.', '/') + ".class";
                try (InputStream in = JarRunnerTest.class.getResourceAsStream("/" + name)) {
                    put(out, name, in);
                }
            }
            Path interfaces = Path.of(RequestHandler.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (JarFile core = new JarFile(interfaces.toFile())) {
                for (JarEntry entry : core.stream()
                        .filter(each -> each.getName().endsWith(".class"))
                        .toList()) {
                    try (InputStream in = core.getInputStream(entry)) {
                        put(out, entry.getName(), in);
                    }
                }
            }
        }
    }

    private static void put(JarOutputStream out, String name, InputStream in) throws IOException {
        out.putNextEntry(new JarEntry(name));
        in.transferTo(out);
        out.closeEntry();
    }

    @Test
    void aHandlerInAJarRunsInAProcessOfItsOwnWithItsEnvironment() {
        try (var runner = DurableFunctionTestRunner.forJar(jar, JarHandlers.Raw.class.getName())
                .functionName("raw")
                .environment(ENVIRONMENT)
                .build()) {
            assertThat(runner.run("x")).hasResult("hello from raw");
        }
    }

    @Test
    void aTargetMayBeInAJar() {
        try (var runner = DurableFunctionTestRunner.forHandler(new Handlers.Caller())
                .registerJar("target", jar, JarHandlers.Greeter.class.getName())
                .environment(ENVIRONMENT)
                .build()) {
            assertThat(runner.run("x")).hasResult("hello x, hello hello x");
        }
    }

    @Test
    void aJarThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurableFunctionTestRunner.forJar(directory.resolve("nothing.jar"))
                        .build())
                .withMessageContaining("nothing.jar cannot be run: ");
    }
}
