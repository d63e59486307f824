package dev.durascope.app.cli;

import dev.durascope.app.session.Opening;
import dev.durascope.app.session.Position;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code durascope open FILE...}. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Opens the window on handler jars, Lambda zips or class directories; on recordings of executions and histories"
                    + " that 'aws lambda get-durable-execution-history' printed; or on a moment of an execution of these, this or"
                    + " an earlier session: its name or ARN, an @ and the number of an event, such as order-4711@12."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the window was closed", "2:no such file, or no display"})
final class OpenCommand implements Callable<Integer> {
    private final WindowOpener opener;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to open: a file, or EXECUTION@EVENT.")
    private List<String> files = List.of();

    OpenCommand(WindowOpener opener) {
        this.opener = opener;
    }

    @Override
    public Integer call() {
        List<Path> paths = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        Position position = null;
        for (String file : files) {
            try {
                Path path = Path.of(file).toAbsolutePath().normalize();
                Optional<Position> moment = Position.parse(file);
                if (Files.exists(path)) {
                    paths.add(path);
                } else if (moment.isEmpty()) {
                    mistakes.add("there is no file " + path + "; correct the path.");
                } else if (position != null) {
                    mistakes.add("'" + file + "' is a second moment; one is shown at a time.");
                } else {
                    position = moment.get();
                }
            } catch (InvalidPathException e) {
                mistakes.add("'" + file + "' is not a path; correct it.");
            }
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
        return opener.open(new Opening(paths, position));
    }
}
