package dev.durascope.engine.bench;

import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutionDescription;
import dev.durascope.engine.execution.ExecutionService;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ExecutionStatus;
import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A handler built with AWS's Java SDK, in a warm worker of ours and in AWS's {@code LocalDurableTestRunner}, one after
 * the other. The jar is the user's: it holds the SDK and a {@code DurableHandler<Integer, Integer>} that runs so many
 * steps one after the other. The runner comes from the same jar or from others beside it.
 */
final class AwsComparison {
    static final int STEPS = 1_000;
    private static final int WARM_UP = 10;
    private static final int MEASURED = 10;
    private static final String RUNNER = "software.amazon.lambda.durable.testing.LocalDurableTestRunner";
    private static final String HANDLER = "software.amazon.lambda.durable.DurableHandler";

    private final Path jar;
    private final String handler;
    private final List<URL> classPath = new ArrayList<>();

    /**
     * @param jar the jar with the handler
     * @param handler the handler's class
     * @param runnerJars jars with the runner, separated as in a class path; empty when the jar has it
     */
    AwsComparison(String jar, String handler, String runnerJars) throws Exception {
        this.jar = Path.of(jar);
        this.handler = handler;
        classPath.add(this.jar.toUri().toURL());
        for (String other : runnerJars.split(File.pathSeparator)) {
            if (!other.isEmpty()) {
                classPath.add(Path.of(other).toUri().toURL());
            }
        }
    }

    @FunctionalInterface
    private interface Run {
        void once() throws Exception;
    }

    /** The median of several runs when warm, in milliseconds a step. */
    private static double perStep(Run run) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            run.once();
        }
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            run.once();
            nanos.add(System.nanoTime() - start);
        }
        nanos.sort(null);
        return nanos.get(MEASURED / 2) / 1e6 / STEPS;
    }

    /** Milliseconds a step in a warm worker. */
    double worker() throws Exception {
        Path cache = Files.createTempDirectory("durascope-bench");
        try (Engine engine = Engine.open(EngineOptions.inMemory(ExecutorSettings.DEFAULT, cache))) {
            ExecutionService service = engine.executions();
            service.functions().register(FunctionConfig.durable("measured", new Code.Archive(jar), handler));
            return perStep(() -> {
                ExecutionDescription end = service.ended(
                                service.start(StartRequest.of("measured", Integer.toString(STEPS))))
                        .get(5, TimeUnit.MINUTES);
                if (end.facts().status() != ExecutionStatus.SUCCEEDED) {
                    throw new IllegalStateException("The measured execution ended as " + end.facts());
                }
                service.delete(end.arn());
            });
        }
    }

    /** Milliseconds a step in AWS's runner. */
    double runner() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                Class<?> runnerClass = loader.loadClass(RUNNER);
                Method create = runnerClass.getMethod("create", Class.class, loader.loadClass(HANDLER));
                Method run = runnerClass.getMethod("runUntilComplete", Object.class);
                Object instance = loader.loadClass(handler).getConstructor().newInstance();
                return perStep(() -> {
                    Object result = run.invoke(create.invoke(null, Integer.class, instance), STEPS);
                    String status = result.getClass()
                            .getMethod("getStatus")
                            .invoke(result)
                            .toString();
                    if (!status.equals("SUCCEEDED")) {
                        throw new IllegalStateException("AWS's runner ended as " + status);
                    }
                });
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
