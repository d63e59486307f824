package dev.durascope.app.launch;

import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.store.InputStore;
import dev.durascope.engine.store.KeptInput;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Remembers launches until the window closes, for an engine that keeps nothing. */
public final class TransientLaunches implements LaunchMemory {
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final List<Path> files = new CopyOnWriteArrayList<>();
    private final TransientInputs inputs = new TransientInputs(this::blank);

    @Override
    public Optional<Kept> find(Path file, String key) {
        return Optional.ofNullable(kept.get(LaunchMemory.name(file, key)));
    }

    @Override
    public Optional<Kept> findFunction(String functionName) {
        return kept.values().stream()
                .filter(launch -> launch.function().name().equals(functionName))
                .findFirst();
    }

    /** The launch itself has the input that was run last. */
    private void blank(String name, Predicate<String> forgotten) {
        kept.computeIfPresent(
                name,
                (same, launch) -> forgotten.test(launch.input())
                        ? new Kept(launch.function(), "", launch.timeMode(), launch.withheld())
                        : launch);
    }

    @Override
    public InputStore inputs() {
        return inputs;
    }

    @Override
    public void ran(Path file, String key, String input, @Nullable ExecutionArn execution) {
        inputs.keep(LaunchMemory.name(file, key), new KeptInput(input, Instant.now(), execution));
    }

    @Override
    public void ranAgain(FunctionConfig function, String input, ExecutionArn execution) {
        kept.forEach((name, launch) -> {
            if (launch.function().code().equals(function.code())
                    && launch.function().handler().equals(function.handler())) {
                inputs.keep(name, new KeptInput(input, Instant.now(), execution));
            }
        });
    }

    @Override
    public void keep(Path file, String key, FunctionConfig function, String input, TimeMode timeMode) {
        kept.put(LaunchMemory.name(file, key), new Kept(function, input, timeMode, List.of()));
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
