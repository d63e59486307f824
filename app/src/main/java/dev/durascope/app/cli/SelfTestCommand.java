package dev.durascope.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code durascope selftest}. */
@Command(
        name = "selftest",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Says whether this installation works: opens the window without a display, runs the bundled sample in it to its"
                    + " end, writes a test of that, shows every pane, and closes it.",
            "Nothing that is kept of you is touched. Milliseconds count from the start of the process."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it works", "1:it does not, and what was said last says why"})
final class SelfTestCommand implements Callable<Integer> {
    private final Shell shell;
    private final SelfTest selfTest;

    SelfTestCommand(Shell shell, SelfTest selfTest) {
        this.shell = shell;
        this.selfTest = selfTest;
    }

    @Override
    public Integer call() {
        Instant start = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        try {
            selfTest.run(what -> shell.out()
                    .println("%6d ms  %s"
                            .formatted(Duration.between(start, Instant.now()).toMillis(), what)));
        } catch (IllegalStateException e) {
            shell.say(String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        }
        return ExitCode.SUCCEEDED;
    }
}
