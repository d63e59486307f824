package dev.durascope.app.cli;

import dev.durascope.app.ide.DurascopeProgram;
import dev.durascope.app.ide.HandlerNames;
import dev.durascope.app.ide.IdeFiles;
import dev.durascope.app.ide.IdeSetup;
import dev.durascope.app.ide.IntelliJPlaces;
import dev.durascope.app.ide.PlannedFile;
import dev.durascope.app.ide.RunConfigurations;
import dev.durascope.engine.invoke.FoundHandler;
import dev.durascope.engine.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which files {@code durascope ide} is about, and what goes into them. */
final class IdeOptions {
    private static final int LAST_PORT = 65_535;

    /** What lies in a project beside the build files of Maven and Gradle. */
    private static final List<String> SIGNS =
            List.of("package.json", "template.yaml", "template.yml", "src", ".git", ".idea", ".vscode", ".run");

    /** The IDEs that can be told. */
    enum Ide {
        INTELLIJ,
        VSCODE
    }

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The project's directory. Default: this one.")
    private String directory = ".";

    @Option(names = "--only", paramLabel = "IDE", description = "One of them: intellij or vscode. Default: both.")
    private @Nullable Ide only;

    @Option(
            names = "--code",
            paramLabel = "PATH",
            description = "What is opened of the project: a module, a class directory or a jar. Default: DIR.")
    private @Nullable String code;

    @Option(
            names = "--handler",
            paramLabel = "CLASS",
            description = "A handler to attach to, by its class's name; may be repeated. Default: the durable ones"
                    + " that the code holds.")
    private List<String> handlers = new ArrayList<>();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where debuggers attach, on 127.0.0.1. Default: " + RunConfigurations.USUAL_PORT
                    + ", and the port of a run configuration of IntelliJ IDEA that is there stays.")
    private @Nullable Integer port;

    @Option(
            names = "--command",
            paramLabel = "COMMAND",
            description =
                    "How files of the project call Durascope. Default: durascope, because others have the project, too.")
    private String command = DurascopeProgram.NAME;

    @Option(
            names = "--intellij-config",
            paramLabel = "DIR",
            description =
                    "A directory of IntelliJ IDEA's configuration, for its external tools; may be repeated. Default:"
                            + " those of the latest versions that are found.")
    private List<Path> intelliJ = new ArrayList<>();

    /**
     * The files as they would be written.
     *
     * @param notes what the user should know, a sentence each
     */
    record Plan(IdeFiles files, List<String> notes) {}

    /**
     * Plans the files.
     *
     * @param cache a directory for what must be unpacked
     * @param shell hears what takes long
     * @param toPaste whether the files are pasted by hand, also where nothing can be written
     * @throws BadInput when a directory is not there or is no project, or a port is none
     */
    Plan plan(Path cache, Shell shell, boolean toPaste) {
        Path project = directory("DIR", directory);
        Path opened =
                code == null ? project : path("--code", project.resolve(code).toString());
        if (port != null && (port < 1 || port > LAST_PORT)) {
            throw new BadInput("--port: " + port + " is no port; name one from 1 to 65535.");
        }
        List<String> notes = new ArrayList<>();
        List<String> attachable = handlers.isEmpty() ? found(project, opened, cache, shell, notes) : handlers;
        IdeSetup setup = new IdeSetup(project, opened, attachable, port == null ? 0 : port, command);
        List<PlannedFile> files = new ArrayList<>();
        try {
            if (only != Ide.VSCODE) {
                files.addAll(setup.intelliJ(configurations(notes, toPaste), DurascopeProgram.ofThisInstallation()));
            }
            if (only != Ide.INTELLIJ) {
                files.addAll(setup.vsCode());
            }
        } catch (IOException e) {
            throw new BadInput("A file that is there cannot be read: " + e.getMessage() + ".");
        }
        return new Plan(new IdeFiles(project, files), notes);
    }

    private List<Path> configurations(List<String> notes, boolean toPaste) {
        for (Path named : intelliJ) {
            directory("--intellij-config", named.toString());
        }
        List<Path> all = intelliJ.isEmpty() ? IntelliJPlaces.ofThisMachine() : intelliJ;
        if (!all.isEmpty()) {
            return all;
        }
        if (toPaste) {
            notes.add(
                    "IntelliJ IDEA keeps no configuration here: its external tools are printed for where it usually is,"
                            + " with the name of its version in place of " + IntelliJPlaces.ANY + ".");
            return List.of(IntelliJPlaces.usual());
        }
        notes.add("IntelliJ IDEA keeps no configuration here, so it gets no external tools; --intellij-config names its"
                + " directory, and 'durascope ide print' prints them.");
        return List.of();
    }

    /** Whether anything says that somebody works on a project in a directory, built or not. */
    private static boolean isProject(Path directory) {
        return Project.at(directory).isPresent()
                || SIGNS.stream().anyMatch(sign -> Files.exists(directory.resolve(sign)));
    }

    private static List<String> found(Path project, Path opened, Path cache, Shell shell, List<String> notes) {
        try {
            OpenedCode code = OpenedCode.open(opened.toString(), cache, shell);
            if (code.isNode()) {
                notes.add(opened
                        + " is Node.js code, which Java debuggers do not attach to: nothing is written to attach to"
                        + " its handlers.");
                return List.of();
            }
            List<String> names = List.copyOf(HandlerNames.of(code.discovery().handlers().stream()
                            .filter(FoundHandler::durable)
                            .map(FoundHandler::className)
                            .toList())
                    .values());
            if (names.isEmpty()) {
                notes.add(
                        opened + " holds no durable handler: nothing is written to attach to one; --handler names it.");
            }
            return names;
        } catch (BadInput e) {
            if (!isProject(project) && !isProject(opened)) {
                throw new BadInput(project + " is no project, and no code is there: it has neither a build file nor a"
                        + " package.json, a template or sources; name the project's directory.");
            }
            notes.addAll(e.lines());
            notes.add(
                    "so nothing is written to attach to its handlers: build it and say this again, name what is built with"
                            + " --code, or the handlers with --handler.");
            return List.of();
        }
    }

    private static Path directory(String what, String named) {
        Path path = path(what, named);
        if (!Files.isDirectory(path)) {
            throw new BadInput(what + ": " + path + " is no directory; name one.");
        }
        return path;
    }

    private static Path path(String what, String named) {
        try {
            Path path = Path.of(named).toAbsolutePath().normalize();
            if (!Files.exists(path)) {
                throw new BadInput(what + ": there is no " + path + "; correct it.");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new BadInput(what + ": '" + named + "' is no path; correct it.");
        }
    }
}
