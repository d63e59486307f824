package dev.durascope.app.launch;

import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.store.InputStore;
import dev.durascope.engine.store.RecentFile;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of launches. Slow; called in the background. */
public interface LaunchMemory {

    /**
     * A handler as it was launched last.
     *
     * @param withheld the names of variables whose values look like credentials and were not kept
     */
    record Kept(FunctionConfig function, String input, TimeMode timeMode, List<String> withheld) {}

    /** How a handler of a file was launched last. @param key its {@link HandlerChoice#key} */
    Optional<Kept> find(Path file, String key);

    /** How the function of a name was launched last, whatever file it is in. */
    Optional<Kept> findFunction(String functionName);

    /** The file that the function of a name was launched from last, where that outlives the session. */
    default Optional<Path> launchedFrom(String functionName) {
        return Optional.empty();
    }

    /** What a handler of a file is kept under, here and in the engine's store. @param key its {@link HandlerChoice#key} */
    static String name(Path file, String key) {
        return file + "#" + key;
    }

    /** The inputs that handlers were run with, by their {@link #name names}. */
    InputStore inputs();

    /**
     * Remembers what a handler of a file was run with.
     *
     * @param key its {@link HandlerChoice#key}
     * @param execution what was started; absent for a plain function
     */
    void ran(Path file, String key, String input, @Nullable ExecutionArn execution);

    /** Remembers what a function was run with again, in whatever file it was launched from; one of no file is not. */
    void ranAgain(FunctionConfig function, String input, ExecutionArn execution);

    /** Remembers a launch. @param key its handler's {@link HandlerChoice#key} */
    void keep(Path file, String key, FunctionConfig function, String input, TimeMode timeMode);

    /** Remembers a function's breakpoints with how it was launched, where that outlives the debugger. */
    default void keepBreakpoints(String functionName, Breakpoints breakpoints) {}

    /** The files opened last, newest first. */
    List<RecentFile> recentFiles();

    /**
     * A handler that was run.
     *
     * @param key its {@link HandlerChoice#key}
     * @param function what its function was called
     * @param at when it was last run
     */
    record RecentHandler(Path file, String key, String function, Instant at) {}

    /** The handlers run last, newest first. */
    List<RecentHandler> recentHandlers();

    /** Remembers that a file was opened. */
    void opened(Path file);

    /** Takes a file off those opened last. */
    void forget(Path file);

    /** Takes a handler off those run last; how it was launched, and with what, is kept. */
    void forgetHandler(Path file, String key);

    /** Takes everything off those opened and run last. */
    void forgetRecent();
}
