package dev.durascope.engine.invoke;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How workers are run.
 *
 * @param maxWorkers processes at a time, at least 1; more invocations wait for their turn
 * @param idleTimeout how long a warm worker is kept without work
 * @param initTimeout how long a handler may take to be loaded and constructed; not part of its invocation's timeout
 * @param cacheDirectory where zips are unpacked; made when it is not there
 * @param jdkHomes JDKs that the user named, sought before all others
 * @param hostEnvironment this process's environment, of which workers get only what every program needs
 * @param jvmOptions options for every handler's JVM
 * @param watched whether an agent in every handler's process sees and can hold its operations; costs a handler's start
 *     some tens of milliseconds
 */
public record WorkerSettings(
        int maxWorkers,
        Duration idleTimeout,
        Duration initTimeout,
        Path cacheDirectory,
        List<Path> jdkHomes,
        Map<String, String> hostEnvironment,
        List<String> jvmOptions,
        boolean watched) {

    /**
     * @throws IllegalArgumentException when there would be no worker at all
     */
    public WorkerSettings {
        if (maxWorkers < 1) {
            throw new IllegalArgumentException("maxWorkers must be at least 1, not " + maxWorkers + ".");
        }
        jdkHomes = List.copyOf(jdkHomes);
        hostEnvironment = Map.copyOf(hostEnvironment);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** Settings for this machine. */
    public static WorkerSettings defaults(Path cacheDirectory) {
        return new WorkerSettings(
                Math.max(4, 2 * Runtime.getRuntime().availableProcessors()),
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                cacheDirectory,
                List.of(),
                System.getenv(),
                List.of(),
                false);
    }

    /** The same settings with another bound on processes. */
    public WorkerSettings withMaxWorkers(int bound) {
        return new WorkerSettings(
                bound, idleTimeout, initTimeout, cacheDirectory, jdkHomes, hostEnvironment, jvmOptions, watched);
    }

    /** The same settings with another idle timeout. */
    public WorkerSettings withIdleTimeout(Duration timeout) {
        return new WorkerSettings(
                maxWorkers, timeout, initTimeout, cacheDirectory, jdkHomes, hostEnvironment, jvmOptions, watched);
    }

    /** The same settings with JDKs that the user named. */
    public WorkerSettings withJdkHomes(List<Path> homes) {
        return new WorkerSettings(
                maxWorkers, idleTimeout, initTimeout, cacheDirectory, homes, hostEnvironment, jvmOptions, watched);
    }

    /** The same settings with handlers watched, or not. */
    public WorkerSettings withWatched(boolean now) {
        return new WorkerSettings(
                maxWorkers, idleTimeout, initTimeout, cacheDirectory, jdkHomes, hostEnvironment, jvmOptions, now);
    }
}
