package dev.durascope.app.launch;

import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.store.InputStore;
import dev.durascope.engine.store.KeptInput;
import dev.durascope.engine.store.RecentFile;
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
    private final List<RecentFile> files = new CopyOnWriteArrayList<>();
    private final List<RecentHandler> handlers = new CopyOnWriteArrayList<>();
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
        forgetHandler(file, key);
        handlers.addFirst(new RecentHandler(file, key, function.name(), Instant.now()));
    }

    @Override
    public List<RecentFile> recentFiles() {
        return List.copyOf(files);
    }

    @Override
    public void opened(Path file) {
        forget(file);
        files.addFirst(new RecentFile(file, Instant.now()));
    }

    @Override
    public void forget(Path file) {
        files.removeIf(each -> each.file().equals(file));
    }

    @Override
    public List<RecentHandler> recentHandlers() {
        return List.copyOf(handlers);
    }

    @Override
    public void forgetHandler(Path file, String key) {
        handlers.removeIf(each -> each.file().equals(file) && each.key().equals(key));
    }

    @Override
    public void forgetRecent() {
        files.clear();
        handlers.clear();
    }
}
