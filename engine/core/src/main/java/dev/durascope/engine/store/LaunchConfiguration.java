package dev.durascope.engine.store;

import dev.durascope.engine.breakpoint.Breakpoints;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.time.TimeMode;
import java.time.Instant;
import java.util.List;

/**
 * What it takes to launch a handler again.
 *
 * @param name what the user calls it; unique
 * @param function the function: its name, code, handler, environment, system properties, AWS profile, JDK and timeout
 * @param input the event, JSON text, as the user left it, valid or not
 * @param timeMode how the execution's clock moves
 * @param lastUsed when it was last launched
 * @param withheld the names of environment variables and system properties that hold credentials: their values are
 *     never kept, so they must be asked for again; empty for a configuration that has not been through a store
 * @param breakpoints where its executions stop
 */
public record LaunchConfiguration(
        String name,
        FunctionConfig function,
        String input,
        TimeMode timeMode,
        Instant lastUsed,
        List<String> withheld,
        Breakpoints breakpoints) {

    /**
     * @throws IllegalArgumentException when the name is blank
     */
    public LaunchConfiguration {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A launch configuration needs a name: give it one.");
        }
        withheld = List.copyOf(withheld);
    }

    /** A configuration as the user made it, nothing withheld, without breakpoints. */
    public static LaunchConfiguration of(
            String name, FunctionConfig function, String input, TimeMode timeMode, Instant lastUsed) {
        return new LaunchConfiguration(name, function, input, timeMode, lastUsed, List.of(), Breakpoints.NONE);
    }

    /** The same configuration with another event. */
    public LaunchConfiguration withInput(String newInput) {
        return new LaunchConfiguration(name, function, newInput, timeMode, lastUsed, withheld, breakpoints);
    }

    /** The same configuration, last launched at another time. */
    public LaunchConfiguration usedAt(Instant at) {
        return new LaunchConfiguration(name, function, input, timeMode, at, withheld, breakpoints);
    }

    /** The same configuration with other breakpoints. */
    public LaunchConfiguration withBreakpoints(Breakpoints now) {
        return new LaunchConfiguration(name, function, input, timeMode, lastUsed, withheld, now);
    }

    /** What may be kept: the same configuration without the values that are or look like credentials. */
    public LaunchConfiguration withoutCredentials() {
        return Credentials.strip(this);
    }
}
