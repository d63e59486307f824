package dev.durascope.app.cli;

import static dev.durascope.app.cli.ScriptedEngine.callback;
import static dev.durascope.app.cli.ScriptedEngine.invoke;
import static dev.durascope.app.cli.ScriptedEngine.pending;
import static dev.durascope.app.cli.ScriptedEngine.start;
import static dev.durascope.app.cli.ScriptedEngine.step;
import static dev.durascope.app.cli.ScriptedEngine.succeeded;
import static dev.durascope.app.cli.ScriptedEngine.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.json.HandlerOutput;
import dev.durascope.engine.model.ErrorObject;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.time.TimeMode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunSessionTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> complaints = new ArrayList<>();
    private CommandInput input = CommandInput.none();

    private RunOutcome run(ScriptedEngine engine, TimeMode mode, @Nullable Duration timeout, String... answers)
            throws Exception {
        CallbackAnswer.Book book = new CallbackAnswer.Book(
                Stream.of(answers).map(CallbackAnswer::parse).toList());
        RunView view = new PlainView(new Screen.Plain(false), new PrintStream(out, true, StandardCharsets.UTF_8));
        CommandRunner commands = new CommandRunner(engine.executions(), engine.debugger());
        return new RunSession(engine.executions(), book, input, commands, timeout, view, complaints::add)
                .run(new StartRequest("orders", "$LATEST", null, "{}", mode, null));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Waits for the callback of a wait-for-callback as AWS's Java SDK names them, then returns its result. */
    private static HandlerOutput approval(ScriptedEngine.Call call, @Nullable Integer timeout) {
        if (call.operation("c") == null) {
            call.checkpoint(
                    start("w", null, "approval", OperationType.CONTEXT, "WaitForCallback"),
                    callback("c", "w", "approval-callback", timeout));
        }
        if (!call.isDone("c")) {
            return pending();
        }
        var details = call.operation("c").details();
        return details.error() == null
                ? succeeded(details.result())
                : new HandlerOutput(HandlerOutput.Status.FAILED, null, details.error());
    }

    @Test
    void waitsAreSkippedAndEveryStepIsPrinted() throws Exception {
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.SKIP).with("orders", call -> {
            if (call.operation("s") == null) {
                call.checkpoint(step("s", null, "charge", "1"), waits("w", "cool down", 3600));
            }
            return call.isDone("w") ? succeeded("{\"ok\": true}") : pending();
        })) {
            RunOutcome outcome = run(engine, TimeMode.SKIP, null);

            assertThat(outcome.facts().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.complaints()).isEmpty();
            assertThat(printed())
                    .contains("+ charge  STEP  succeeded")
                    .contains("~ cool down  WAIT  waits 1:00:00")
                    .contains("skipped")
                    .contains("+ cool down  WAIT  is over");
        }
    }

    @Test
    void anAnswerGivenInAdvanceReachesTheCallbackByTheNameOfItsWaitForCallback() throws Exception {
        for (String name : List.of("approval", "approval-callback", "c")) {
            try (ScriptedEngine engine =
                    new ScriptedEngine(TimeMode.SKIP).with("orders", call -> approval(call, null))) {
                RunOutcome outcome = run(engine, TimeMode.SKIP, null, name + "={\"yes\":1}");

                assertThat(outcome.exitCode()).isZero();
                assertThat(outcome.facts().result().payload()).isEqualTo("{\"yes\":1}");
            }
        }
    }

    @Test
    void anAnswerCanBeAnError() throws Exception {
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.SKIP).with("orders", call -> approval(call, null))) {
            RunOutcome outcome = run(engine, TimeMode.SKIP, null, "approval=fail:Rejected:no");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.complaints()).containsExactly("the execution failed: Rejected: no");
        }
    }

    @Test
    void withoutAnAnswerTheRunEndsAndSaysWhatItWaitsFor() throws Exception {
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.SKIP).with("orders", call -> approval(call, 60))) {
            RunOutcome outcome = run(engine, TimeMode.SKIP, null);

            assertThat(outcome.exitCode()).isEqualTo(3);
            assertThat(outcome.complaints())
                    .containsExactly("waiting for callback \"approval\": answer it with --callback approval=JSON");
        }
    }

    @Test
    void whatTimeAloneEndsIsEndedBeforeTheRunGivesUpOnACallback() throws Exception {
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.SKIP).with("orders", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(callback("c", null, "approval", 7200), waits("w", "cool down", 3600));
            }
            return pending();
        })) {
            RunOutcome outcome = run(engine, TimeMode.SKIP, null);

            assertThat(outcome.exitCode()).isEqualTo(3);
            assertThat(printed()).contains("+ cool down  WAIT  is over");
        }
    }

    @Test
    void inRealTimeACallbackThatTimesOutByItselfIsWaitedFor() throws Exception {
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.REAL).with("orders", call -> approval(call, 1))) {
            RunOutcome outcome = run(engine, TimeMode.REAL, null);

            assertThat(outcome.facts().status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(outcome.complaints()).singleElement().asString().contains("Callback.Timeout");
        }
    }

    @Test
    void aTimeoutThatPassesWhileACallbackIsWaitedForNamesTheCallback() throws Exception {
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.REAL).with("orders", call -> approval(call, 3600))) {
            RunOutcome outcome = run(engine, TimeMode.REAL, Duration.ofSeconds(4));

            assertThat(outcome.exitCode()).isEqualTo(3);
            assertThat(outcome.waitingFor()).hasSize(1);
        }
    }

    @Test
    void aTimeoutThatPassesWhileTheHandlerWorksStopsTheExecution() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.REAL).with("orders", call -> {
            never.await();
            return pending();
        })) {
            RunOutcome outcome = run(engine, TimeMode.REAL, Duration.ofMillis(300));

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.facts().status()).isEqualTo(ExecutionStatus.STOPPED);
            assertThat(outcome.complaints()).containsExactly("the execution was stopped: --timeout 300 ms passed");
        }
    }

    @Test
    void aHandlerThatKeepsFailingIsHeldAndItsErrorTold() throws Exception {
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.SKIP).with("orders", call -> {
            throw new IllegalStateException("no database");
        })) {
            RunOutcome outcome = run(engine, TimeMode.SKIP, null);

            assertThat(outcome.held()).isTrue();
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("the execution is held after 5 failed invocations in a row, the last with")
                    .contains("no database");
        }
    }

    @Test
    void anInvokeOfAFunctionThatIsNotRegisteredIsNamedAndCanBeAnswered() throws Exception {
        ScriptedEngine.Script script = call -> {
            if (call.operation("i") == null) {
                call.checkpoint(invoke("i", "charge card", "payments"));
            }
            return call.isDone("i") ? succeeded(call.operation("i").details().result()) : pending();
        };
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.SKIP).with("orders", script)) {
            RunOutcome outcome = run(engine, TimeMode.SKIP, null);

            assertThat(outcome.exitCode()).isEqualTo(3);
            assertThat(outcome.complaints())
                    .containsExactly("waiting for invoke \"charge card\" of function payments, which is not registered"
                            + " here: answer it with --callback 'charge card'=JSON");
        }
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.SKIP).with("orders", script)) {
            assertThat(run(engine, TimeMode.SKIP, null, "charge card=7")
                            .facts()
                            .result()
                            .payload())
                    .isEqualTo("7");
        }
    }

    @Test
    void aCallbackOfAChildExecutionIsAnsweredAndWaitedForToo() throws Exception {
        ScriptedEngine.Script parent = call -> {
            if (call.operation("i") == null) {
                call.checkpoint(invoke("i", "child", "child"));
            }
            return call.isDone("i") ? succeeded(call.operation("i").details().result()) : pending();
        };
        for (boolean answered : List.of(true, false)) {
            try (ScriptedEngine engine = new ScriptedEngine(TimeMode.SKIP)
                    .with("orders", parent)
                    .with("child", call -> approval(call, null))) {
                RunOutcome outcome =
                        answered ? run(engine, TimeMode.SKIP, null, "approval=5") : run(engine, TimeMode.SKIP, null);

                assertThat(outcome.exitCode()).isEqualTo(answered ? 0 : 3);
                assertThat(outcome.waitingFor()).hasSize(answered ? 0 : 1);
            }
        }
    }

    @Test
    void aFailureOfTheHandlerIsToldWithTypeAndMessage() throws Exception {
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.SKIP)
                .with(
                        "orders",
                        call -> new HandlerOutput(
                                HandlerOutput.Status.FAILED, null, ErrorObject.of("Broke", "line 1\nline 2")))) {
            RunOutcome outcome = run(engine, TimeMode.SKIP, null);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.complaints()).containsExactly("the execution failed: Broke: line 1 line 2");
        }
    }
}
