package dev.durascope.app.cli;

import dev.durascope.app.ide.PlannedFile;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code durascope ide install}. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Writes for a project: configurations to attach to its handlers (.run/*.run.xml, .vscode/launch.json), VS Code's"
                    + " tasks (.vscode/tasks.json), and IntelliJ IDEA's external tools, which are in its own configuration.",
            "What is there stays as it is, comments included; only entries of these names are replaced. A file that cannot be"
                    + " read is left alone, and named."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all was written, or was there already",
            "1:a file was left alone, or could not be written",
            "2:wrong usage or bad input, such as a directory that is no project"
        })
final class IdeInstallCommand implements Callable<Integer> {
    private final Shell shell;
    private final Engines engines;

    @Mixin
    private IdeOptions options = new IdeOptions();

    @Option(names = "--dry-run", description = "Says what would be written, and writes nothing.")
    private boolean dryRun;

    IdeInstallCommand(Shell shell, Engines engines) {
        this.shell = shell;
        this.engines = engines;
    }

    @Override
    public Integer call() {
        IdeOptions.Plan plan = options.plan(engines.cache(), shell, false);
        plan.notes().forEach(shell::say);
        boolean refused = false;
        for (PlannedFile file : plan.files().files()) {
            shell.out().println(plan.files().name(file) + " " + file.says());
            refused |= file.change() == PlannedFile.Change.REFUSED;
        }
        if (refused) {
            shell.say("'durascope ide print' prints what to add.");
        }
        if (dryRun) {
            shell.say("nothing was written.");
            return refused ? ExitCode.FAILED : ExitCode.SUCCEEDED;
        }
        try {
            plan.files().write();
        } catch (IOException e) {
            shell.say("not all was written: " + e.getMessage());
            return ExitCode.FAILED;
        }
        return refused ? ExitCode.FAILED : ExitCode.SUCCEEDED;
    }
}
