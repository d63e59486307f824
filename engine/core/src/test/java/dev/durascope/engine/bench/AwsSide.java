package dev.durascope.engine.bench;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One side of {@link AwsComparison}, in its own JVM: runs executions and writes how long a step took in each. AWS's
 * runner has nothing of ours on its class path but this.
 */
final class AwsSide {
    static final String RUNNER = "software.amazon.lambda.durable.testing.LocalDurableTestRunner";
    static final int STEPS = 1_000;

    private AwsSide() {}

    @FunctionalInterface
    interface Run {
        void once() throws Exception;
    }

    /** @param args {@code worker} or {@code runner}, the jar, the handler's class, how many executions, a file */
    public static void main(String[] args) throws Exception {
        int executions = Integer.parseInt(args[3]);
        List<String> perStep = args[0].equals("worker")
                ? AwsWorkerSide.timed(Path.of(args[1]), args[2], executions)
                : timed(runner(args[2]), executions);
        Files.write(Path.of(args[4]), perStep);
        System.exit(0); // whatever threads the handler's libraries have left
    }

    static List<String> timed(Run run, int executions) throws Exception {
        List<String> perStep = new ArrayList<>();
        for (int i = 0; i < executions; i++) {
            long start = System.nanoTime();
            run.once();
            perStep.add(Double.toString((System.nanoTime() - start) / 1e6 / STEPS));
        }
        return perStep;
    }

    private static Run runner(String handler) throws Exception {
        Class<?> runnerClass = Class.forName(RUNNER);
        Object instance = Class.forName(handler).getConstructor().newInstance();
        Method create = runnerClass.getMethod(
                "create", Class.class, Class.forName("software.amazon.lambda.durable.DurableHandler"));
        Method run = runnerClass.getMethod("runUntilComplete", Object.class);
        return () -> {
            Object result = run.invoke(create.invoke(null, Integer.class, instance), STEPS);
            String status =
                    result.getClass().getMethod("getStatus").invoke(result).toString();
            if (!status.equals("SUCCEEDED")) {
                throw new IllegalStateException("AWS's runner ended as " + status);
            }
        };
    }
}
