package dev.durascope.engine.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.time.TimeMode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Operations within operations, as AWS's JavaScript SDK puts them together, on a clock that skips. */
@Timeout(120)
class JavaScriptCombinationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

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
    void aBatchThatHasEnoughSuccessesLeavesTheRestBehind() throws Exception {
        assertResult(engine.start("combinations.minSuccessful", "null"), """
                {"reason":"MIN_SUCCESSFUL_REACHED","results":["a","b"],"started":1}""");
    }

    @Test
    void aBatchBearsTheFailuresThatItWasAllowed() throws Exception {
        assertResult(engine.start("combinations.toleratedFailure", "null"), """
                {"results":[1,2,4],"failed":[2],"statuses":[false,false,true,false]}""");
    }

    @Test
    void contextsWithinContextsSuspendAndGoOnTogether() throws Exception {
        assertResult(engine.start("combinations.nested", "null"), "[[1,2,3],[2,4,6],[3,6,9]]");
    }

    @Test
    void aResultTooLargeToKeepIsMadeAgainFromItsChildren() throws Exception {
        Running running = engine.start("combinations.largeMap", "null");

        assertResult(running, "[150000,150000,150000]");
        assertThat(running.entries(JournalEntry.ReplayChildren.class)).hasSize(1);
        assertThat(running.console())
                .filteredOn(line -> line.startsWith("made "))
                .containsExactlyInAnyOrder("made 1", "made 2", "made 3");
    }

    @Test
    void promisesOfOperationsAreOperationsThemselves() throws Exception {
        assertResult(engine.start("combinations.promises", "null"), """
                {"all":[1,2,3],"race":"fast","settled":["fulfilled","rejected"]}""");
    }

    @Test
    void aContextIsTriedAgainAfterWaits() throws Exception {
        Running running = engine.start("combinations.retried", "null");

        assertResult(running, "\"attempt 3\"");
        assertThat(running.eventTypes()).filteredOn("WaitSucceeded"::equals).hasSize(2);
    }

    @Test
    void approvalsAreAnsweredInAnyOrder() throws Exception {
        Running running = engine.start("combinations.approvals", "null");

        running.awaitWaiting(Waiting.Kind.CALLBACK);
        engine.service().passTimeUntil(running.arn(), waitId(running));
        List<String> ids = running.events().stream()
                .filter(HistoryEvent.CallbackStarted.class::isInstance)
                .map(event -> ((HistoryEvent.CallbackStarted) event).callbackId())
                .toList();
        engine.service().callbackSucceeded(ids.get(1), "finance agrees");
        engine.service().callbackSucceeded(ids.get(0), "manager agrees");

        assertResult(running, "[\"manager agrees\",\"finance agrees\",\"reminded\"]");
    }

    @Test
    void aCallbackAnsweredDuringItsOwnInvocationIsNotMissed() throws Exception {
        assertResult(engine.start("combinations.answeredMeanwhile", "null"), "\"\\\"at once\\\"\"");
    }

    private static String waitId(Running running) {
        return running.event(HistoryEvent.WaitStarted.class).header().id();
    }

    private static void assertResult(Running running, String json) throws Exception {
        assertThat(running.result()).isEqualTo(JSON.readTree(json));
    }
}
