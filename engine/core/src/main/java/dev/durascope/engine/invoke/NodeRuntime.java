package dev.durascope.engine.invoke;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Node.js on this machine, and the bootstrap that makes it a Lambda runtime. */
final class NodeRuntime {
    private static final String BOOTSTRAP = "bootstrap.mjs";

    private NodeRuntime() {}

    /**
     * The {@code node} program on the PATH, else in the places where version managers and installers put it.
     *
     * @throws CodeException when there is none
     */
    static Path find(Map<String, String> environment) throws CodeException {
        List<Path> directories = new ArrayList<>();
        for (String directory : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            directories.add(Path.of(directory.isEmpty() ? "." : directory));
        }
        String home = home(environment);
        if (!home.isEmpty()) {
            // A window that was started from a desktop's menu has not read the shell's profile.
            directories.addAll(newestFirst(Path.of(home, ".nvm/versions/node")));
            directories.add(Path.of(home, ".volta/bin"));
            directories.add(Path.of(home, ".local/share/fnm/aliases/default/bin"));
            directories.add(Path.of(home, ".asdf/shims"));
            directories.add(Path.of("/usr/local/bin"));
            directories.add(Path.of("/opt/homebrew/bin"));
        }
        for (Path directory : directories) {
            for (String name : List.of("node", "node.exe")) {
                Path node = directory.resolve(name);
                if (Files.isExecutable(node) && !Files.isDirectory(node)) {
                    return node.toAbsolutePath();
                }
            }
        }
        throw new CodeException(missing(environment));
    }

    /** What is said where there is none: the places that were looked in. */
    static String missing(Map<String, String> environment) {
        String others = home(environment).isEmpty()
                ? ""
                : ", nor where nvm, Volta, fnm, asdf, Homebrew or an installer puts it";
        return "There is no node on the PATH" + others + ". Install Node.js 20 or later to run this handler.";
    }

    private static String home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return home.isBlank() ? "" : home;
    }

    private static List<Path> newestFirst(Path versions) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(versions)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(versions, "v*")) {
                all.forEach(each -> found.add(each.resolve("bin")));
            } catch (IOException | DirectoryIteratorException e) {
                return List.of(); // what may not be read holds nothing for us
            }
        }
        found.sort(Comparator.comparing(NodeRuntime::major).reversed());
        return found;
    }

    private static int major(Path bin) {
        String version =
                String.valueOf(bin.getParent() == null ? "" : bin.getParent().getFileName());
        String major = version.replaceAll("^v(\\d{1,6}).*$|.*", "$1");
        return major.isEmpty() ? 0 : Integer.parseInt(major);
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
