package dev.durascope.app.cli;

import dev.durascope.app.session.Opening;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code durascope} by itself: the window. */
@Command(
        name = "durascope",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "A debugger for AWS Lambda durable functions. Without a command it opens its window,"
                + " or brings the one that is open to the front.",
        synopsisSubcommandLabel = "[COMMAND]",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:failure", "2:wrong usage or bad input"})
final class DurascopeCommand implements Callable<Integer> {
    private final WindowOpener opener;

    @Mixin
    private NewWindowOption newWindow = new NewWindowOption();

    DurascopeCommand(WindowOpener opener) {
        this.opener = opener;
    }

    @Override
    public Integer call() {
        return opener.open(Opening.WELCOME, newWindow.isOn());
    }
}
