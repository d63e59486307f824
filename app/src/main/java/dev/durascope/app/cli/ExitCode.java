package dev.durascope.app.cli;

/** What the process answers to the shell. */
final class ExitCode {
    static final int SUCCEEDED = 0;
    /** The execution failed, timed out, was stopped or is held; or Durascope itself failed. */
    static final int FAILED = 1;
    /** Wrong usage or bad input: nothing was run. */
    static final int USAGE = 2;
    /** The execution waits for something that only the outside world can give. */
    static final int WAITING = 3;

    private ExitCode() {}
}
