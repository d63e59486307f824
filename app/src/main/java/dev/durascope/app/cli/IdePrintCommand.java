package dev.durascope.app.cli;

import dev.durascope.app.ide.PlannedFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code durascope ide print}. */
@Command(
        name = "print",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Prints what 'durascope ide install' puts into each file, to be added by hand, and writes nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it was printed", "2:wrong usage or bad input, such as a directory that is no project"})
final class IdePrintCommand implements Callable<Integer> {
    private final Shell shell;
    private final Engines engines;

    @Mixin
    private IdeOptions options = new IdeOptions();

    IdePrintCommand(Shell shell, Engines engines) {
        this.shell = shell;
        this.engines = engines;
    }

    @Override
    public Integer call() {
        IdeOptions.Plan plan = options.plan(engines.cache(), shell, true);
        plan.notes().forEach(shell::say);
        for (PlannedFile file : plan.files().files()) {
            shell.out().println("=== " + plan.files().name(file) + " " + file.says());
            shell.out().println(file.excerpt().stripTrailing());
            shell.out().println();
        }
        return ExitCode.SUCCEEDED;
    }
}
