package dev.durascope.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A handler on a stand-in for AWS's durable SDK, compiled where it is wanted. */
final class StandIn {
    private static final Path SOURCES = Path.of("src/test/sdk");

    private StandIn() {}

    /** Compiles one of the stand-ins and returns the directory of its classes. */
    static Path compile(String name, Path directory) throws IOException {
        Path classes = Files.createDirectories(directory.resolve(name));
        List<String> arguments = new ArrayList<>(List.of("-g", "--release", "17", "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(SOURCES.resolve(name))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .as("compiles")
                .isZero();
        return classes;
    }

    /** The line of its handler that holds a text. */
    static int line(String name, String text) throws IOException {
        List<String> lines = Files.readAllLines(SOURCES.resolve(name).resolve("orders/Handler.java"));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError("No line holds " + text);
    }
}
