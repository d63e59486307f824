package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of what runs, and who hears of it, when a handler's classes are built again. */
@Timeout(120)
class RebuiltCodeTest {
    @TempDir
    private Path directory;

    /** Compiles a handler that waits for a file and then needs a class that it has not needed before. */
    private Path compile(String answer) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Path source = directory.resolve("Waiting.java");
        Files.writeString(source, """
                import java.io.*;
                import java.nio.file.*;
                public class Waiting implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {
                    public void handleRequest(InputStream in, OutputStream out,
                            com.amazonaws.services.lambda.runtime.Context context) throws IOException {
                        Path go = Path.of(System.getenv("GO"));
                        Files.writeString(go.resolveSibling("begun"), "");
                        while (!Files.exists(go)) {
                            Thread.onSpinWait();
                        }
                        out.write(new Later().answer());
                    }
                }
                class Later {
                    byte[] answer() { return "\\"%s\\"".getBytes(); }
                }
                """.formatted(answer));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(status).isZero();
        return classes;
    }

    private static void jar(Path classes, Path jar) throws IOException {
        // Over the file that is there, as jar tasks write.
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.newDirectoryStream(classes, "*.class")) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void anInvocationEndsOnTheClassesItBeganWithAndTheNextOneHasTheNewOnes() throws Exception {
        Path classes = compile("old");
        Path go = directory.resolve("go");
        Path begun = directory.resolve("begun");
        Path cache = directory.resolve("cache");
        Code code = new Code.ClassDirectory(classes, List.of(library()));

        try (PoolFixture fixture = new PoolFixture(cache, UnaryOperator.identity())) {
            FunctionConfig function = PoolFixture.function(code, "Waiting", 60, Map.of("GO", go.toString()));
            CompletableFuture<InvocationOutcome> running = fixture.begin(function, "{}");
            eventually(() -> Files.exists(begun));
            compile("new");
            Files.writeString(go, "");

            assertThat(PoolFixture.text(PoolFixture.await(running))).isEqualTo("\"old\"");
            assertThat(fixture.answer(function, "{}")).isEqualTo("\"new\"");
            eventually(() -> directoriesIn(cache.resolve("running")) == 1);
        }
        eventually(() -> directoriesIn(cache.resolve("running")) == 0);
    }

    private static Path library() {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.contains("aws-lambda-java-core")) {
                return Path.of(entry);
            }
        }
        throw new AssertionError("aws-lambda-java-core is not on the class path");
    }

    private static int directoriesIn(Path directory) {
        String[] names = directory.toFile().list();
        return names == null ? 0 : names.length;
    }

    @Test
    void codeThatWasBuiltAgainIsToldOnceAndOnlyWhenItIsWhole() throws Exception {
        Path classes = compile("old");
        Path jar = directory.resolve("waiting.jar");
        jar(classes, jar);
        Code asJar = new Code.Archive(jar);
        Code asClasses = new Code.ClassDirectory(classes, List.of());
        BlockingQueue<Code> told = new LinkedBlockingQueue<>();

        try (CodeWatch watch = new CodeWatch(
                directory.resolve("cache"), told::add, file -> {}, Duration.ofMillis(60), CodeFingerprint::of)) {
            watch.follow(Set.of(asJar, asClasses), Set.of());
            assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();

            // Half a jar is no jar, and no class is no code.
            byte[] whole = Files.readAllBytes(jar);
            Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
            Path aside = directory.resolve("aside");
            Files.createDirectories(aside);
            for (String name : List.of("Waiting.class", "Later.class")) {
                Files.move(classes.resolve(name), aside.resolve(name));
            }
            assertThat(told.poll(400, TimeUnit.MILLISECONDS)).isNull();

            Files.write(jar, whole);
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(asJar);
            for (String name : List.of("Waiting.class", "Later.class")) {
                Files.copy(aside.resolve(name), classes.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(asClasses);
            assertThat(told.poll(300, TimeUnit.MILLISECONDS)).isNull();
        }
    }
}
