package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How functions are launched: as they are registered, else as they were launched last. Slow; called in the background. */
public final class LaunchedFunctions {

    /**
     * A function as it is launched.
     *
     * @param withheld the names of variables that it had and that were not kept; empty for one that is registered
     */
    public record Launched(FunctionConfig function, List<String> withheld) {

        /** That variables are missing, a sentence without its end; empty when none is. */
        String missing() {
            return withheld.isEmpty()
                    ? ""
                    : withheld.size() == 1
                            ? text("launch.withheld.one", withheld.getFirst())
                            : text("launch.withheld.more", String.join(", ", withheld));
        }

        /** The function with all that it needs. @throws IllegalStateException saying what is missing and what to do */
        FunctionConfig whole() {
            if (!withheld.isEmpty()) {
                Path file = file(function.code());
                throw new IllegalStateException(text(
                        "launch.withheld.open",
                        missing(),
                        file == null ? text("launch.withheld.jar", function.name()) : file));
            }
            return function;
        }
    }

    private final FunctionRegistry registered;
    private final LaunchMemory memory;

    /** Looks in both. */
    public LaunchedFunctions(FunctionRegistry registered, LaunchMemory memory) {
        this.registered = registered;
        this.memory = memory;
    }

    /** How the function of a name is launched; empty when nothing is known of it. */
    public Optional<Launched> find(String name) {
        return registered
                .find(name)
                .map(function -> new Launched(function, List.of()))
                .or(() -> memory.findFunction(name).map(kept -> new Launched(kept.function(), kept.withheld())));
    }

    /** Where code is; {@code null} for code of this process. */
    static @Nullable Path file(Code code) {
        return switch (code) {
            case Code.Archive archive -> archive.file();
            case Code.ClassDirectory classes -> classes.directory();
            case Code.NodeModule module -> module.path();
            case Code.InProcess inProcess -> null;
        };
    }
}
