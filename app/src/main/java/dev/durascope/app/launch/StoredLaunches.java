package dev.durascope.app.launch;

import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.store.InputStore;
import dev.durascope.engine.store.KeptInput;
import dev.durascope.engine.store.LaunchConfiguration;
import dev.durascope.engine.store.LaunchStore;
import dev.durascope.engine.store.RecentFile;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Remembers launches in the engine's store, one configuration a handler. */
public final class StoredLaunches implements LaunchMemory {
    private static final int MOST_RECENT = 30;

    private final LaunchStore store;
    private final InstantSource clock;

    /** Remembers in a store. */
    public StoredLaunches(LaunchStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<Kept> find(Path file, String key) {
        return store.configuration(LaunchMemory.name(file, key)).map(StoredLaunches::kept);
    }

    @Override
    public Optional<Kept> findFunction(String functionName) {
        return launchesOf(functionName).findFirst().map(StoredLaunches::kept);
    }

    @Override
    public Optional<Path> launchedFrom(String functionName) {
        return launchesOf(functionName)
                .findFirst()
                .map(LaunchConfiguration::name)
                .filter(name -> name.indexOf('#') > 0)
                .map(name -> Path.of(name.substring(0, name.lastIndexOf('#'))));
    }

    private static Kept kept(LaunchConfiguration launch) {
        return new Kept(launch.function(), launch.input(), launch.timeMode(), launch.withheld());
    }

    @Override
    public InputStore inputs() {
        return store.inputs();
    }

    @Override
    public void ran(Path file, String key, String input, @Nullable ExecutionArn execution) {
        store.inputs().keep(LaunchMemory.name(file, key), new KeptInput(input, clock.instant(), execution));
    }

    @Override
    public void ranAgain(FunctionConfig function, String input, ExecutionArn execution) {
        launchesOf(function.name())
                .filter(launch -> launch.function().code().equals(function.code())
                        && launch.function().handler().equals(function.handler()))
                .findFirst()
                .ifPresent(
                        launch -> store.inputs().keep(launch.name(), new KeptInput(input, clock.instant(), execution)));
    }

    @Override
    public synchronized void keep(Path file, String key, FunctionConfig function, String input, TimeMode timeMode) {
        String name = LaunchMemory.name(file, key);
        Breakpoints breakpoints = store.configuration(name)
                .or(() -> launchesOf(function.name()).findFirst())
                .map(LaunchConfiguration::breakpoints)
                .orElse(Breakpoints.NONE);
        store.save(LaunchConfiguration.of(name, function, input, timeMode, clock.instant())
                .withBreakpoints(breakpoints));
    }

    @Override
    public synchronized void keepBreakpoints(String functionName, Breakpoints breakpoints) {
        launchesOf(functionName).forEach(launch -> store.save(launch.withBreakpoints(breakpoints)));
    }

    /** The one used last comes first. */
    private Stream<LaunchConfiguration> launchesOf(String functionName) {
        return store.configurations().stream()
                .filter(launch -> launch.function().name().equals(functionName));
    }

    @Override
    public List<RecentFile> recentFiles() {
        return store.recentFiles(MOST_RECENT);
    }

    @Override
    public List<RecentHandler> recentHandlers() {
        return store.recentLaunches(MOST_RECENT).stream()
                .flatMap(launch -> handler(launch).stream())
                .toList();
    }

    /** The launch is named by {@link LaunchMemory#name}, and no key has that sign in it. */
    private static Optional<RecentHandler> handler(LaunchConfiguration launch) {
        int end = launch.name().lastIndexOf('#');
        if (end < 0) {
            return Optional.empty();
        }
        Path file = Path.of(launch.name().substring(0, end));
        return Optional.of(new RecentHandler(
                file, launch.name().substring(end + 1), launch.function().name(), launch.lastUsed()));
    }

    @Override
    public void opened(Path file) {
        store.opened(file, clock.instant());
    }

    @Override
    public void forget(Path file) {
        store.forget(file);
    }

    @Override
    public void forgetHandler(Path file, String key) {
        store.unlist(LaunchMemory.name(file, key));
    }

    @Override
    public void forgetRecent() {
        store.clearRecent();
    }
}
