package dev.durascope.engine.javascript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The handlers written for AWS's JavaScript SDK, ready to run: the sources of {@code src/test/js} with the packages that
 * the lock file names, in {@code target/js}. What cannot be installed fails the test; it is never skipped, because the
 * engine is judged by that SDK.
 */
public final class JavaScriptProject {

    private static final int INSTALL_MINUTES = 10;

    private JavaScriptProject() {}

    /**
     * Installs the project when its lock file has changed since the last time, and copies the handlers. Safe to call
     * from many threads and processes at once.
     *
     * @return the directory that holds {@code package.json} and {@code node_modules}
     * @throws IllegalStateException when npm is missing or fails
     */
    public static synchronized Path install() {
        Path target = buildDirectory();
        Path sources = target.resolveSibling(Path.of("src", "test", "js"));
        Path project = target.resolve("js");
        try (FileChannel channel =
                FileChannel.open(target.resolve("js.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Released with the channel.
            channel.lock();
            copy(sources, project);
            Path installed = project.resolve(Path.of("node_modules", ".installed-package-lock.json"));
            Path wanted = project.resolve("package-lock.json");
            if (!Files.exists(installed) || Files.mismatch(installed, wanted) >= 0) {
                npmCi(project);
                Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
            }
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The module's {@code target}, wherever the tests are started from. */
    private static Path buildDirectory() {
        try {
            return Path.of(JavaScriptProject.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path sources, Path project) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> !path.startsWith(sources.resolve("node_modules")))
                    .toList()) {
                Path copy = project.resolve(sources.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void npmCi(Path project) throws IOException {
        Path output = project.resolve("npm-ci.log");
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = List.of(windows ? "npm.cmd" : "npm", "ci", "--no-audit", "--no-fund");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "npm is needed to prove the engine with AWS's JavaScript SDK, and was not found: install Node.js 20"
                            + " or later with npm, and make sure that npm is on the PATH ("
                            + e.getMessage() + ")",
                    e);
        }
        try {
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("npm ci took longer than " + INSTALL_MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during npm ci", e);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    "npm ci failed in " + project + ":\n" + Files.readString(output, StandardCharsets.UTF_8));
        }
    }
}
