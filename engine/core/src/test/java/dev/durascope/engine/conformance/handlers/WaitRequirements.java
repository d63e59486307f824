package dev.durascope.engine.conformance.handlers;

import static java.util.Map.entry;

import dev.durascope.engine.conformance.handlers.RequirementHandler.Body;
import java.time.Duration;
import java.util.Map;

/** Requirements 2-1 to 2-5. */
final class WaitRequirements {

    static final Map<String, Body> BODIES = Map.ofEntries(
            entry("2-1", waiting(null, Duration.ofSeconds(2))),
            entry("2-2", waiting("custom_wait_name", Duration.ofSeconds(2))),
            entry("2-3", (event, context) -> {
                context.wait("wait-1", Duration.ofSeconds(2));
                context.wait("wait-2", Duration.ofSeconds(2));
                return Map.of("completedWaits", 2);
            }),
            entry("2-4", waiting(null, Duration.ofMinutes(1))),
            entry("2-5", waiting(null, Duration.ofHours(1))));

    private WaitRequirements() {}

    private static Body waiting(String name, Duration duration) {
        return (event, context) -> {
            context.wait(name, duration);
            return null;
        };
    }
}
