package dev.durascope.app.shell;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.app.attach.AttachModel;
import dev.durascope.app.feed.Background;
import dev.durascope.app.ide.DurascopeProgram;
import dev.durascope.app.ide.HandlerNames;
import dev.durascope.app.ide.IdeFiles;
import dev.durascope.app.ide.IdeSetup;
import dev.durascope.app.ide.IntelliJPlaces;
import dev.durascope.app.ide.PlannedFile;
import dev.durascope.app.ide.RunConfigurations;
import dev.durascope.app.launch.JarContents;
import dev.durascope.app.launch.LaunchModel;
import dev.durascope.app.notice.Notice;
import dev.durascope.app.notice.Notices;
import dev.durascope.app.source.SourceFinder;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.DebuggedHandler;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.invoke.FunctionRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans and writes what IDEs are told of the handler that is shown: how to attach to it, and how to call Durascope. */
final class ConfigurationWriter {

    /**
     * Where the parts of a plan come from.
     *
     * @param lookup how a function is run, by its name; slow
     */
    record Sources(
            LaunchModel launch,
            AttachModel attach,
            SourceFinder finder,
            FunctionRegistry functions,
            Function<String, Optional<FunctionConfig>> lookup) {}

    private final Sources sources;
    private final Background background;
    private final Notices notices;

    ConfigurationWriter(Sources sources, Background background, Notices notices) {
        this.sources = sources;
        this.background = background;
        this.notices = notices;
    }

    /**
     * Plans; the consumers are called on the window's thread.
     *
     * @param shown the function whose execution is shown; {@code null} where the launch page is
     */
    void plan(@Nullable String shown, Consumer<RunConfigurations> planned, Consumer<String> refused) {
        FunctionConfig chosen = sources.launch().chosenFunction();
        JarContents open = sources.launch().contentsProperty().get();
        DebuggedHandler attached = sources.attach().shownProperty().get();
        background.run(
                text("shell.configurations.looking"),
                () -> {
                    FunctionConfig function = shown == null
                            ? chosen
                            : sources.lookup().apply(shown).orElse(null);
                    Planned found = find(function, attached);
                    return RunConfigurations.plan(found.project(), name(open, found.function()), found.port());
                },
                planned,
                failure -> refused.accept(Notice.reason(failure)));
    }

    private record Planned(FunctionConfig function, Path project, int port) {}

    private Planned find(@Nullable FunctionConfig function, @Nullable DebuggedHandler attached) {
        if (function == null) {
            throw new IllegalStateException(text("shell.configurations.noHandler"));
        }
        int wanted = function.development().debugPort();
        boolean same = attached != null && attached.functionName().equals(function.name());
        int port = same ? attached.port() : wanted == 0 ? RunConfigurations.USUAL_PORT : wanted;
        Path project = sources.finder()
                .project(function.code(), function.development().sources())
                .orElseThrow(
                        () -> new IllegalStateException(text("shell.configurations.noProject", function.name(), port)));
        return new Planned(function, project, port);
    }

    /**
     * Plans everything that IDEs are told about the project of the handler that is shown; the consumers are called on the
     * window's thread.
     *
     * @param shown as for {@link #plan}
     */
    void planSetup(@Nullable String shown, Consumer<IdeFiles> planned, Consumer<String> refused) {
        FunctionConfig chosen = sources.launch().chosenFunction();
        JarContents open = sources.launch().contentsProperty().get();
        background.run(
                text("shell.configurations.looking"),
                () -> {
                    FunctionConfig function = shown == null
                            ? chosen
                            : sources.lookup().apply(shown).orElse(null);
                    Planned found = find(function, null);
                    Path project = found.project();
                    List<String> handlers = names(open, found.function());
                    Path code = open != null && open.file().startsWith(project) ? open.file() : project;
                    int port = found.function().development().debugPort();
                    IdeSetup setup = new IdeSetup(project, code, handlers, port, DurascopeProgram.NAME);
                    List<PlannedFile> files = new ArrayList<>(setup.vsCode());
                    files.addAll(setup.intelliJ(IntelliJPlaces.ofThisMachine(), DurascopeProgram.ofThisInstallation()));
                    return new IdeFiles(project, files);
                },
                planned,
                failure -> refused.accept(Notice.reason(failure)));
    }

    /** Writes what {@link #planSetup} has planned. */
    void write(IdeFiles planned) {
        background.run(
                text("shell.configurations.writingFiles"),
                () -> {
                    planned.write();
                    return planned;
                },
                done -> notices.tell(Notice.information(text("shell.configurations.filesWritten", planned.project()))),
                failure -> notices.problem(text("shell.configurations.filesNotWritten"), failure));
    }

    /**
     * What IDEs call the handlers that Java debuggers can attach to.
     *
     * @param open what the launch page shows
     * @param function one function, which may be of other code
     */
    static List<String> names(@Nullable JarContents open, FunctionConfig function) {
        if (function.code() instanceof Code.NodeModule) {
            return List.of();
        }
        List<String> classes = isOf(open, function) ? durable(open, function) : List.of(className(function.handler()));
        return List.copyOf(HandlerNames.of(classes).values());
    }

    /**
     * What IDEs call a function's handler.
     *
     * @param open as for {@link #names}
     */
    static String name(@Nullable JarContents open, FunctionConfig function) {
        if (function.code() instanceof Code.NodeModule) {
            throw new IllegalStateException(text("shell.configurations.node", function.name()));
        }
        String own = className(function.handler());
        List<String> classes = new ArrayList<>(isOf(open, function) ? durable(open, function) : List.of());
        classes.add(own);
        return HandlerNames.of(classes).getOrDefault(own, own);
    }

    private static boolean isOf(@Nullable JarContents open, FunctionConfig function) {
        return open != null && open.codes().contains(function.code());
    }

    /** The durable handlers of the same code; functions of a template may share one. */
    private static List<String> durable(@Nullable JarContents open, FunctionConfig function) {
        return open == null
                ? List.of()
                : open.handlers().stream()
                        .filter(handler ->
                                handler.durable() && open.code(handler).equals(function.code()))
                        .map(handler -> className(handler.handler()))
                        .distinct()
                        .toList();
    }

    private static String className(String handler) {
        return handler.contains("::") ? handler.substring(0, handler.indexOf("::")) : handler;
    }

    /**
     * Writes, and keeps the port that was planned for the handler.
     *
     * @param shown as for {@link #plan}
     */
    void write(@Nullable String shown, RunConfigurations planned) {
        FunctionConfig chosen = sources.launch().chosenFunction();
        String function = shown != null ? shown : chosen == null ? "" : chosen.name();
        if (chosen != null && chosen.name().equals(function)) {
            sources.launch().settings().development().portProperty().set(String.valueOf(planned.port()));
        }
        // A process that listens there already keeps its port, and would be ended by another configuration.
        boolean known = sources.attach().shownProperty().get() != null;
        background.run(
                text("shell.configurations.writing"),
                () -> {
                    planned.files().write();
                    if (!known) {
                        keepPort(function, planned.port());
                    }
                },
                failure -> notices.problem(text("shell.configurations.notWritten"), failure));
    }

    private void keepPort(String functionName, int port) {
        FunctionRegistry functions = sources.functions();
        functions
                .find(functionName)
                .map(function -> function.withDevelopment(function.development().withDebugPort(port)))
                .ifPresent(functions::register);
    }
}
