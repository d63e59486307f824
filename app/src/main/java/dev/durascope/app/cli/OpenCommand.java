package dev.durascope.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code durascope open FILE...}. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Opens the window on handler jars, Lambda zips or class directories.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the window was closed", "2:no such file, or no display"})
final class OpenCommand implements Callable<Integer> {
    private final WindowOpener opener;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to open.")
    private List<String> files = List.of();

    OpenCommand(WindowOpener opener) {
        this.opener = opener;
    }

    @Override
    public Integer call() {
        List<Path> paths = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (String file : files) {
            try {
                Path path = Path.of(file).toAbsolutePath().normalize();
                paths.add(path);
                if (!Files.exists(path)) {
                    mistakes.add("there is no file " + path + "; correct the path.");
                }
            } catch (InvalidPathException e) {
                mistakes.add("'" + file + "' is not a path; correct it.");
            }
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
        return opener.open(paths);
    }
}
