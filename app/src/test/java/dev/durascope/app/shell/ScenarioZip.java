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

/** A Lambda zip of the scenarios' handler, compiled against the handler API that the sample's jar carries. */
final class ScenarioZip {
    static final String HANDLER = "scenarios.Scenarios";

    private ScenarioZip() {}

    static Path make(Path directory) throws IOException {
        Path library = SampleJar.find().orElseThrow();
        Path classes = Files.createDirectories(directory.resolve("classes"));
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        List.of("--release", "17", "-cp", library.toString(), "-d", classes.toString(), "-proc:none"),
                        null,
                        List.of(source()))
                .call();
        if (!compiled) {
            throw new IllegalStateException("The scenarios do not compile.");
        }
        Path zip = directory.resolve("scenarios.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.walk(classes)) {
            out.setLevel(1);
            files.filter(Files::isRegularFile)
                    .forEach(file -> add(out, classes.relativize(file).toString(), file));
            add(out, "lib/handler.jar", library);
        }
        return zip;
    }

    private static JavaFileObject source() throws IOException {
        try (InputStream in = ScenarioZip.class.getResourceAsStream("Scenarios.java.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new SimpleJavaFileObject(URI.create("string:///Scenarios.java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
        }
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
