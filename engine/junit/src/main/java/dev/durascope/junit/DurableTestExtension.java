package dev.durascope.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Carries out {@link DurableTest}: a runner for each test, which is closed after it. */
public final class DurableTestExtension implements ParameterResolver, ExecutionCondition, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(DurableTestExtension.class);

    /** For JUnit. */
    public DurableTestExtension() {}

    private static TestSettings settings(ExtensionContext context) {
        return new TestSettings(
                name -> context.getConfigurationParameter(name).or(() -> Optional.ofNullable(System.getenv(name))));
    }

    /** That of the method, else that of its class or of one around it. */
    private static Optional<DurableTest> annotation(ExtensionContext context) {
        Optional<AnnotatedElement> method = context.getTestMethod().map(AnnotatedElement.class::cast);
        Optional<DurableTest> found =
                method.flatMap(element -> AnnotationSupport.findAnnotation(element, DurableTest.class));
        Optional<Class<?>> at = context.getTestClass();
        while (found.isEmpty() && at.isPresent()) {
            found = AnnotationSupport.findAnnotation(at.get(), DurableTest.class);
            at = at.map(Class::getEnclosingClass);
        }
        return found;
    }

    /** Skips the tests of other functions in cloud mode, and those that ask for the runner of another mode; says why. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        // A method may be annotated for another function than its class.
        Optional<DurableTest> test = context.getTestMethod().flatMap(method -> annotation(context));
        if (test.isEmpty()) {
            return ConditionEvaluationResult.enabled("No single test is meant.");
        }
        TestSettings settings = settings(context);
        return settings.skipped(test.get().function())
                .or(() -> ofOtherMode(context.getRequiredTestMethod().getParameterTypes(), settings.mode()))
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("It runs in this mode."));
    }

    private static Optional<String> ofOtherMode(Class<?>[] parameters, TestMode mode) {
        Class<?> other =
                mode == TestMode.CLOUD ? DurableFunctionTestRunner.class : DurableFunctionCloudTestRunner.class;
        return Arrays.asList(parameters).contains(other)
                ? Optional.of("The test asks for a " + other.getSimpleName() + ", and " + TestSettings.MODE + " is "
                        + mode.name().toLowerCase(Locale.ROOT)
                        + ": with a parameter of type DurableTestRunner it runs in both modes.")
                : Optional.empty();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        boolean perTest = context.getTestMethod().isPresent();
        return perTest
                && DurableTestRunner.class.isAssignableFrom(type)
                && annotation(context).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestSettings settings = settings(context);
        DurableTest test = annotation(context).orElseThrow();
        Store store = context.getStore(NAMESPACE);
        DurableTestRunner runner = store.get(DurableTestRunner.class, DurableTestRunner.class);
        if (runner == null) {
            runner = settings.mode() == TestMode.CLOUD ? settings.cloudRunner() : localRunner(test);
            // Only what JUnit 5 has too is called, so that either version will do; closed after the test for the same
            // reason.
            store.put(DurableTestRunner.class, runner);
        }
        Class<?> wanted = parameter.getParameter().getType();
        if (!wanted.isInstance(runner)) {
            throw new ParameterResolutionException("In this mode the runner is a "
                    + runner.getClass().getSimpleName() + " and no " + wanted.getSimpleName()
                    + ": ask for a DurableTestRunner.");
        }
        return runner;
    }

    private static DurableTestRunner localRunner(DurableTest test) {
        LocalRunnerBuilder builder =
                DurableFunctionTestRunner.forHandler(test.handler()).functionName(test.function());
        LocalRunnerSetup setup = (LocalRunnerSetup) InProcessHandlers.instance(test.setup());
        setup.configure(builder);
        return builder.build();
    }

    /** Keeps what a failed test has run, and ends what runs. */
    @Override
    public void afterEach(ExtensionContext context) {
        try (DurableTestRunner runner =
                context.getStore(NAMESPACE).get(DurableTestRunner.class, DurableTestRunner.class)) {
            keep(context, runner);
        }
    }

    private static void keep(ExtensionContext context, @Nullable DurableTestRunner runner) {
        boolean failed = context.getExecutionException()
                .filter(e -> !(e instanceof TestAbortedException))
                .isPresent();
        if (failed && runner instanceof RecordedRuns runs) {
            new FailureRecordings(settings(context).recordings())
                    .save(name(context), runs.recordings())
                    .forEach(System.out::println);
        }
    }

    /** Class with its package and method, and the number of the invocation where a test is run with several arguments. */
    private static String name(ExtensionContext context) {
        String id = context.getUniqueId();
        int number = id.lastIndexOf(":#");
        return context.getRequiredTestClass().getName() + "."
                + context.getRequiredTestMethod().getName()
                + (number < 0 ? "" : "-" + id.substring(number + 2).replaceAll("\\D.*", ""));
    }
}
