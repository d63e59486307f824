package dev.durascope.app;

import dev.durascope.app.cli.CommandLineInterface;

/** Where the process begins. */
public final class Main {

    private Main() {}

    /** Carries out the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        CommandLineInterface commands = CommandLineInterface.ofProcess(files -> {
            throw new IllegalStateException("this build has no window; use durascope run or durascope serve.");
        });
        System.exit(commands.execute(arguments));
    }
}
