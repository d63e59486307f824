package dev.durascope.app.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Handler jars made from source, so that tests need no other module's artifact. Lambda's interfaces come with the worker. */
public final class HandlerJar {

    /** A stream handler's source: the statements see {@code in}, the event, and answer what they return. */
    public static String handler(String name, String constructor, String body) {
        return """
                import com.amazonaws.services.lambda.runtime.*;
                public class %s implements RequestStreamHandler {
                    public %s() { %s }
                    @Override
                    public void handleRequest(java.io.InputStream stream, java.io.OutputStream out, Context context)
                            throws java.io.IOException {
                        String in = new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                        out.write(answer(in).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    }
                    private static String answer(String in) throws java.io.IOException { %s }
                }
                """.formatted(name, name, constructor, body);
    }

    /** A handler that succeeds at once with a result that must be JSON. */
    public static String succeeding(String name, String result) {
        String escaped = result.replace("\\", "\\\\").replace("\"", "\\\"");
        return handler(
                name,
                "",
                "return \"{\\\"Status\\\":\\\"SUCCEEDED\\\",\\\"Result\\\":\\\"" + escaped.replace("\\\"", "\\\\\\\"")
                        + "\\\"}\";");
    }

    private HandlerJar() {}

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /**
     * Compiles sources into a jar.
     *
     * @param sources by class name
     * @param resources by path in the jar
     */
    public static Path make(Path jar, Map<String, String> sources, Map<String, String> resources) throws IOException {
        Path classes = compile(Files.createTempDirectory(jar.toAbsolutePath().getParent(), "classes"), sources);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> entry(zip, classes.relativize(file).toString(), bytes(file)));
            resources.forEach((path, text) -> entry(zip, path, text.getBytes(StandardCharsets.UTF_8)));
        }
        return jar;
    }

    /**
     * Compiles sources into a class directory.
     *
     * @param sources by class name
     */
    public static Path compile(Path directory, Map<String, String> sources) throws IOException {
        return compile(directory, sources, List.of());
    }

    /**
     * The same against more libraries.
     *
     * @param libraries jars that the sources need beside what this test runs on
     */
    public static Path compile(Path directory, Map<String, String> sources, List<Path> libraries) throws IOException {
        String classPath = Stream.concat(
                        libraries.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
        Files.createDirectories(directory);
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        List.of("--release", "17", "-cp", classPath, "-d", directory.toString()),
                        null,
                        units)
                .call();
        if (!compiled) {
            throw new IllegalArgumentException("The handler does not compile: " + sources);
        }
        return directory;
    }

    /** Makes a jar's classes claim a class file version that no JDK has yet. */
    public static Path makeTooNew(Path jar, String className) throws IOException {
        make(jar, Map.of(className, succeeding(className, "1")), Map.of());
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new java.util.zip.ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(className + ".class")) {
                    bytes[6] = 0;
                    bytes[7] = (byte) 200;
                }
                entries.put(entry.getName(), bytes);
            }
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            entries.forEach((name, bytes) -> entry(zip, name, bytes));
        }
        return jar;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            ((OutputStream) zip).write(bytes);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
