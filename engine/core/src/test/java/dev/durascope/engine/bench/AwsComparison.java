package dev.durascope.engine.bench;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.zip.ZipFile;

/**
 * A handler built with AWS's Java SDK, in a worker of ours and in AWS's {@code LocalDurableTestRunner}: the same number
 * of executions one after the other on each side, each side in a JVM of its own that is started for it with default
 * flags, in turns. The jar is the user's: it holds the SDK and a {@code DurableHandler<Integer, Integer>} that runs so
 * many steps one after the other. The runner comes from the same jar or from others beside it.
 */
final class AwsComparison {
    private static final int ROUNDS = 3;
    private static final int EXECUTIONS = 26;

    private final Path jar;
    private final String handler;
    private final List<Path> runnerJars;

    /**
     * How long a step took after so many executions.
     *
     * @param before executions before those that were measured
     * @param worker milliseconds a step in a worker of ours
     * @param runner milliseconds a step in AWS's runner
     */
    record Figures(int before, double worker, double runner) {}

    private AwsComparison(Path jar, String handler, List<Path> runnerJars) {
        this.jar = jar;
        this.handler = handler;
        this.runnerJars = runnerJars;
    }

    /**
     * A comparison that can be made.
     *
     * @param jar the jar with the handler
     * @param handler the handler's class
     * @param runnerJars jars with the runner, separated as in a class path; empty when the jar has it
     * @throws IllegalArgumentException when it cannot; the message is one line for people
     */
    static AwsComparison of(String jar, String handler, String runnerJars) {
        if (handler.isEmpty()) {
            throw new IllegalArgumentException("-Dbench.awsJar needs -Dbench.awsHandler=CLASS beside it.");
        }
        List<Path> others = new ArrayList<>();
        for (String other : runnerJars.split(File.pathSeparator)) {
            if (!other.isEmpty()) {
                others.add(jar("bench.awsTestingJar", other));
            }
        }
        AwsComparison comparison = new AwsComparison(jar("bench.awsJar", jar), handler, others);
        if (!holds(comparison.jar, handler)) {
            throw new IllegalArgumentException("-Dbench.awsHandler=" + handler + " names no class of " + jar + ".");
        }
        if (!holds(comparison.jar, AwsSide.RUNNER) && others.stream().noneMatch(o -> holds(o, AwsSide.RUNNER))) {
            throw new IllegalArgumentException("Neither -Dbench.awsJar nor -Dbench.awsTestingJar holds "
                    + AwsSide.RUNNER + ": name the SDK's testing jar by -Dbench.awsTestingJar=JAR.");
        }
        return comparison;
    }

    private static Path jar(String option, String name) {
        Path path = Path.of(name);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("-D" + option + "=" + name + " names no file.");
        }
        return path.toAbsolutePath();
    }

    private static boolean holds(Path jar, String className) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(className.replace('.', '/') + ".class") != null;
        } catch (IOException e) {
            throw new IllegalArgumentException(jar + " cannot be read as a jar: " + e.getMessage(), e);
        }
    }

    /** Measures both sides in turns; of each figure the least of the rounds, for the machine has other work. */
    List<Figures> measure() throws Exception {
        List<double[]> worker = new ArrayList<>();
        List<double[]> runner = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            worker.add(side("worker", System.getProperty("java.class.path")));
            runner.add(side("runner", runnerClassPath()));
        }
        return List.of(
                new Figures(1, least(worker, 1, 2), least(runner, 1, 2)),
                new Figures(5, least(worker, 5, 10), least(runner, 5, 10)),
                new Figures(16, least(worker, 16, 26), least(runner, 16, 26)));
    }

    /** The least of the rounds' medians over some of their executions. */
    private static double least(List<double[]> rounds, int from, int to) {
        return rounds.stream()
                .mapToDouble(round -> {
                    double[] some = DoubleStream.of(round)
                            .skip(from)
                            .limit(to - from)
                            .sorted()
                            .toArray();
                    return some[some.length / 2];
                })
                .min()
                .orElseThrow();
    }

    private String runnerClassPath() throws URISyntaxException {
        List<String> entries = new ArrayList<>();
        entries.add(Path.of(AwsSide.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString());
        entries.add(jar.toString());
        runnerJars.forEach(other -> entries.add(other.toString()));
        return String.join(File.pathSeparator, entries);
    }

    private double[] side(String which, String classPath) throws Exception {
        Path figures = Files.createTempFile("durascope-bench", ".txt");
        Path output = Files.createTempFile("durascope-bench", ".log");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-classpath",
                            classPath,
                            AwsSide.class.getName(),
                            which,
                            jar.toString(),
                            handler,
                            Integer.toString(EXECUTIONS),
                            figures.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("The " + which + " was not done after ten minutes.");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("The " + which + " failed:\n" + Files.readString(output));
            }
            return Files.readAllLines(figures).stream()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } finally {
            Files.delete(figures);
            Files.delete(output);
        }
    }
}
