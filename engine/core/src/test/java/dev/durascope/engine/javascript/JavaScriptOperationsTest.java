package dev.durascope.engine.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.time.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What AWS's JavaScript SDK makes of the engine beyond the requirements, on a clock that skips. */
@Timeout(120)
class JavaScriptOperationsTest {

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
    void branchesThatWaitAndRetryEndInTheOrderOfTheirPlaces() throws Exception {
        Running running = engine.start("operations.parallel", "null");

        assertThat(texts(running.result())).containsExactly("plain", "waited", "attempt 3");
        assertThat(running.events())
                .filteredOn(HistoryEvent.ContextStarted.class::isInstance)
                .extracting(event -> event.header().subType())
                .containsExactly("Parallel", "ParallelBranch", "ParallelBranch", "ParallelBranch");
        assertThat(jumped(running)).isGreaterThanOrEqualTo(Duration.ofMinutes(59));
    }

    @Test
    void aMapRunsEachItemInAContextOfItsOwn() throws Exception {
        Running running = engine.start("operations.map", "{\"numbers\":[1,2,3,4,5]}");

        assertThat(running.result()).extracting(JsonNode::intValue).containsExactly(2, 4, 6, 8, 10);
        assertThat(running.events())
                .filteredOn(HistoryEvent.ContextSucceeded.class::isInstance)
                .extracting(event -> event.header().subType())
                .containsOnlyOnce("Map")
                .filteredOn("MapIteration"::equals)
                .hasSize(5);
    }

    @Test
    void aFlatMapHasItsStepsDirectlyInside() throws Exception {
        Running running = engine.start("operations.map", "{\"numbers\":[1,2,3],\"flat\":true}");

        assertThat(running.result()).extracting(JsonNode::intValue).containsExactly(2, 4, 6);
        HistoryEvent.ContextStarted map = running.event(HistoryEvent.ContextStarted.class);
        assertThat(running.events())
                .filteredOn(HistoryEvent.StepSucceeded.class::isInstance)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.header().parentId())
                        .isEqualTo(map.header().id()));
    }

    @Test
    void aConditionIsPolledUntilItHolds() throws Exception {
        Running running = engine.start("operations.condition", "{\"goal\":4}");

        assertThat(running.result().path("count").intValue()).isEqualTo(4);
        assertThat(running.events())
                .filteredOn(HistoryEvent.StepSucceeded.class::isInstance)
                .extracting(
                        event -> ((HistoryEvent.StepSucceeded) event).retry().nextAttemptDelaySeconds())
                .containsExactly(3600, 3600, 3600, null);
        assertThat(running.eventTypes()).doesNotContain("StepFailed");
    }

    @Test
    void anApprovalWaitsForTheOutsideWorldHoweverFastTimePasses() throws Exception {
        Running running = engine.start("operations.approval", "null");

        Waiting waiting = running.awaitWaiting(Waiting.Kind.CALLBACK);
        assertThat(waiting.dueAt()).isNotNull();
        String callbackId = running.event(HistoryEvent.CallbackStarted.class).callbackId();
        assertThat(running.console()).contains("submitted " + callbackId);
        engine.service().callbackSucceeded(callbackId, "granted");

        assertThat(running.result().path("answer").textValue()).isEqualTo("granted");
        assertThat(running.events())
                .filteredOn(HistoryEvent.ContextSucceeded.class::isInstance)
                .extracting(event -> event.header().subType())
                .containsExactly("WaitForCallback");
    }

    @Test
    void aResultTooLargeForAnAnswerArrivesAsACheckpoint() throws Exception {
        Running running = engine.start("operations.largeResult", "{\"bytes\":6291450}");

        assertThat(running.result().textValue()).hasSize(6_291_450);
        assertThat(running.eventTypes())
                .containsExactly("ExecutionStarted", "InvocationCompleted", "ExecutionSucceeded");
    }

    @Test
    void aStateOfManyPagesIsReplayedWithoutRunningAnythingTwice() throws Exception {
        int steps = 350;
        Running running = engine.start("operations.manySteps", "{\"steps\":" + steps + ",\"bytes\":20000}");

        assertThat(running.result().intValue()).isEqualTo(steps * 20_000);
        assertThat(running.console())
                .filteredOn(line -> line.startsWith("ran "))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, steps)
                        .mapToObj(index -> "ran step-" + index)
                        .toList());
        assertThat(running.entries(JournalEntry.InvocationStarted.class))
                .extracting(JournalEntry.InvocationStarted::number)
                .containsExactly(1, 2);
    }

    @Test
    void aHeartbeatMovesItsDeadlineAndAMissingOneTimesOut() throws Exception {
        Running running = engine.start("operations.heartbeat", "null");

        Instant first = Objects.requireNonNull(
                running.awaitWaiting(Waiting.Kind.CALLBACK).dueAt());
        String callbackId = running.event(HistoryEvent.CallbackStarted.class).callbackId();
        engine.service().callbackHeartbeat(callbackId);
        assertThat(running.awaitWaiting(Waiting.Kind.CALLBACK).dueAt()).isAfter(first);

        assertThat(engine.service().fireNextTimer(running.arn()).orElseThrow().jumped())
                .isGreaterThan(Duration.ofMinutes(59));
        assertThat(running.error(ExecutionStatus.FAILED).errorType()).isEqualTo("CallbackTimeoutError");
        assertThat(running.event(HistoryEvent.CallbackTimedOut.class)
                        .error()
                        .payload()
                        .errorType())
                .isEqualTo("Callback.Heartbeat");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static Duration jumped(Running running) {
        return running.entries(JournalEntry.TimeJumped.class).stream()
                .map(jump -> Duration.between(jump.from(), jump.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
