package dev.durascope.engine.invoke;

import dev.durascope.engine.model.DurableConfig;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registered function: what a Lambda function's configuration would say, and how it is run here.
 *
 * @param name the function's name, {@code [a-zA-Z0-9-_]{1,64}}
 * @param handler {@code pkg.Class}, {@code pkg.Class::method}, or {@code file.export} for Node.js
 * @param timeoutSeconds seconds that one invocation may take, 1 to 900
 * @param memoryMb megabytes, for the handler's Context; the JVM's heap follows it
 * @param environment variables on top of Lambda's own
 * @param systemProperties Java system properties; ignored for Node.js
 * @param awsProfile the AWS profile whose credentials the handler gets; absent for dummy credentials
 * @param javaHome the JDK to run it on; absent to choose one that can load its classes
 * @param durable what makes it durable; absent for a plain function
 * @param tenantIsolation whether invocations must name a tenant
 * @param development how its developer looks into it
 */
public record FunctionConfig(
        String name,
        Code code,
        String handler,
        int timeoutSeconds,
        int memoryMb,
        Map<String, String> environment,
        Map<String, String> systemProperties,
        @Nullable String awsProfile,
        @Nullable Path javaHome,
        @Nullable DurableConfig durable,
        boolean tenantIsolation,
        Development development) {

    /** Lambda's longest invocation, 15 minutes: our default, so that nothing times out that need not. */
    public static final int DEFAULT_TIMEOUT_SECONDS = 900;

    /** Megabytes when nothing else is said. */
    public static final int DEFAULT_MEMORY_MB = 512;

    /**
     * @throws IllegalArgumentException when the name or the timeout breaks Lambda's rules
     */
    public FunctionConfig {
        if (!name.matches("[a-zA-Z0-9-_]{1,64}")) {
            throw new IllegalArgumentException(
                    "Function name '" + name + "' must be 1 to 64 letters, digits, hyphens and underscores.");
        }
        if (timeoutSeconds < 1 || timeoutSeconds > 900) {
            throw new IllegalArgumentException(
                    "timeout of function " + name + " must be 1 to 900 seconds, not " + timeoutSeconds + ".");
        }
        environment = Map.copyOf(environment);
        systemProperties = Map.copyOf(systemProperties);
    }

    /** A function that nobody looks into. */
    public FunctionConfig(
            String name,
            Code code,
            String handler,
            int timeoutSeconds,
            int memoryMb,
            Map<String, String> environment,
            Map<String, String> systemProperties,
            @Nullable String awsProfile,
            @Nullable Path javaHome,
            @Nullable DurableConfig durable,
            boolean tenantIsolation) {
        this(
                name,
                code,
                handler,
                timeoutSeconds,
                memoryMb,
                environment,
                systemProperties,
                awsProfile,
                javaHome,
                durable,
                tenantIsolation,
                Development.NONE);
    }

    /**
     * Another handler of the same code with the same settings.
     *
     * @param ofDurable how its executions run; {@code null} for a plain function
     */
    FunctionConfig sibling(String ofName, String ofHandler, @Nullable DurableConfig ofDurable) {
        return new FunctionConfig(
                ofName,
                code,
                ofHandler,
                timeoutSeconds,
                memoryMb,
                environment,
                systemProperties,
                awsProfile,
                javaHome,
                ofDurable,
                tenantIsolation,
                development);
    }

    /** A durable function with defaults for all else. */
    public static FunctionConfig durable(String name, Code code, String handler) {
        return new FunctionConfig(
                name,
                code,
                handler,
                DEFAULT_TIMEOUT_SECONDS,
                DEFAULT_MEMORY_MB,
                Map.of(),
                Map.of(),
                null,
                null,
                DurableConfig.DEFAULT,
                false);
    }

    /** A plain function with defaults for all else. */
    public static FunctionConfig plain(String name, Code code, String handler) {
        return durable(name, code, handler).withDurable(null);
    }

    /** The same function with other durable settings; {@code null} makes it plain. */
    public FunctionConfig withDurable(@Nullable DurableConfig newDurable) {
        return sibling(name, handler, newDurable);
    }

    /**
     * The same under another name.
     *
     * @throws IllegalArgumentException when it breaks Lambda's rules
     */
    public FunctionConfig withName(String newName) {
        return sibling(newName, handler, durable);
    }

    /** The same function with other code. */
    public FunctionConfig withCode(Code newCode) {
        return new FunctionConfig(
                name,
                newCode,
                handler,
                timeoutSeconds,
                memoryMb,
                environment,
                systemProperties,
                awsProfile,
                javaHome,
                durable,
                tenantIsolation,
                development);
    }

    /** The same function, looked into otherwise. */
    public FunctionConfig withDevelopment(Development newDevelopment) {
        return new FunctionConfig(
                name,
                code,
                handler,
                timeoutSeconds,
                memoryMb,
                environment,
                systemProperties,
                awsProfile,
                javaHome,
                durable,
                tenantIsolation,
                newDevelopment);
    }
}
