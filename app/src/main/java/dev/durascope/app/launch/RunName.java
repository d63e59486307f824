package dev.durascope.app.launch;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Names executions so that people can tell them apart: the function and when it was run. */
final class RunName {
    /** To the millisecond, because a name used again with the same event answers the execution there is. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMdd-HHmmss-SSS");

    /** Leaves room for the time within the 64 characters that a name may have (API model, DurableExecutionName). */
    private static final int FUNCTION_LENGTH = 44;

    private RunName() {}

    static String of(String functionName, LocalDateTime at) {
        String start =
                functionName.length() > FUNCTION_LENGTH ? functionName.substring(0, FUNCTION_LENGTH) : functionName;
        return start + "-" + TIME.format(at);
    }
}
