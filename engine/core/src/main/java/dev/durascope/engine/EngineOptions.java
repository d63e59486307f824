package dev.durascope.engine;

import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.invoke.WorkerSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is made with.
 *
 * @param settings how executions behave
 * @param workers how handlers' processes are run
 * @param port the port on 127.0.0.1 to serve on; 0 for any
 * @param database the SQLite file that keeps executions; absent to keep them in memory only
 */
public record EngineOptions(
        ExecutorSettings settings,
        WorkerSettings workers,
        int port,
        @Nullable Path database) {

    /** An engine on any port that forgets everything when it is closed. */
    public static EngineOptions inMemory(ExecutorSettings settings, Path cacheDirectory) {
        return new EngineOptions(settings, WorkerSettings.defaults(cacheDirectory), 0, null);
    }

    /** The same engine on another port. */
    public EngineOptions onPort(int newPort) {
        return new EngineOptions(settings, workers, newPort, database);
    }

    /** The same engine with JDKs that the user named for handlers. */
    public EngineOptions withJdkHomes(List<Path> homes) {
        return new EngineOptions(settings, workers.withJdkHomes(homes), port, database);
    }

    /**
     * The same engine for somebody who debugs: workers tell what their handlers do and can hold a step before it runs,
     * breakpoints that are kept with launch configurations are set, and what was stopped when the engine ended is stopped
     * when it is opened again.
     */
    public EngineOptions watching() {
        return new EngineOptions(settings, workers.withWatched(true), port, database);
    }

    /** The same engine with its executions kept in a file. */
    public EngineOptions keptIn(Path file) {
        return new EngineOptions(settings, workers, port, file);
    }
}
