package dev.durascope.app.cli;

import dev.durascope.app.diagnostics.Support;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code durascope diagnostics}. */
@Command(
        name = "diagnostics",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Prints a page for a report of an issue: versions, environment, settings, crash reports and the last lines of the"
                    + " window's log, without secrets, as Markdown.",
            "What looks like a credential, the values of credentials in the environment, AWS account numbers and the user's name are"
                    + " taken out. Nothing is sent anywhere: read it before you hand it on."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the page was printed"})
final class DiagnosticsCommand implements Callable<Integer> {
    private final Shell shell;
    private final Support support;

    DiagnosticsCommand(Shell shell, Support support) {
        this.shell = shell;
        this.support = support;
    }

    @Override
    public Integer call() {
        shell.out().print(support.diagnostics(List.of()));
        return ExitCode.SUCCEEDED;
    }
}
