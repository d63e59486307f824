package dev.durascope.app.shell;

import dev.durascope.app.launch.SampleJar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Lambda zips of handlers, compiled against the handler API that the sample's jar carries. */
final class ScenarioZip {
    static final String HANDLER = "scenarios.Scenarios";

    private ScenarioZip() {}

    /** The scenarios' handler. */
    static Path make(Path directory) throws IOException {
        try (InputStream in = ScenarioZip.class.getResourceAsStream("Scenarios.java.txt")) {
            String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return make(directory.resolve("scenarios.zip"), "Scenarios", source);
        }
    }

    /** A handler of which a test has the source. */
    static Path make(Path zip, String className, String source) throws IOException {
        Path library = SampleJar.find().orElseThrow();
        Path classes = Files.createTempDirectory(zip.getParent(), "classes");
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        List.of("--release", "17", "-cp", library.toString(), "-d", classes.toString(), "-proc:none"),
                        null,
                        List.of(unit(className, source)))
                .call();
        if (!compiled) {
            throw new IllegalStateException(className + " does not compile.");
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.walk(classes)) {
            out.setLevel(1);
            files.filter(Files::isRegularFile)
                    .forEach(file -> add(out, classes.relativize(file).toString(), file));
            add(out, "lib/handler.jar", library);
        }
        return zip;
    }

    private static JavaFileObject unit(String className, String source) {
        return new SimpleJavaFileObject(URI.create("string:///" + className + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static void add(ZipOutputStream out, String name, Path file) {
        try {
            out.putNextEntry(new ZipEntry(name));
            Files.copy(file, out);
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
