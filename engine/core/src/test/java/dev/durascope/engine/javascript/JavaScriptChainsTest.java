package dev.durascope.engine.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.execution.Waiting;
import dev.durascope.engine.model.DurableConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.time.TimeMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JavaScript functions that invoke each other, durable and plain, on a clock that skips. */
@Timeout(120)
class JavaScriptChainsTest {

    private static JavaScriptEngine engine;

    @BeforeAll
    static void open() {
        engine = JavaScriptEngine.open(TimeMode.SKIP);
        engine.registerPlain("scenarios/chains.plain", "plain", 60);
        engine.registerPlain("scenarios/failures.slow", "slow", 1);
        engine.registerPlain("scenarios/failures.throwing", "throwing", 60);
        engine.register("scenarios/chains.relay", "relay-1", DurableConfig.DEFAULT);
        engine.register("scenarios/chains.relay", "relay-2", DurableConfig.DEFAULT);
        engine.register("scenarios/chains.relay", "relay-3", DurableConfig.DEFAULT);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void functionsThatInvokeFunctionsEndFromTheInnermostOut() throws Exception {
        Running outer = engine.startFunction("relay-1", "{\"path\":[\"relay-2\",\"relay-3\"],\"depth\":0}");

        assertThat(outer.result().path("depth").intValue()).isEqualTo(2);
        Running middle = outer.child();
        Running inner = middle.child();
        assertThat(inner.arn().function()).isEqualTo("relay-3");
        assertThat(engine.service().describe(inner.arn()).facts().parentArn())
                .isEqualTo(middle.arn().toString());
        assertThat(outer.eventTypes())
                .containsExactly(
                        "ExecutionStarted",
                        "ChainedInvokeStarted",
                        "InvocationCompleted",
                        "ChainedInvokeSucceeded",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
    }

    @Test
    void aPlainFunctionIsInvokedOnceAndItsAnswerIsTheResult() throws Exception {
        Running running = report("plain", "{\"n\":1}");

        assertThat(running.result().path("succeeded").path("event").path("n").intValue())
                .isEqualTo(1);
        assertThat(running.event(HistoryEvent.ChainedInvokeStarted.class).durableExecutionArn())
                .isNull();
    }

    @Test
    void aPlainFunctionThatThrowsFailsTheInvoke() throws Exception {
        Running running = report("throwing", "null");

        assertThat(running.result().path("failed").textValue()).isEqualTo("thrown by the handler");
        assertThat(running.event(HistoryEvent.ChainedInvokeFailed.class)
                        .error()
                        .payload()
                        .errorType())
                .isEqualTo("TypeError");
    }

    @Test
    void aPlainFunctionThatTakesTooLongTimesTheInvokeOut() throws Exception {
        Running running = report("slow", "{\"milliseconds\":60000}");

        assertThat(running.result().path("failed").textValue()).contains("timed out");
        assertThat(running.eventTypes()).contains("ChainedInvokeTimedOut");
    }

    @Test
    void anUnknownFunctionFailsTheInvokeAtOnce() throws Exception {
        Running running = report("nobody", "null");

        assertThat(running.result().path("failed").isTextual()).isTrue();
        assertThat(running.event(HistoryEvent.ChainedInvokeFailed.class)
                        .error()
                        .payload()
                        .errorType())
                .isEqualTo("ResourceNotFoundException");
        assertThat(running.eventTypes())
                .as("the invoke ends in the invocation that began it")
                .containsExactly(
                        "ExecutionStarted",
                        "ChainedInvokeStarted",
                        "ChainedInvokeFailed",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
    }

    @Test
    void anInvokeOfAnExecutionThatTimesOutTimesOut() throws Exception {
        engine.register("scenarios/operations.endless", "endless-for-a-minute", new DurableConfig(60, 1));
        Running running = report("endless-for-a-minute", "null");

        running.awaitWaiting(Waiting.Kind.CHAINED_INVOKE);
        Running child = running.child();
        child.awaitWaiting(Waiting.Kind.CALLBACK);
        engine.service().fireNextTimer(child.arn());

        child.error(ExecutionStatus.TIMED_OUT);
        assertThat(running.result().has("failed")).isTrue();
        assertThat(running.eventTypes()).contains("ChainedInvokeTimedOut");
    }

    @Test
    void anInvokeOfAnExecutionThatIsStoppedIsStopped() throws Exception {
        engine.register("scenarios/operations.endless", "endless", DurableConfig.DEFAULT);
        Running running = report("endless", "null");

        running.awaitWaiting(Waiting.Kind.CHAINED_INVOKE);
        Running child = running.child();
        child.awaitWaiting(Waiting.Kind.CALLBACK);
        engine.service().stop(child.arn(), ErrorObject.of("Enough", "stopped by a test"));

        assertThat(running.result().path("failed").textValue()).isEqualTo("stopped by a test");
        assertThat(running.event(HistoryEvent.ChainedInvokeStopped.class)
                        .error()
                        .payload()
                        .errorType())
                .isEqualTo("Enough");
    }

    private static Running report(String target, String input) {
        return engine.start("chains.reporting", "{\"target\":\"" + target + "\",\"input\":" + input + "}");
    }
}
