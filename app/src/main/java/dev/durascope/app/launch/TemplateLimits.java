package dev.durascope.app.launch;

import static dev.durascope.app.text.Texts.text;

import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;

/** What a template says of a function's time and memory, in words. */
final class TemplateLimits {
    private TemplateLimits() {}

    /** A sentence. @param template the file's name */
    static String sentence(FunctionConfig function, String template) {
        DurableConfig durable = function.durable();
        String time = time(function.timeoutSeconds());
        int memory = function.memoryMb();
        if (durable == null) {
            return function.tenantIsolation()
                    ? text("launch.limits.tenant", template, time, memory)
                    : text("launch.limits", template, time, memory);
        }
        String execution = time(durable.executionTimeoutSeconds());
        String kept = time(durable.retentionDays() * 86_400L);
        return function.tenantIsolation()
                ? text("launch.limits.durable.tenant", template, time, memory, execution, kept)
                : text("launch.limits.durable", template, time, memory, execution, kept);
    }

    /** Seconds in the largest unit that they are a multiple of, as templates are written. */
    private static String time(long seconds) {
        if (seconds % 86_400 == 0) {
            return text("count.days", seconds / 86_400);
        }
        if (seconds % 3_600 == 0) {
            return text("count.hours", seconds / 3_600);
        }
        return seconds % 60 == 0 ? text("count.minutes", seconds / 60) : text("count.seconds", seconds);
    }
}
