package dev.durascope.app.launch;

import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is remembered of launches. Slow; called in the background. */
public interface LaunchMemory {

    /**
     * A handler as it was launched last.
     *
     * @param withheld the names of variables whose values look like credentials and were not kept
     */
    record Kept(FunctionConfig function, String input, TimeMode timeMode, List<String> withheld) {}

    /** How a handler of a file was launched last. */
    Optional<Kept> find(Path file, String handler);

    /** How the function of a name was launched last, whatever file it is in. */
    Optional<Kept> findFunction(String functionName);

    /** Remembers a launch. */
    void keep(Path file, FunctionConfig function, String input, TimeMode timeMode);

    /** Remembers a function's breakpoints with how it was launched, where that outlives the debugger. */
    default void keepBreakpoints(String functionName, Breakpoints breakpoints) {}

    /** The files opened last, newest first. */
    List<Path> recentFiles();

    /** Remembers that a file was opened. */
    void opened(Path file);

    /** Forgets a file. */
    void forget(Path file);
}
