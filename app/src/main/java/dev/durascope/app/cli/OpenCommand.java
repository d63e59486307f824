package dev.durascope.app.cli;

import dev.durascope.app.session.Opening;
import dev.durascope.app.session.Position;
import dev.durascope.app.session.WantedHandler;
import dev.durascope.engine.cloud.CloudTarget;
import dev.durascope.engine.model.LambdaFault;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code durascope open FILE...}. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Opens handler jars, Lambda zips, class directories, built projects or AWS SAM templates; recordings of"
                    + " executions and histories that 'aws lambda get-durable-execution-history' printed; a moment of an execution of these, this or"
                    + " an earlier session: its name or ARN, an @ and the number of an event, such as order-4711@12; or the ARN"
                    + " of an execution or function.",
            "When a window is open already, it is brought to the front and opens them, and this command ends at once."
                    + " What can be seen to be unreadable is refused before; what else is wrong with a file or a moment,"
                    + " the window says."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the window was closed, or everything was handed over to the one that is open, which may still refuse it",
            "2:no such file, one that cannot be opened, or no display"
        })
final class OpenCommand implements Callable<Integer> {
    /** Says that the files were double-clicked. */
    static final String FROM_DESKTOP = "--from-desktop";

    private static final int LAST_PORT = 65_535;

    private final WindowOpener opener;
    private final Engines engines;
    private final Map<String, String> environment;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "What to open: a file, EXECUTION@EVENT, or the ARN of an execution or function.")
    private List<String> named = List.of();

    @Option(
            names = "--handler",
            paramLabel = "CLASS",
            description =
                    "The handler to choose in the code that is opened: PACKAGE.CLASS, CLASS where one class only has the"
                            + " name, or the function's name in a template. Default: the one that the code names, else its"
                            + " first durable one.")
    private @Nullable String handler;

    @Option(
            names = "--debug-port",
            paramLabel = "PORT",
            description =
                    "Where a debugger of the handler's code is going to attach, on 127.0.0.1: Debug Handler Code in the"
                            + " window starts the handler so.")
    private int debugPort;

    /** Nobody reads what a program says that a desktop has started; the window is where it is read. */
    @Option(names = FROM_DESKTOP, hidden = true)
    private boolean fromDesktop;

    @Mixin
    private NewWindowOption newWindow = new NewWindowOption();

    OpenCommand(WindowOpener opener, Engines engines, Map<String, String> environment) {
        this.opener = opener;
        this.engines = engines;
        this.environment = environment;
    }

    /** What the arguments are found to be, one by one. */
    private final class Found {
        private final List<Path> paths = new ArrayList<>();
        private final List<String> mistakes = new ArrayList<>();
        private @Nullable Position position;
        private @Nullable CloudTarget target;

        void add(String text) {
            Path path = path(text);
            Optional<Position> moment = Position.parse(text);
            if (path != null && Files.exists(path)) {
                addFile(path);
            } else if (moment.isPresent()) {
                addMoment(text, moment.get());
            } else if (text.startsWith("arn:")) {
                addTarget(text);
            } else if (path == null) {
                mistakes.add("'" + text + "' is not a path; correct it.");
            } else {
                mistakes.add("there is no file " + path + "; correct the path.");
            }
        }

        private static @Nullable Path path(String text) {
            try {
                return Path.of(text).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                return null;
            }
        }

        private void addFile(Path path) {
            paths.add(path);
            if (!fromDesktop) {
                try {
                    FileCheck.check(path, engines.cache());
                } catch (BadInput e) {
                    mistakes.addAll(e.lines());
                }
            }
        }

        private void addMoment(String text, Position moment) {
            if (position != null) {
                mistakes.add("'" + text + "' is a second moment; one is shown at a time.");
            }
            position = moment;
        }

        private void addTarget(String text) {
            if (target != null) {
                mistakes.add("'" + text + "' is a second ARN; one is shown at a time.");
            }
            try {
                target = CloudTarget.parse(text, CloudTarget.Place.DEFAULT, environment);
            } catch (LambdaFault e) {
                mistakes.add(e.getMessage());
            }
        }
    }

    @Override
    public Integer call() {
        Found found = new Found();
        named.forEach(found::add);
        if (debugPort < 0 || debugPort > LAST_PORT) {
            found.mistakes.add("--debug-port: " + debugPort + " is no port; name one from 1 to 65535.");
        }
        boolean wanted = handler != null || debugPort != 0;
        if (wanted && found.paths.isEmpty() && found.mistakes.isEmpty()) {
            found.mistakes.add(
                    "--handler and --debug-port are about code that is opened: name its jar or directory too.");
        }
        if (!found.mistakes.isEmpty()) {
            throw new BadInput(found.mistakes);
        }
        WantedHandler chosen = wanted ? new WantedHandler(handler, debugPort) : null;
        return opener.open(new Opening(found.paths, found.position, found.target, chosen), newWindow.isOn());
    }
}
