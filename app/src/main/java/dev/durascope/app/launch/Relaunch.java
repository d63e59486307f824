package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.feed.Background;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.session.ExecutionSession;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.functions.RunnableCode;
import dev.durascope.engine.history.ExecutionFacts;
import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.project.BuildProgress;
import dev.durascope.engine.time.TimeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Runs the open execution's handler once more with the same input: as it is registered, else as its launch configuration
 * of an earlier session says.
 */
public final class Relaunch {
    private record Started(FunctionConfig function, ExecutionArn arn) {}

    private static final String NOTHING_OPEN = text("launch.again.nothing");
    private static final String ONLY_A_RECORDING = text("launch.again.recording");
    private static final String ON_AWS = text("launch.again.cloud");
    private static final String LOOKING = text("launch.again.looking");

    private final Launcher launcher;
    private final LaunchedFunctions functions;
    private final JarReader reader;
    private final LaunchMemory memory;
    private final Background background;
    private final Notices notices;
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(NOTHING_OPEN);
    private @Nullable ExecutionSession session;

    /** Starts on a service, with what a memory knows of earlier launches. */
    public Relaunch(
            ExecutionService service,
            DebuggedHandlers debugged,
            JarReader reader,
            LaunchMemory memory,
            Background background,
            Notices notices) {
        this.launcher = new Launcher(service, debugged, reader);
        this.functions = new LaunchedFunctions(service.functions(), memory);
        this.reader = reader;
        this.memory = memory;
        this.background = background;
        this.notices = notices;
    }

    /** Why it cannot be run again, and what to do; empty when it can. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** Looks whether an execution's handler can be run again. Called anew when that may have changed. */
    public void follow(@Nullable ExecutionSession shown) {
        session = shown;
        if (shown == null) {
            obstacle.set(NOTHING_OPEN);
            return;
        }
        if (shown.isRecorded()) {
            session = null;
            obstacle.set(ONLY_A_RECORDING);
            return;
        }
        if (shown.isAttached()) {
            session = null;
            obstacle.set(ON_AWS);
            return;
        }
        obstacle.set(LOOKING);
        background.run(
                "",
                () -> find(shown.arn().function()),
                function -> {
                    if (session == shown) {
                        obstacle.set("");
                    }
                },
                failure -> {
                    if (session == shown) {
                        obstacle.set(Notice.reason(failure));
                    }
                });
    }

    /**
     * Runs it again; {@code started} hears of the new execution.
     *
     * @param debugged whether a debugger shall be able to attach to the handler
     */
    public void run(boolean debugged, Consumer<ExecutionArn> started) {
        ExecutionSession shown = session;
        ExecutionFacts facts = shown == null ? null : shown.factsProperty().get();
        if (shown == null || facts == null) {
            return;
        }
        String payload = facts.input().payload();
        String event = payload == null || payload.isEmpty() ? "null" : payload;
        TimeMode mode = shown.timeMode();
        String name = shown.arn().function();
        background.run(
                text("launch.starting", name),
                progress -> {
                    FunctionConfig function = reader.current(find(name), progress);
                    registerBeside(function, progress);
                    ExecutionArn arn = launcher.start(
                            function.withDevelopment(function.development().withDebugged(debugged)), event, mode);
                    return new Started(function, arn);
                },
                run -> {
                    keep(run, event);
                    started.accept(run.arn());
                },
                failure -> notices.problem(text("launch.again.failed", name), failure));
    }

    /** What a template names beside a function of an earlier session, which it may invoke, is registered nowhere yet. */
    private void registerBeside(FunctionConfig function, BuildProgress progress) throws Exception {
        if (launcher.service().functions().find(function.name()).isEmpty()) {
            Path from = memory.launchedFrom(function.name()).orElse(null);
            if (from != null && RunnableCode.isFunctionsFile(from)) {
                launcher.registerBeside(function, reader.read(from, progress).functions());
            }
        }
    }

    private void keep(Started run, String event) {
        background.run(
                "",
                () -> memory.ranAgain(run.function(), event, run.arn()),
                failure -> notices.problem(text("launch.input.notKept"), failure));
    }

    private FunctionConfig find(String name) {
        FunctionConfig function = functions
                .find(name)
                .map(LaunchedFunctions.Launched::whole)
                .orElseThrow(() -> new IllegalStateException(text("launch.again.unknown", name)));
        Path file = LaunchedFunctions.file(function.code());
        if (file != null && !Files.exists(file)) {
            throw new IllegalStateException(text("launch.again.gone", file.getFileName(), file));
        }
        if (function.durable() == null) {
            throw new IllegalStateException(text("launch.again.plain", name));
        }
        return function;
    }
}
