package dev.durascope.junit.exported;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.export.HistoryJson;
import dev.durascope.engine.fixture.HandlerName;
import dev.durascope.engine.fixture.RedactionRules;
import dev.durascope.engine.fixture.Templates;
import dev.durascope.engine.fixture.TestFiles;
import dev.durascope.engine.fixture.TestPlan;
import dev.durascope.engine.fixture.TestRequest;
import dev.durascope.engine.fixture.TestSources;
import dev.durascope.engine.fixture.TestStyle;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.recording.Recording;
import dev.durascope.engine.recording.RecordingFormat;
import dev.durascope.engine.recording.RecordingReader;
import dev.durascope.engine.time.TimeMode;
import dev.durascope.handler.DurableHandler;
import dev.durascope.junit.DurableFunctionTestResult;
import dev.durascope.junit.DurableFunctionTestRunner;
import dev.durascope.junit.Fault;
import dev.durascope.junit.LocalRunnerBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The proof: executions of many handlers are exported, the sources compiled by Maven as they are and run; all pass. Then each
 * handler is changed, and its test fails and says how.
 */
@Timeout(600)
class ExportedTestsTest {
    /** Where an execution is read from. */
    private enum From {
        RECORDING,
        AWS_HISTORY
    }

    /**
     * An execution and a change of its handler.
     *
     * @param surroundings what the handler runs among
     * @param world what happens while it runs
     * @param was what the handler's source says
     * @param becomes what it says when it was changed
     * @param message a part of what the test says then
     */
    private record Story(
            Class<? extends DurableHandler<?, ?>> handler,
            From from,
            Object input,
            UnaryOperator<LocalRunnerBuilder> surroundings,
            Consumer<DurableFunctionTestRunner> world,
            String was,
            String becomes,
            String message) {}

    private static final UnaryOperator<LocalRunnerBuilder> ALONE = UnaryOperator.identity();
    private static final Consumer<DurableFunctionTestRunner> QUIET = runner -> {};

    private static final List<Story> STORIES = List.of(
            new Story(
                    OrderSteps.class,
                    From.RECORDING,
                    Map.of("orderId", "order-1", "quantity", 4, "cardNumber", "4111 1111 1111 1111"),
                    ALONE,
                    QUIET,
                    "\"price\"",
                    "\"cost\"",
                    "Expected the operations [validate, price, save] at the top level, but they are [validate, cost, save]"),
            new Story(
                    FlakyPayment.class,
                    From.AWS_HISTORY,
                    "order-2",
                    ALONE,
                    QUIET,
                    "s.attempt() < 3",
                    "s.attempt() < 2",
                    "Expected Step 'charge' to have made 3 attempts, but it made 2"),
            new Story(
                    Approval.class,
                    From.RECORDING,
                    "order-3",
                    ALONE,
                    runner -> {
                        String id = runner.waitForCallback("approval");
                        runner.sendCallbackHeartbeat(id);
                        runner.sendCallbackSuccess(id, "approved by Ada");
                    },
                    "order + \": \" + answer",
                    "answer + \": \" + order",
                    "but it returned\n\n\"approved by Ada: order-3\""),
            new Story(
                    Reminder.class,
                    From.RECORDING,
                    "order-4",
                    ALONE,
                    runner -> runner.expireCallback(runner.waitForCallback("confirmation")),
                    "catch (CallbackTimedOutException e)",
                    "catch (IllegalStateException e)",
                    "Expected the execution to be SUCCEEDED, but it is FAILED"),
            new Story(
                    Stock.class,
                    From.AWS_HISTORY,
                    "umbrella",
                    builder -> builder.answer("count-stock", 3, 4)
                            .fail("reserve-stock", ErrorObject.of("OutOfStock", "Nothing is left")),
                    QUIET,
                    "here + there",
                    "here - there",
                    "Expected the execution to return\n\n\"7 counted, none reserved\""),
            new Story(
                    Travellers.class,
                    From.RECORDING,
                    List.of("Ada", "Grace"),
                    ALONE,
                    QUIET,
                    "name + \" booked\"",
                    "name + \" refused\"",
                    "[Ada refused, Grace refused] in [1, 2]"),
            new Story(
                    Refusal.class,
                    From.AWS_HISTORY,
                    "order-7",
                    ALONE,
                    QUIET,
                    "IllegalArgumentException",
                    "IllegalStateException",
                    "Expected the execution to fail with an error of type java.lang.IllegalArgumentException"),
            new Story(
                    Polling.class,
                    From.RECORDING,
                    "parcel-8",
                    ALONE,
                    QUIET,
                    "seen >= 2",
                    "seen >= 1",
                    "Expected the execution to return\n\n3\n\nbut it returned\n\n2"),
            new Story(
                    LateAnswer.class,
                    From.RECORDING,
                    "order-9",
                    ALONE,
                    runner -> {
                        String id = runner.waitForCallback("answer");
                        runner.advanceTime(Duration.ofMinutes(11));
                        runner.sendCallbackSuccess(id, "at last");
                    },
                    "\"cool\"",
                    "\"hot\"",
                    "order-9 [hot, at last]"),
            new Story(
                    Crashing.class,
                    From.RECORDING,
                    "order-10",
                    builder -> builder.fault(Fault.crashAfter("reserve")),
                    QUIET,
                    "\"ship\"",
                    "\"send\"",
                    "but they are [reserve, pause, send]"),
            new Story(
                    Forgotten.class,
                    From.RECORDING,
                    "order-11",
                    builder -> builder.executionTimeout(Duration.ofHours(2)),
                    runner -> {
                        runner.runUntilSuspension();
                        runner.advanceTime(Duration.ofHours(3));
                    },
                    "asked about",
                    "wrote about",
                    "Expected Step 'ask' to come to"));

    @TempDir
    private static Path directory;

    private static Path sources() {
        return Path.of(System.getProperty("basedir"), "src/test/java/dev/durascope/junit/exported");
    }

    @Test
    void anExportedTestPassesAsItIsAndFailsForTheRightReasonWhenTheCodeHasChanged() throws Exception {
        ScratchProject project = new ScratchProject(directory);
        List<String> tests = new ArrayList<>();
        for (Story story : STORIES) {
            String name = story.handler().getSimpleName();
            project.handler(Files.readString(sources().resolve(name + ".java")), name);
            TestPlan plan = plan(story);
            export(plan, story, TestStyle.DURASCOPE, name + "Test");
            tests.add(name + "Test");
        }
        export(plan(STORIES.getFirst()), STORIES.getFirst(), TestStyle.REPLAY, "OrderStepsReplayTest");
        tests.add("OrderStepsReplayTest");

        assertThat(project.test())
                .containsOnlyKeys(tests)
                .allSatisfy((test, failure) -> assertThat(failure).as(test).isEmpty());

        for (Story story : STORIES) {
            String name = story.handler().getSimpleName();
            String source = Files.readString(sources().resolve(name + ".java"));
            assertThat(source).contains(story.was());
            project.handler(source.replace(story.was(), story.becomes()), name);
        }
        Map<String, String> failures = project.test();

        for (Story story : STORIES) {
            assertThat(failures.get(story.handler().getSimpleName() + "Test")).contains(story.message());
        }
        assertThat(failures.get("OrderStepsReplayTest")).contains("Step 'price' is now called 'cost'.");
    }

    private static TestPlan plan(Story story) throws IOException {
        Recording recording = new RecordingReader().read(recorded(story), bytes -> {});
        return TestPlan.of(recording.arn(), recording.journal(), RedactionRules.DEFAULT);
    }

    /** Runs a story, and writes what is known of it into a file. */
    private static Path recorded(Story story) throws IOException {
        try (DurableFunctionTestRunner runner = story.surroundings()
                .apply(DurableFunctionTestRunner.forHandler(story.handler()))
                .build()) {
            runner.runAsync(story.input());
            story.world().accept(runner);
            DurableFunctionTestResult result = runner.waitForResult();
            Path file = directory.resolve(story.handler().getSimpleName()
                    + (story.from() == From.RECORDING ? RecordingFormat.ENDING : ".json"));
            if (story.from() == From.AWS_HISTORY) {
                Files.writeString(file, HistoryJson.of(result.events()));
            } else {
                try (OutputStream out = Files.newOutputStream(file)) {
                    RecordingFormat.write(
                            out,
                            new Recording(
                                    Recording.Origin.RECORDING,
                                    result.arn(),
                                    TimeMode.SKIP,
                                    DurableConfig.DEFAULT,
                                    result.journal(),
                                    List.of(),
                                    null));
                }
            }
            return file;
        }
    }

    private static void export(TestPlan plan, Story story, TestStyle style, String name) throws IOException {
        HandlerName handler = HandlerName.parse(story.handler().getName());
        TestRequest request = new TestRequest(style, handler.packageName(), name, handler, null, plan.chosen());
        TestFiles.in(directory, TestSources.of(plan, request, Templates.BUNDLED))
                .write();
    }
}
