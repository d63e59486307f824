package dev.durascope.app.cli;

import dev.durascope.app.diagnostics.Support;
import dev.durascope.app.instance.Entrance;
import dev.durascope.app.instance.SingleWindow;
import dev.durascope.engine.store.DataHome;
import dev.durascope.engine.store.StoreException;
import java.io.File;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The {@code durascope} command and its subcommands. */
public final class CommandLineInterface {
    private static final System.Logger LOG = System.getLogger(CommandLineInterface.class.getName());

    private final Shell shell;
    private final CommandLine commands;

    /** The command line of this process. */
    public static CommandLineInterface ofProcess(Window window, Camera camera, SelfTest selfTest) {
        Logging.configure(System.getenv());
        Shell shell = Shell.ofProcess();
        String noDisplay = Display.missing(
                System.getenv(), System.getProperty("os.name", ""), System.getProperty("glass.platform"));
        Entrance entrance = new SingleWindow(DataHome.current().directory());
        return new CommandLineInterface(
                shell, new ProcessEngines(shell), entrance, window, camera, selfTest, noDisplay);
    }

    /** @param noDisplay why no window can be shown; absent when nothing speaks against it */
    CommandLineInterface(
            Shell shell,
            Engines engines,
            Entrance entrance,
            Window window,
            Camera camera,
            SelfTest selfTest,
            @Nullable String noDisplay) {
        this.shell = shell;
        WindowOpener opener = new WindowOpener(shell, entrance, window, noDisplay);
        this.commands = new CommandLine(new DurascopeCommand(opener))
                .addSubcommand(new OpenCommand(opener, engines, System.getenv()))
                .addSubcommand(new AttachCommand(opener, shell, System.getenv()))
                .addSubcommand(new RunCommand(shell, engines))
                .addSubcommand(new ServeCommand(shell, engines))
                .addSubcommand(new ReplayCommand(shell, engines))
                .addSubcommand(new ForkCommand(shell, engines))
                .addSubcommand(new ExportCommand(shell, engines))
                .addSubcommand(new CommandLine(new IdeCommand())
                        .addSubcommand(new IdeInstallCommand(shell, engines))
                        .addSubcommand(new IdePrintCommand(shell, engines)))
                .addSubcommand(new SnapshotCommand(shell, camera))
                .addSubcommand(new SelfTestCommand(shell, selfTest))
                .addSubcommand(new SampleCommand(opener, shell))
                .addSubcommand(new DiagnosticsCommand(
                        shell, Support.in(DataHome.current().directory())))
                .setExpandAtFiles(false) // --input @FILE is ours
                .setOverwrittenOptionsAllowed(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setOut(new java.io.PrintWriter(shell.out(), true))
                .setErr(new java.io.PrintWriter(shell.err(), true))
                .setParameterExceptionHandler(this::misused)
                .setExecutionExceptionHandler(this::failed);
        commands.getSubcommands().get("run").getCommandSpec().usageMessage().footer(RunCommand.footer());
    }

    /** What there is to carry out, to document it. */
    CommandLine commands() {
        return commands;
    }

    /** Carries out a command line and answers the process's exit code. */
    public int execute(String... arguments) {
        try {
            return commands.execute(opening(arguments));
        } finally {
            shell.out().flush();
        }
    }

    /** A desktop starts a program with the files that were double-clicked, and knows nothing of commands. */
    private String[] opening(String... arguments) {
        if (arguments.length == 0
                || commands.getSubcommands().containsKey(arguments[0])
                || !new File(arguments[0]).exists()) {
            return arguments;
        }
        return Stream.concat(Stream.of("open", OpenCommand.FROM_DESKTOP), Arrays.stream(arguments))
                .toArray(String[]::new);
    }

    private int misused(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        shell.say(String.valueOf(e.getMessage()));
        shell.err().print("Usage: " + command.getHelp().synopsis(7));
        shell.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private int failed(Exception e, CommandLine command, ParseResult result) {
        if (e instanceof BadInput bad) {
            shell.say(bad);
            return ExitCode.USAGE;
        }
        if (e instanceof InterruptedException) {
            shell.say("interrupted");
            return ExitCode.FAILED;
        }
        if (e instanceof StoreException) {
            shell.say(String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        }
        shell.say("Durascope has a bug: " + e);
        shell.say(
                "Please report it with what you did and what 'durascope diagnostics' prints, which is without secrets.");
        LOG.log(System.Logger.Level.DEBUG, "The command failed", e);
        return ExitCode.FAILED;
    }
}
