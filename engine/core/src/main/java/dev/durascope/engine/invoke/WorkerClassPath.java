package dev.durascope.engine.invoke;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the worker, the code of ours that runs in the handler's JVM. */
final class WorkerClassPath {
    /** A class path that holds the worker, for those who keep it elsewhere. */
    static final String PROPERTY = "durascope.worker.jar";

    /**
     * The directory of the distribution, as its launchers say. Of classes out of a cache that was made elsewhere, the JDK tells a place
     * that is not theirs any more, or none.
     */
    private static final String DISTRIBUTION = "durascope.distribution";

    private static final String MAIN = "dev/durascope/worker/Main.class";
    private static final String JARS = "durascope-worker-*.jar";

    private WorkerClassPath() {}

    /**
     * The worker's class path: what the system property says; else the jar in the distribution; else, in our own tests, the worker
     * on our class path with its libraries; else the jar beside ours, or in a source tree.
     *
     * @throws CodeException when it is nowhere
     */
    static String find() throws CodeException {
        String property = System.getProperty(PROPERTY);
        if (property != null) {
            return property;
        }
        String distribution = System.getProperty(DISTRIBUTION);
        Optional<String> distributed = distribution == null
                ? Optional.empty()
                : jar(Path.of(distribution).resolve("lib"));
        if (distributed.isPresent()) {
            return distributed.get();
        }
        Path engine = locationOf(
                WorkerClassPath.class.getProtectionDomain().getCodeSource().getLocation());
        return onOurs().or(() -> beside(engine))
                .or(() -> inSourceTree(engine))
                .orElseThrow(() -> new CodeException("The worker (" + JARS + ") is not beside " + engine
                        + ". Install Durascope again, or name it by -D" + PROPERTY + "=FILE."));
    }

    private static Optional<String> onOurs() {
        URL main = WorkerClassPath.class.getClassLoader().getResource(MAIN);
        if (main == null) {
            return Optional.empty();
        }
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            String name = String.valueOf(path.getFileName());
            if (Files.exists(path.resolve(MAIN))
                    || name.startsWith("durascope-worker-")
                    || name.startsWith("aws-lambda-java-")
                    || name.startsWith("asm-")) {
                entries.add(entry);
            }
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(String.join(File.pathSeparator, entries));
    }

    private static Optional<String> beside(Path engine) {
        Path directory = engine.getParent();
        return directory == null ? Optional.empty() : jar(directory);
    }

    /** From {@code engine/core/target/…} to {@code engine/worker/target}. */
    private static Optional<String> inSourceTree(Path engine) {
        Path target = engine.getParent();
        return target == null
                ? Optional.empty()
                : jar(target.resolve("../../worker/target").normalize());
    }

    private static Optional<String> jar(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, JARS)) {
            for (Path jar : jars) {
                if (!jar.toString().endsWith("-sources.jar")) {
                    return Optional.of(jar.toString());
                }
            }
        } catch (IOException e) {
            // A directory that cannot be read holds nothing for us.
        }
        return Optional.empty();
    }

    private static Path locationOf(URL location) throws CodeException {
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new CodeException("Durascope lies at a place that is no file: " + location, e);
        }
    }
}
