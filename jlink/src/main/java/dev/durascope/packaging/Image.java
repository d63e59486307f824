package dev.durascope.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The runtime image: the application's distribution beside a runtime of its own, without what this platform does not need, and with
 * its classes loaded and linked.
 */
final class Image {
    private final Platform platform;
    private final Path image;

    /** @param image the directory to make; what is there is deleted */
    Image(Platform platform, Path image) {
        this.platform = platform;
        this.image = image;
    }

    /**
     * Makes it.
     *
     * @param distribution of the application
     * @param javafx a directory with JavaFX's modules for this platform
     * @param bom what the build's dependencies are, in CycloneDX's JSON
     * @param modules of the runtime, separated by commas
     */
    void make(Path distribution, Path javafx, Path bom, String modules) throws IOException {
        Trees.delete(image);
        for (String directory : List.of("bin", "lib", "samples")) {
            Files.createDirectories(image.resolve(directory));
        }
        for (String file : List.of("LICENSE", "bin/" + platform.script())) {
            Files.copy(distribution.resolve(file), image.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        libraries(distribution.resolve("lib"));
        samples(distribution.resolve("samples"));
        runtime(javafx, modules);
        List<Path> modulePath = Trees.jars(javafx);
        Inventory inventory = Inventory.of(bom, Trees.jars(image.resolve("lib")), modulePath);
        inventory.write(image);
        train();
    }

    private void libraries(Path from) throws IOException {
        for (Path jar : Trees.jars(from)) {
            String name = jar.getFileName().toString();
            Path to = image.resolve("lib").resolve(name);
            if (name.startsWith("sqlite-jdbc-")) {
                withNativesOf(platform, jar, to);
            } else if (!name.startsWith("javafx-")) { // which is in the runtime
                Files.copy(jar, to, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Writes sqlite-jdbc's jar without the native libraries of other platforms, which are nine tenths of it. */
    static void withNativesOf(Platform platform, Path jar, Path target) throws IOException {
        String own = platform.sqliteDirectory();
        Jars.rewrite(
                jar,
                target,
                entry -> !entry.getName().startsWith("org/sqlite/native/")
                        || entry.getName().startsWith(own),
                Map.of());
    }

    private void samples(Path from) throws IOException {
        SampleJars samples = new SampleJars(Trees.jars(image.resolve("lib")));
        for (Path jar : Trees.jars(from)) {
            samples.share(jar, image.resolve("samples").resolve(jar.getFileName()));
        }
    }

    private void runtime(Path javafx, String modules) {
        Programs.tool(
                "jlink",
                List.of(
                        "--module-path",
                        javafx.toString(),
                        "--add-modules",
                        modules,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress",
                        "zip-9",
                        "--output",
                        image.resolve("runtime").toString()));
    }

    /**
     * Proves the image and trains its cache: classes loaded and linked, and how they were used, by the runtime itself and with the
     * launcher's options.
     */
    private void train() throws IOException {
        Path cache = image.resolve("lib/durascope.aot");
        String program = image.resolve("bin").resolve(platform.script()).toString();
        Programs.run(
                Map.of("DURASCOPE_JAVA_OPTS", "-XX:AOTCacheOutput=" + cache + " -Xlog:aot=off -Xlog:cds=off"),
                List.of(program, "selftest"));
        if (!Files.exists(cache) || Files.size(cache) == 0) {
            throw new PackagingException("The self-test left no cache of classes in " + cache + ".");
        }
        Programs.run(Map.of("DURASCOPE_JAVA_OPTS", Programs.CACHE_REQUIRED), List.of(program, "--version"));
        String sizes = List.of("bin", "lib", "samples", "runtime").stream()
                .map(directory -> directory + " " + megabytes(image.resolve(directory)))
                .collect(Collectors.joining(", "));
        System.out.println("The image in " + image + " takes " + megabytes(image) + ": " + sizes + ".");
    }

    private static String megabytes(Path directory) {
        try {
            long bytes = 0;
            for (Path path : Trees.paths(directory)) {
                bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
            }
            return "%.1f MB".formatted(bytes / 1048576.0);
        } catch (IOException e) {
            throw new PackagingException(directory + " cannot be read: " + e.getMessage(), e);
        }
    }
}
