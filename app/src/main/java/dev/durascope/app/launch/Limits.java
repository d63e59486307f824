package dev.durascope.app.launch;

import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;

/** What a template says of a function's time and memory, in words. */
final class Limits {
    private Limits() {}

    /** A sentence. @param template the file's name */
    static String sentence(FunctionConfig function, String template) {
        DurableConfig durable = function.durable();
        return template + " says: an invocation may take " + time(function.timeoutSeconds()) + " and has "
                + function.memoryMb() + " MB"
                + (durable == null
                        ? ""
                        : "; an execution may take " + time(durable.executionTimeoutSeconds()) + " and is kept for "
                                + time(durable.retentionDays() * 86_400L))
                + (function.tenantIsolation() ? "; invocations name a tenant." : ".");
    }

    /** Seconds in the largest unit that they are a multiple of, as templates are written. */
    private static String time(long seconds) {
        if (seconds % 86_400 == 0) {
            return count(seconds / 86_400, "day");
        }
        if (seconds % 3_600 == 0) {
            return count(seconds / 3_600, "hour");
        }
        return seconds % 60 == 0 ? count(seconds / 60, "minute") : count(seconds, "second");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
