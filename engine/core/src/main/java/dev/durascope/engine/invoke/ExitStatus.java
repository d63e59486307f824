package dev.durascope.engine.invoke;

/** How a process ended, in the words of Lambda's log. */
final class ExitStatus {
    private static final int SIGNALS = 128;

    private ExitStatus() {}

    /** What stands after {@code RequestId: … Error: } for a process that ended by itself during an invocation. */
    static String describe(int status) {
        if (status == 0) {
            return "Runtime exited without providing a reason";
        }
        return "Runtime exited with error: " + (status > SIGNALS ? signal(status - SIGNALS) : "exit status " + status);
    }

    private static String signal(int number) {
        return switch (number) {
            case 2 -> "signal: interrupt";
            case 4 -> "signal: illegal instruction";
            case 6 -> "signal: aborted";
            case 7 -> "signal: bus error";
            case 8 -> "signal: floating point exception";
            case 9 -> "signal: killed";
            case 11 -> "signal: segmentation fault";
            case 13 -> "signal: broken pipe";
            case 15 -> "signal: terminated";
            default -> "exit status " + (number + SIGNALS);
        };
    }
}
