package dev.durascope.engine.invoke;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Node.js on this machine, and the bootstrap that makes it a Lambda runtime. */
final class NodeRuntime {
    private static final String BOOTSTRAP = "bootstrap.mjs";

    private NodeRuntime() {}

    /**
     * The {@code node} program on the PATH.
     *
     * @throws CodeException when there is none
     */
    static Path find(Map<String, String> environment) throws CodeException {
        for (String directory : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : List.of("node", "node.exe")) {
                Path node = Path.of(directory.isEmpty() ? "." : directory, name);
                if (Files.isExecutable(node) && !Files.isDirectory(node)) {
                    return node.toAbsolutePath();
                }
            }
        }
        throw new CodeException("There is no node on the PATH. Install Node.js 20 or later to run this handler.");
    }

    /** The bootstrap as a file. */
    static Path bootstrap(Path cache) throws IOException {
        Files.createDirectories(cache);
        Path unfinished = Files.createTempFile(cache, "bootstrap-", ".mjs");
        try (InputStream in = NodeRuntime.class.getResourceAsStream(BOOTSTRAP)) {
            if (in == null) {
                throw new IOException(BOOTSTRAP + " is missing from Durascope's own jar");
            }
            Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
        }
        // Atomic, so that a worker that starts meanwhile reads all of it: REPLACE_EXISTING deletes the old file first.
        return Files.move(unfinished, cache.resolve(BOOTSTRAP), StandardCopyOption.ATOMIC_MOVE);
    }
}
