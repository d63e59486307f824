package dev.durascope.engine.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps launch configurations and the files that were opened last. Times are kept to the millisecond. Safe for use by
 * many threads; every method throws {@link StoreException} when the store cannot be read or written.
 */
public interface LaunchStore {

    /** All configurations, the last used first. */
    List<LaunchConfiguration> configurations();

    /** The configuration of a name. */
    Optional<LaunchConfiguration> configuration(String name);

    /**
     * Keeps a configuration, replacing the one of its name. Credentials are never kept.
     *
     * @return what was kept; its {@code withheld} names what was not
     * @throws IllegalArgumentException when the function's code is a handler in this JVM, which cannot be found again
     */
    LaunchConfiguration save(LaunchConfiguration configuration);

    /** Forgets the configuration of a name, if there is one, and the inputs of its handler. */
    void delete(String name);

    /**
     * The files that were opened, the last one first.
     *
     * @param limit how many at most
     */
    List<RecentFile> recentFiles(int limit);

    /** Remembers that a file or directory was opened. */
    void opened(Path file, Instant at);

    /** Forgets that a file or directory was opened. */
    void forget(Path file);

    /**
     * The configurations that were used and not {@link #unlist taken off} since, the last used first.
     *
     * @param limit how many at most
     */
    List<LaunchConfiguration> recentLaunches(int limit);

    /** Takes a configuration off the recent ones until it is used again; it stays as it is, and so do its inputs. */
    void unlist(String name);

    /** Forgets all files that were opened and takes all configurations off the recent ones. */
    void clearRecent();

    /** The inputs that handlers were run with. */
    InputStore inputs();
}
