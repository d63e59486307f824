package dev.durascope.junit;

import static dev.durascope.junit.DurableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.durascope.engine.recording.RecordingReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@Timeout(60)
class DurableTestExtensionTest {
    @TempDir
    private Path directory;

    private Events run(Class<?> tests, Map<String, String> settings) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameter("durascope.recordings", directory.toString());
        settings.forEach(kit::configurationParameter);
        return kit.execute().testEvents();
    }

    @DurableTest(handler = Handlers.Order.class, function = "order_workflow")
    static class Orders {
        private DurableTestRunner beforeEach;

        @BeforeEach
        void prepare(DurableTestRunner runner) {
            beforeEach = runner;
        }

        @Test
        void anOrderIsShipped(DurableTestRunner runner) {
            assertThat(runner).isSameAs(beforeEach);
            assertThat(runner.run("o")).succeeded().ranInOrder("check", "charge", "ship");
            assertThat(runner.result().arn().function()).isEqualTo("order_workflow");
        }

        @Test
        @DurableTest(handler = Handlers.Caller.class, function = "caller", setup = Answered.class)
        void anotherFunctionIsCalled(DurableTestRunner runner) {
            assertThat(runner.run("x")).hasResult("one, two");
        }
    }

    static final class Answered implements LocalRunnerSetup {
        @Override
        public void configure(LocalRunnerBuilder builder) {
            builder.answer("target", "one", "two");
        }
    }

    static class Failing {
        @Test
        @DurableTest(handler = Handlers.Order.class, function = "order_workflow")
        void shipsNothing(DurableTestRunner runner) {
            runner.run("first");
            assertThat(runner.run("o")).doesNotHaveOperation("ship");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        @DurableTest(handler = Handlers.Order.class, function = "order_workflow")
        void shipsOnlyA(String order, DurableTestRunner runner) {
            assertThat(runner.run(order)).hasStep("ship").withResult("a shipped");
        }
    }

    static class LocalOnly {
        @Test
        @DurableTest(handler = Handlers.Waiter.class, function = "waiter")
        void timeIsMoved(DurableFunctionTestRunner runner) {
            assertThat(runner.run("x")).succeeded();
        }

        @Test
        @DurableTest(handler = Handlers.Waiter.class, function = "waiter")
        void deployed(DurableFunctionCloudTestRunner runner) {
            assertThat(runner.run("x")).succeeded();
        }
    }

    @Test
    void aTestGetsALocalRunnerByDefault() {
        run(Orders.class, Map.of()).assertStatistics(stats -> stats.succeeded(2).failed(0));
    }

    @Test
    void aFailedTestLeavesItsRecordingsAndSaysHowToOpenThem() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            run(Failing.class, Map.of())
                    .assertStatistics(stats -> stats.succeeded(1).failed(2));
        } finally {
            System.setOut(out);
        }
        // Two classes of one name are told apart by what they are in.
        String failing = "dev.durascope.junit.DurableTestExtensionTest-Failing.";
        Path first = directory.resolve(failing + "shipsNothing.durascope");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("The execution of " + Failing.class.getName()
                        + ".shipsNothing is kept; look into it with: durascope open " + first)
                .contains(failing + "shipsNothing-2.durascope")
                .contains(failing + "shipsOnlyA-2.durascope")
                .doesNotContain("shipsOnlyA-1");
        var recording = new RecordingReader().read(first, bytes -> {});
        assertThat(recording.arn().function()).isEqualTo("order_workflow");
        assertThat(recording.journal()).hasSizeGreaterThan(10);
    }

    @Test
    void anotherModeThanTheTwoIsRefused() {
        run(Orders.class, Map.of("durascope.mode", "aws"))
                .assertThatEvents()
                .haveExactly(
                        2,
                        event(finishedWithFailure(message(m -> m.contains("durascope.mode must be local or cloud")))));
    }

    @Test
    void cloudModeSaysWhichVariablesAreNotSet() {
        run(
                        Orders.class,
                        Map.of(
                                "durascope.mode",
                                "cloud",
                                "QUALIFIED_FUNCTION_NAME",
                                " ",
                                "LAMBDA_FUNCTION_TEST_NAME",
                                " "))
                .assertThatEvents()
                .haveExactly(
                        2,
                        event(finishedWithFailure(
                                instanceOf(org.junit.jupiter.api.extension.ParameterResolutionException.class),
                                message(m -> m.contains("Cloud mode needs environment variables that are not set:"
                                        + " QUALIFIED_FUNCTION_NAME, LAMBDA_FUNCTION_TEST_NAME.")))));
    }

    @Test
    void aTestThatAsksForOneRunnerIsSkippedInTheOtherMode() {
        run(LocalOnly.class, Map.of())
                .assertStatistics(stats -> stats.succeeded(1).skipped(1))
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("deployed"),
                                skippedWithReason(
                                        "The test asks for a DurableFunctionCloudTestRunner, and durascope.mode"
                                                + " is local: with a parameter of type DurableTestRunner it runs in both"
                                                + " modes.")));
    }

    @Test
    void inCloudModeOnlyTheTestsOfTheDeployedFunctionRun() {
        Properties before = (Properties) System.getProperties().clone();
        try (DeployedFunctions cloud = new DeployedFunctions(directory).deploy("orders-dev", new Handlers.Order())) {
            System.setProperty("aws.accessKeyId", cloud.credentials().accessKeyId());
            System.setProperty("aws.secretAccessKey", cloud.credentials().secretAccessKey());
            System.setProperty("aws.sessionToken", cloud.credentials().sessionToken());
            Map<String, String> settings = Map.of(
                    "durascope.mode", "cloud",
                    "QUALIFIED_FUNCTION_NAME", "orders-dev:$LATEST",
                    "LAMBDA_FUNCTION_TEST_NAME", "Order_Workflow",
                    "AWS_REGION", cloud.credentials().region(),
                    "LAMBDA_ENDPOINT", cloud.endpoint().toString());
            Events events = run(Orders.class, settings);
            events.assertThatEvents()
                    .haveExactly(
                            1,
                            event(
                                    test("anotherFunctionIsCalled"),
                                    skippedWithReason("Test of function 'caller' does not match"
                                            + " LAMBDA_FUNCTION_TEST_NAME 'Order_Workflow': only that function's tests"
                                            + " run in cloud mode.")))
                    .haveExactly(
                            1,
                            event(
                                    test("anOrderIsShipped"),
                                    finishedWithFailure(
                                            message(m -> m.contains("order_workflow") && m.contains("orders-dev")))));
            assertThat(directory.resolve(
                            "dev.durascope.junit.DurableTestExtensionTest-Orders.anOrderIsShipped.durascope"))
                    .exists();
        } finally {
            System.setProperties(before);
        }
        assertThat(List.of(directory.toFile().list())).hasSize(1);
    }
}
