package dev.durascope.app.cli;

import dev.durascope.app.launch.SampleJar;
import dev.durascope.app.session.Opening;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code durascope sample}, which the build ends with when it is asked to show something: the window on the bundled
 * sample, or the sample's run in the terminal where no window can be shown.
 */
@Command(
        name = "sample",
        hidden = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Opens the window on the bundled sample; without a display, runs it in the terminal.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the window was closed, or the sample succeeded", "1:the sample failed"})
final class SampleCommand implements Callable<Integer> {
    private final WindowOpener opener;
    private final Shell shell;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    SampleCommand(WindowOpener opener, Shell shell) {
        this.opener = opener;
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Path sample = SampleJar.find()
                .orElseThrow(() -> new BadInput(
                        "the sample is not beside this installation; build it with 'mvn package' in the checkout."));
        try {
            return opener.open(Opening.of(List.of(sample)), false);
        } catch (BadInput noWindow) {
            noWindow.lines().forEach(shell::say);
            shell.say("so the sample runs here in the terminal, in real time; the window shows the same.");
            return spec.root().commandLine().execute("run", sample.toString(), "--time", "real");
        }
    }
}
