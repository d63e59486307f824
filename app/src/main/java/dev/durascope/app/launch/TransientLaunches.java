package dev.durascope.app.launch;

import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers launches until the window closes, for an engine that keeps nothing. */
public final class TransientLaunches implements LaunchMemory {
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final List<Path> files = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Kept> find(Path file, String handler) {
        return Optional.ofNullable(kept.get(file + "#" + handler));
    }

    @Override
    public Optional<Kept> findFunction(String functionName) {
        return kept.values().stream()
                .filter(launch -> launch.function().name().equals(functionName))
                .findFirst();
    }

    @Override
    public void keep(Path file, FunctionConfig function, String input, TimeMode timeMode) {
        kept.put(file + "#" + function.handler(), new Kept(function, input, timeMode, List.of()));
    }

    @Override
    public List<Path> recentFiles() {
        return List.copyOf(files);
    }

    @Override
    public void opened(Path file) {
        files.remove(file);
        files.addFirst(file);
    }

    @Override
    public void forget(Path file) {
        files.remove(file);
    }
}
