package dev.durascope.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code durascope ide}, which its subcommands do the work of. */
@Command(
        name = "ide",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Tells IntelliJ IDEA and VS Code how to open things in Durascope and to attach to handlers.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:a file was left alone", "2:wrong usage or bad input"})
final class IdeCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say 'install' or 'print'.");
    }
}
