package dev.durascope.app.launch;

import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.store.LaunchConfiguration;
import dev.durascope.engine.store.LaunchStore;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Remembers launches in the engine's store, one configuration a handler. */
public final class StoredLaunches implements LaunchMemory {
    private static final int RECENT_FILES = 10;

    private final LaunchStore store;
    private final InstantSource clock;

    /** Remembers in a store. */
    public StoredLaunches(LaunchStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private static String name(Path file, String handler) {
        return file + "#" + handler;
    }

    @Override
    public Optional<Kept> find(Path file, String handler) {
        return store.configuration(name(file, handler)).map(StoredLaunches::kept);
    }

    @Override
    public Optional<Kept> findFunction(String functionName) {
        // The one used last comes first.
        return store.configurations().stream()
                .filter(launch -> launch.function().name().equals(functionName))
                .findFirst()
                .map(StoredLaunches::kept);
    }

    private static Kept kept(LaunchConfiguration launch) {
        return new Kept(launch.function(), launch.input(), launch.timeMode(), launch.withheld());
    }

    @Override
    public void keep(Path file, FunctionConfig function, String input, TimeMode timeMode) {
        store.save(LaunchConfiguration.of(name(file, function.handler()), function, input, timeMode, clock.instant()));
    }

    @Override
    public List<Path> recentFiles() {
        return store.recentFiles(RECENT_FILES);
    }

    @Override
    public void opened(Path file) {
        store.opened(file, clock.instant());
    }

    @Override
    public void forget(Path file) {
        store.forget(file);
    }
}
