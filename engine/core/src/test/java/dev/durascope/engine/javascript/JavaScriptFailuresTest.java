package dev.durascope.engine.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.time.TimeMode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JavaScript handlers that crash, throw, hang and are stopped, on a clock that skips. */
@Timeout(120)
class JavaScriptFailuresTest {

    private static JavaScriptEngine engine;

    @BeforeAll
    static void open() {
        engine = JavaScriptEngine.open(TimeMode.SKIP);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void aCrashBetweenTwoStepsRunsNeitherTwice() throws Exception {
        Running running = engine.start("failures.crashOnce", "null");

        assertThat(running.result()).extracting(JsonNode::textValue).containsExactly("before", "after");
        assertThat(running.console()).containsOnlyOnce("ran before");
        assertThat(running.eventTypes())
                .containsExactly(
                        "ExecutionStarted",
                        "StepStarted",
                        "StepSucceeded",
                        "InvocationCompleted",
                        "StepStarted",
                        "StepSucceeded",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
        assertThat(invocationErrorTypes(running)).containsExactly("Runtime.ExitError", null);
    }

    @Test
    void aHandlerThatAlwaysThrowsIsHeldAfterFiveInvocationsAndTriedAgainWhenResumed() throws Exception {
        Running running = engine.start("failures.throwing", "null");

        running.awaitWaiting(Waiting.Kind.HELD);
        assertThat(invocationErrorTypes(running))
                .containsExactly("TypeError", "TypeError", "TypeError", "TypeError", "TypeError");
        assertThat(running.entries(JournalEntry.InvocationRetryScheduled.class)).hasSize(4);
        assertThat(engine.service().describe(running.arn()).facts().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(running.entries(JournalEntry.ExecutionHeld.class)
                        .getFirst()
                        .lastError()
                        .errorMessage())
                .isEqualTo("thrown by the handler");

        engine.service().resume(running.arn());
        running.awaitEntry(JournalEntry.ExecutionResumed.class);
        running.awaitWaiting(Waiting.Kind.HELD);
        assertThat(invocationErrorTypes(running).size()).isGreaterThan(5);
        engine.service().stop(running.arn(), null);
        running.error(ExecutionStatus.STOPPED);
    }

    @Test
    void anAnswerOfPendingWithNothingPendingFailsTheExecution() throws Exception {
        Running running = engine.start("failures.pendingForNothing", "null");

        assertThat(running.error(ExecutionStatus.FAILED).errorMessage())
                .isEqualTo("Cannot return PENDING status with no pending operations.");
        assertThat(running.eventTypes()).containsExactly("ExecutionStarted", "InvocationCompleted", "ExecutionFailed");
    }

    @Test
    void anExecutionThatWaitsTooLongTimesOut() throws Exception {
        engine.register("scenarios/operations.endless", "endless-for-an-hour", new DurableConfig(3600, 1));
        Running running = engine.startFunction("endless-for-an-hour", "null");

        running.awaitWaiting(Waiting.Kind.CALLBACK);
        assertThat(engine.service()
                        .fireNextTimer(running.arn())
                        .orElseThrow()
                        .jumped()
                        .toMinutes())
                .isBetween(58L, 60L);
        running.error(ExecutionStatus.TIMED_OUT);
        assertThat(running.eventTypes())
                .containsExactly("ExecutionStarted", "CallbackStarted", "InvocationCompleted", "ExecutionTimedOut");
    }

    @Test
    void anExecutionStoppedWhileItsHandlerIsAtWorkChangesNoMore() throws Exception {
        Running running = engine.start("operations.busy", "{\"milliseconds\":1500}");

        running.awaitLine("at work");
        engine.service().stop(running.arn(), ErrorObject.of("Enough", "stopped by a test"));

        assertThat(running.error(ExecutionStatus.STOPPED).errorType()).isEqualTo("Enough");
        int eventsWhenStopped = running.events().size();
        running.awaitEntry(JournalEntry.InvocationReturned.class);
        assertThat(running.entries(JournalEntry.InvocationReturned.class))
                .extracting(JournalEntry.InvocationReturned::status)
                .containsExactly("DISCARDED");
        assertThat(running.events()).hasSize(eventsWhenStopped);
        assertThat(running.console()).doesNotContain("never");
    }

    @Test
    void anInvocationThatOutlastsItsTimeoutIsKilledAndTriedAgain() throws Exception {
        engine.register("scenarios/operations.busy", "too-busy", DurableConfig.DEFAULT, 1);
        Running running = engine.startFunction("too-busy", "{\"milliseconds\":60000}");

        running.awaitWaiting(Waiting.Kind.HELD);
        assertThat(invocationErrorTypes(running)).hasSize(5).containsOnly("Sandbox.Timedout");
        assertThat(running.eventTypes()).containsOnlyOnce("StepSucceeded");
        engine.service().stop(running.arn(), null);
    }

    private static List<String> invocationErrorTypes(Running running) {
        return running.events().stream()
                .filter(HistoryEvent.InvocationCompleted.class::isInstance)
                .map(event -> ((HistoryEvent.InvocationCompleted) event).error())
                .map(error -> error == null || error.payload() == null
                        ? null
                        : error.payload().errorType())
                .toList();
    }
}
