package dev.durascope.junit;

import dev.durascope.engine.Engine;
import dev.durascope.engine.EngineOptions;
import dev.durascope.engine.execution.ExecutorSettings;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.store.DataHome;
import dev.durascope.engine.time.TimeMode;
import dev.durascope.junit.LocalFunctions.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a {@link DurableFunctionTestRunner} is made with. */
public final class LocalRunnerBuilder {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final @Nullable Object handler;
    private final @Nullable Path jar;
    private final @Nullable String jarHandler;
    private final Map<String, LocalFunctions> targets = new LinkedHashMap<>();
    private final Map<String, Answers> answers = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private Map<String, String> environment = Map.of();
    private String function = "function-under-test";
    private TimeMode timeMode = TimeMode.SKIP;
    private Duration timeout = PATIENCE;
    private @Nullable Duration functionTimeout;
    private @Nullable Duration executionTimeout;

    LocalRunnerBuilder(Object handler) {
        this.handler = handler;
        this.jar = null;
        this.jarHandler = null;
    }

    LocalRunnerBuilder(Path jar, @Nullable String jarHandler) {
        this.handler = null;
        this.jar = jar;
        this.jarHandler = jarHandler;
    }

    /** The function's name, which stands in ARNs and is what others invoke it by; {@code function-under-test} by default. */
    public LocalRunnerBuilder functionName(String name) {
        function = name;
        return this;
    }

    /** How executions' clocks move; by default time is skipped. */
    public LocalRunnerBuilder timeMode(TimeMode mode) {
        timeMode = mode;
        return this;
    }

    /** How long the runner waits for whatever it waits for, in wall time; 30 seconds by default. */
    public LocalRunnerBuilder timeout(Duration within) {
        timeout = Seconds.requirePositive("The timeout", within);
        return this;
    }

    /** How long one invocation may take, 1 second to 15 minutes of wall time in whole seconds; 15 minutes by default. */
    public LocalRunnerBuilder functionTimeout(Duration within) {
        functionTimeout = within;
        return this;
    }

    /** How long an execution may take on its own clock, 1 second to 366 days in whole seconds; a day by default. */
    public LocalRunnerBuilder executionTimeout(Duration within) {
        executionTimeout = within;
        return this;
    }

    /** The environment variables of handlers in jars; one in this JVM sees this JVM's, which cannot be changed. */
    public LocalRunnerBuilder environment(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        return this;
    }

    /**
     * A target of chained invokes: a durable handler is run durably, any other one as a plain function.
     *
     * @param handlerOrClass a handler, or the class of one that has a constructor without parameters
     * @throws IllegalArgumentException when it cannot be constructed
     */
    public LocalRunnerBuilder register(String functionName, Object handlerOrClass) {
        Object target = InProcessHandlers.instance(handlerOrClass);
        targets.put(functionName, new LocalFunctions.Handler(target, InProcessHandlers.isDurable(target)));
        return this;
    }

    /** A target of chained invokes that is in a jar or Lambda zip, and runs in a process of its own. */
    public LocalRunnerBuilder registerJar(String functionName, Path targetJar) {
        targets.put(functionName, new LocalFunctions.Jar(targetJar, null, null));
        return this;
    }

    /** The same for one of several handlers in it: {@code pkg.Class} or {@code pkg.Class::method}. */
    public LocalRunnerBuilder registerJar(String functionName, Path targetJar, String targetHandler) {
        targets.put(functionName, new LocalFunctions.Jar(targetJar, targetHandler, null));
        return this;
    }

    /**
     * Answers chained invokes of a function with these results, one after the other, behind what {@link #answer} and {@link
     * #fail} gave before; the last one holds for all later invokes. An {@link ErrorObject} among them fails its invoke.
     * Invokes that run at the same time get them in the order in which they arrive: use {@link #answerInvoke} where that
     * matters, or register a handler.
     *
     * @throws IllegalArgumentException when there is no result, or one that cannot be written as JSON
     */
    public LocalRunnerBuilder answer(String functionName, @Nullable Object @Nullable ... results) {
        answersOf(functionName).add(null, all("invokes of " + functionName, results));
        return this;
    }

    /**
     * The same for the chained invokes of a function that have one name, whatever else calls it meanwhile; they get no answers
     * of {@link #answer}.
     *
     * @param operationName as the handler names the operation
     * @throws IllegalArgumentException when there is no result, or one that cannot be written as JSON
     */
    public LocalRunnerBuilder answerInvoke(
            String functionName, String operationName, @Nullable Object @Nullable ... results) {
        answersOf(functionName)
                .add(operationName, all("the invoke '" + operationName + "' of " + functionName, results));
        return this;
    }

    /** A sole null is taken by Java for no array of results. */
    private static @Nullable Object[] all(String what, @Nullable Object @Nullable [] results) {
        @Nullable Object[] all = results == null ? new Object[] {null} : results;
        if (all.length == 0) {
            throw new IllegalArgumentException(
                    "No answer is given for " + what + ": name one or more; a null is one too.");
        }
        return all;
    }

    private Answers answersOf(String functionName) {
        Answers given = answers.computeIfAbsent(functionName, Answers::new);
        targets.put(functionName, new LocalFunctions.Stand(given));
        return given;
    }

    /** Fails chained invokes of a function with these errors, in the order that {@link #answer} tells of. */
    public LocalRunnerBuilder fail(String functionName, ErrorObject... errors) {
        return answer(functionName, (Object[]) errors);
    }

    /** Faults to be brought about in the function under test, as the debugger injects them. */
    public LocalRunnerBuilder fault(Fault... wanted) {
        faults.addAll(List.of(wanted));
        return this;
    }

    /**
     * Starts an engine with the function and its targets.
     *
     * @throws IllegalArgumentException when something that was given cannot be, saying what
     */
    public DurableFunctionTestRunner build() {
        boolean onlyHere = jar == null && targets.values().stream().noneMatch(LocalFunctions.Jar.class::isInstance);
        if (onlyHere && !environment.isEmpty()) {
            throw new IllegalArgumentException("The environment variables " + environment.keySet()
                    + " would be seen by nobody: a handler in this JVM sees this JVM's. Run it from a jar, or set them"
                    + " where the tests are started.");
        }
        Engine engine = open();
        List<AutoCloseable> clients = new ArrayList<>();
        try {
            Surroundings usual = Surroundings.of(clients::add, environment, cache());
            targets.forEach((name, target) -> target.register(engine, name, usual));
            underTest()
                    .register(
                            engine,
                            function,
                            usual.withTimeouts(
                                    Objects.requireNonNullElse(functionTimeout, usual.invocation()),
                                    Objects.requireNonNullElse(executionTimeout, usual.execution())));
            return new DurableFunctionTestRunner(engine, function, timeout, faults, clients);
        } catch (RuntimeException e) {
            engine.close();
            DurableFunctionTestRunner.closeAll(clients);
            throw e;
        }
    }

    private LocalFunctions underTest() {
        return jar == null
                ? new LocalFunctions.Handler(Objects.requireNonNull(handler), true)
                : new LocalFunctions.Jar(jar, jarHandler, true);
    }

    private Engine open() {
        try {
            return Engine.open(EngineOptions.inMemory(ExecutorSettings.DEFAULT.withTimeMode(timeMode), cache()));
        } catch (IOException e) {
            throw new UncheckedIOException("The engine cannot be started: " + e.getMessage(), e);
        }
    }

    /** Where code from jars is unpacked: the same place for all of Durascope. */
    static Path cache() {
        return DataHome.current().directory().resolve("cache");
    }
}
