package dev.durascope.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where Durascope keeps its data: the directory that {@code DURASCOPE_HOME} names, else the place the system has for
 * such things.
 *
 * @param directory the directory; need not exist
 */
public record DataHome(Path directory) {

    /** The environment variable that overrides the place. */
    public static final String VARIABLE = "DURASCOPE_HOME";

    /** The place for this process. */
    public static DataHome current() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /** The file that holds executions and launch configurations. */
    public Path database() {
        return directory.resolve("durascope.db");
    }

    /**
     * Where what must be unpacked is: in the directory, or where that cannot be written, in one of this process's own that
     * goes with it.
     *
     * @throws UncheckedIOException when there is nowhere to write at all
     */
    public Path cache() {
        Path cache = directory.resolve("cache");
        try {
            OwnerOnly.createDirectories(cache);
            if (Files.isWritable(cache)) {
                return cache;
            }
        } catch (IOException e) {
            // Said where executions are kept, or not; here there is another way.
        }
        try {
            Path own = Files.createTempDirectory("durascope-cache");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(own), "delete-cache"));
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Neither " + cache + " nor the directory for temporary files can be written", e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // It lies among temporary files.
        }
    }

    static DataHome of(Map<String, String> environment, String osName, Path userHome) {
        String chosen = environment.get(VARIABLE);
        if (chosen != null && !chosen.isBlank()) {
            return new DataHome(Path.of(chosen).toAbsolutePath().normalize());
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) {
            return new DataHome(userHome.resolve("Library/Application Support/Durascope"));
        }
        if (os.startsWith("windows")) {
            Path local = absolute(environment.get("LOCALAPPDATA"), userHome.resolve("AppData/Local"));
            return new DataHome(local.resolve("Durascope"));
        }
        Path share = absolute(environment.get("XDG_DATA_HOME"), userHome.resolve(".local/share"));
        return new DataHome(share.resolve("durascope"));
    }

    /** The XDG base directory specification has relative paths ignored. */
    private static Path absolute(@Nullable String value, Path otherwise) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        Path path = Path.of(value);
        return path.isAbsolute() ? path : otherwise;
    }
}
