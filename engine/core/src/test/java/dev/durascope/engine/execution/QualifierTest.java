package dev.durascope.engine.execution;

import static dev.durascope.engine.execution.EngineHarness.failed;
import static dev.durascope.engine.execution.EngineHarness.invoke;
import static dev.durascope.engine.execution.EngineHarness.pending;
import static dev.durascope.engine.execution.EngineHarness.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.HistoryEvent;
import dev.durascope.engine.model.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which version of a function a chained invoke reaches; InvokeEndpointTest has the same of Invoke. */
@Timeout(60)
class QualifierTest {
    private final EngineHarness engine = EngineHarness.skipping();

    @AfterEach
    void close() {
        engine.close();
    }

    private void register() {
        engine.durable("child", call -> succeeded("1"));
        engine.functions.register(FunctionConfig.plain("plain", new Code.InProcess(i -> "1".getBytes()), "h"));
    }

    private ExecutionDescription runInvoking(String target) throws Exception {
        register();
        engine.durable("f", call -> {
            Operation i = call.operation("i") == null
                    ? call.checkpoint(invoke("i", target, null)).operations().getFirst()
                    : call.operation("i");
            return switch (i.status()) {
                case STARTED -> pending();
                case SUCCEEDED -> succeeded(i.details().result());
                default ->
                    failed(i.details().error().errorType(), i.details().error().errorMessage());
            };
        });
        return engine.run("f", "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "child",
                "child:$LATEST",
                "plain",
                "plain:$LATEST",
                "arn:aws:lambda:us-east-1:123456789012:function:child:$LATEST"
            })
    void latestIsTheCodeThatIsRegistered(String target) throws Exception {
        ExecutionDescription end = runInvoking(target);

        assertThat(end.facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        HistoryEvent.ChainedInvokeStarted started =
                (HistoryEvent.ChainedInvokeStarted) engine.events(end.arn()).get(1);
        assertThat(started.executedVersion()).isEqualTo("$LATEST");
        assertThat(started.functionName()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            child:7|Function not found: arn:aws:lambda:us-east-1:123456789012:function:child:7. Here a function has only $LATEST: name child:$LATEST.
            child:$LATEST.PUBLISHED|Function not found: arn:aws:lambda:us-east-1:123456789012:function:child:$LATEST.PUBLISHED. Here a function has only $LATEST: name child:$LATEST.
            plain:live|Cannot find alias arn: arn:aws:lambda:us-east-1:123456789012:function:plain:live. Here a function has only $LATEST: name plain:$LATEST.
            nobody:live|Function not found: arn:aws:lambda:us-east-1:123456789012:function:nobody:live
            """)
    void aVersionOrAliasThatIsNotThereFailsTheInvokeAndSaysWhichIs(String target, String message) throws Exception {
        ExecutionDescription end = runInvoking(target);

        assertThat(end.facts().error()).isEqualTo(ErrorObject.of("ResourceNotFoundException", message));
    }

    @Test
    void whereUnknownTargetsAreHeldAnUnknownVersionIsToo() throws Exception {
        try (EngineHarness holding = new EngineHarness(ExecutorSettings.DEFAULT.holdingUnregisteredInvokes(true))) {
            holding.durable("child", call -> succeeded("1"));
            holding.durable("f", call -> {
                if (call.operation("i") == null) {
                    call.checkpoint(invoke("i", "child:live", null));
                    return pending();
                }
                return succeeded(call.operation("i").details().result());
            });
            ExecutionArn arn = holding.start("f", "{}");
            EngineHarness.await("suspended", () -> holding.eventTypes(arn).contains("InvocationCompleted"));
            assertThat(holding.executor.standing(arn).waitingFor().getFirst().kind())
                    .isEqualTo(Waiting.Kind.UNREGISTERED_INVOKE);
        }
    }
}
