package dev.durascope.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JUnit Jupiter test, or a class of tests, that gets a {@link DurableTestRunner} as a parameter. Where it runs is said by
 * {@code -Ddurascope.mode=local|cloud}; the test is the same.
 *
 * <pre>{@code
 * @Test
 * @DurableTest(handler = OrderWorkflow.class, function = "order_workflow")
 * void anOrderIsShipped(DurableTestRunner runner) {
 *     assertThat(runner.run(new Order("order-1"))).succeeded().ranInOrder("charge", "ship");
 * }
 * }</pre>
 *
 * <p>In cloud mode {@code QUALIFIED_FUNCTION_NAME} names the deployed function and {@code LAMBDA_FUNCTION_TEST_NAME} the tests
 * that it is for: those whose {@link #function} it is run, the others are skipped. {@code AWS_REGION} (us-west-2) and {@code
 * LAMBDA_ENDPOINT} say where it is. Each may be an environment variable or a configuration parameter of JUnit, such as a system
 * property. A test that asks for a {@link DurableFunctionTestRunner} runs in local mode only.
 *
 * <p>A test that fails leaves recordings of its executions in {@code target/durascope}, or the directory that the configuration
 * parameter {@code durascope.recordings} names.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(DurableTestExtension.class)
public @interface DurableTest {

    /** The handler's class for local mode: it has a constructor without parameters. */
    Class<?> handler();

    /** What the test calls the function: its name in local mode, and what {@code LAMBDA_FUNCTION_TEST_NAME} is held against. */
    String function();

    /** What the runner is given in local mode besides; nothing by default. */
    Class<? extends LocalRunnerSetup> setup() default LocalRunnerSetup.None.class;
}
