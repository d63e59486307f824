package dev.durascope.app.shell;

import dev.durascope.app.diagnostics.Support;
import dev.durascope.app.editor.Editors;
import dev.durascope.app.launch.JarReader;
import dev.durascope.app.launch.LaunchMemory;
import dev.durascope.app.replay.Replayer;
import dev.durascope.app.settings.SettingsFile;
import dev.durascope.engine.debug.Debugger;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.store.OriginalStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * All that the window needs from outside.
 *
 * @param debugged the handlers' processes that a debugger of their code may attach to
 * @param editors in what sources are opened
 * @param replayer runs handlers against recorded executions
 * @param originals keeps what was read of executions elsewhere that were forked
 * @param support crash reports, and what helps others to help
 * @param endpoint where AWS clients reach the engine, for the status bar
 * @param sample the first sample handler that comes with the application; absent when it is not there
 * @param secondSample the second; absent when it is not there
 * @param notice what the user should know at the start; absent for nothing
 * @param clock the wall clock
 * @param zone the reader's time zone
 */
public record WindowServices(
        ExecutionService executions,
        Debugger debugger,
        DebuggedHandlers debugged,
        Editors editors,
        JarReader jars,
        Replayer replayer,
        LaunchMemory launches,
        OriginalStore originals,
        SettingsFile settings,
        Support support,
        String endpoint,
        @Nullable Path sample,
        @Nullable Path secondSample,
        @Nullable String notice,
        InstantSource clock,
        ZoneId zone) {}
