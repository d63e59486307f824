package dev.durascope.app.cli;

import static dev.durascope.app.cli.ScriptedEngine.callback;
import static dev.durascope.app.cli.ScriptedEngine.invoke;
import static dev.durascope.app.cli.ScriptedEngine.pending;
import static dev.durascope.app.cli.ScriptedEngine.step;
import static dev.durascope.app.cli.ScriptedEngine.succeeded;
import static dev.durascope.app.cli.ScriptedEngine.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.model.ExecutionStatus;
import dev.durascope.engine.time.TimeMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands on standard input while a run goes on. */
@Timeout(60)
class RunCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private Consumer<String> listener = line -> {};

    private static InputStream lines(String... lines) {
        return new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private RunOutcome run(ScriptedEngine engine, TimeMode mode, InputStream in) throws InterruptedException {
        return run(engine, mode, CommandInput.of(in, true));
    }

    private RunOutcome run(ScriptedEngine engine, TimeMode mode, CommandInput in) throws InterruptedException {
        RunView view = new PlainView(new Screen.Plain(false), new PrintStream(out, true, StandardCharsets.UTF_8));
        CommandRunner commands = new CommandRunner(engine.executions(), engine.debugger());
        return new RunSession(
                        engine.executions(), new CallbackAnswer.Book(List.of()), in, commands, null, view, line -> {
                            said.add(line);
                            listener.accept(line);
                        })
                .run(new StartRequest("orders", "$LATEST", null, "{}", mode, null));
    }

    /** Waits for an hour, then for an approval. */
    private static ScriptedEngine cooling(TimeMode mode) {
        return new ScriptedEngine(mode).with("orders", call -> {
            if (call.operation("w") == null) {
                call.checkpoint(waits("w", "cool down", 3600));
                return pending();
            }
            if (call.isDone("w") && call.operation("c") == null) {
                call.checkpoint(callback("c", null, "approval", 600));
                return pending();
            }
            if (!call.isDone("c")) {
                return pending();
            }
            var details = call.operation("c").details();
            return succeeded(
                    details.error() == null
                            ? details.result()
                            : "\"" + details.error().errorType() + "\"");
        });
    }

    @Test
    void anInputThatNobodyWritesToIsNotWaitedFor() throws Exception {
        try (ScriptedEngine engine = cooling(TimeMode.SKIP);
                PipedOutputStream silent = new PipedOutputStream();
                InputStream open = new PipedInputStream(silent)) {
            RunOutcome outcome = run(engine, TimeMode.SKIP, CommandInput.of(open, false));

            assertThat(outcome.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void eachCommandWaitsUntilTheHandlerHasSuspended() throws Exception {
        try (ScriptedEngine engine = cooling(TimeMode.MANUAL)) {
            RunOutcome outcome =
                    run(engine, TimeMode.MANUAL, lines("next", "", "# now the answer", "complete approval 5"));

            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.facts().result().payload()).isEqualTo("5");
            assertThat(said).containsExactly("wait \"cool down\" is over, 1:00:00 on", "\"approval\" is answered");
        }
    }

    @Test
    void oneWaitIsSkippedByItsNameAndACallbackExpires() throws Exception {
        try (ScriptedEngine engine = cooling(TimeMode.MANUAL)) {
            RunOutcome outcome = run(
                    engine,
                    TimeMode.MANUAL,
                    lines("skip warm up", "skip cool down", "heartbeat approval", "expire approval"));

            assertThat(outcome.facts().result().payload()).isEqualTo("\"Callback.Timeout\"");
            assertThat(said)
                    .containsExactly(
                            "Nothing called \"warm up\" waits for that now; what does is \"cool down\".",
                            "time passed until the end of \"cool down\"",
                            "callback \"approval\" is kept alive",
                            "callback \"approval\" is timed out");
        }
    }

    @Test
    void whatIsNoCommandIsToldInALineAndTheNextOnesAreCarriedOut() throws Exception {
        try (ScriptedEngine engine = cooling(TimeMode.MANUAL)) {
            RunOutcome outcome = run(
                    engine, TimeMode.MANUAL, lines("go on", "next", "complete approval yes", "complete approval 1"));

            assertThat(outcome.exitCode()).isZero();
            assertThat(said).hasSize(4);
            assertThat(said.getFirst()).startsWith("'go' is not a command: use next, ");
            assertThat(said.get(2)).startsWith("The answer for approval is not valid JSON");
        }
    }

    @Test
    void atTheEndOfTheInputTheTimersOfManualTimeAreNamed() throws Exception {
        try (ScriptedEngine engine = cooling(TimeMode.MANUAL)) {
            RunOutcome outcome = run(engine, TimeMode.MANUAL, lines("status"));

            assertThat(outcome.exitCode()).isEqualTo(3);
            assertThat(outcome.complaints())
                    .singleElement()
                    .asString()
                    .matches("waiting for wait \"cool down\", due in (59:\\d\\d|1:00:00): manual time fires no timer by"
                            + " itself, 'next' on standard input does");
            assertThat(said).first().asString().matches("orders/\\S+: (at work|waiting), manual time");
        }
    }

    @Test
    void theModeChangesOnTheWay() throws Exception {
        try (ScriptedEngine engine = cooling(TimeMode.MANUAL)) {
            RunOutcome outcome =
                    run(engine, TimeMode.MANUAL, lines("time real", "time scaled:36000", "fail approval No"));

            // Real time waits for nobody's hand, so that the answer may come before the callback does.
            assertThat(outcome.state().operation("w").operation().end()).isNotNull();
            assertThat(said).startsWith("real time from now on", "time ×36000 from now on");
        }
    }

    @Test
    void whileTheInputIsOpenTheRunWaitsThereAndSaysForWhat() throws Exception {
        try (ScriptedEngine engine = cooling(TimeMode.SKIP);
                PipedOutputStream typed = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(typed)) {
            listener = line -> {
                if (line.startsWith("type a command")) {
                    type(typed, "complete approval 7");
                }
            };
            RunOutcome outcome = run(engine, TimeMode.SKIP, in);

            assertThat(outcome.facts().result().payload()).isEqualTo("7");
            assertThat(said)
                    .containsExactly(
                            "waiting for callback \"approval\": answer it with --callback approval=JSON",
                            "type a command, such as help; the end of the input ends the run",
                            "\"approval\" is answered");
        }
    }

    private static void type(PipedOutputStream typed, String line) {
        try {
            typed.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            typed.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aHandlerAtWorkIsStoppedAtOnceAndWhatIsLeftIsTold() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.REAL).with("orders", call -> {
            never.await();
            return pending();
        })) {
            RunOutcome outcome = run(engine, TimeMode.REAL, lines("stop", "next", "complete approval 1"));

            assertThat(outcome.facts().status()).isEqualTo(ExecutionStatus.STOPPED);
            assertThat(said)
                    .containsExactly(
                            "stopped", "not carried out, because the execution has ended: next; complete approval 1");
        }
    }

    @Test
    void aPausedExecutionIsResumed() throws Exception {
        CountDownLatch paused = new CountDownLatch(1);
        listener = line -> {
            if (line.startsWith("it stops")) {
                paused.countDown();
            }
        };
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.REAL).with("orders", call -> {
            paused.await();
            call.checkpoint(step("s", null, "charge", "1"));
            return succeeded("1");
        })) {
            RunOutcome outcome = run(engine, TimeMode.REAL, lines("pause", "resume"));

            assertThat(outcome.exitCode()).isZero();
            assertThat(said).containsExactly("it stops at its next checkpoint", "it goes on");
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("stopped at a checkpoint");
        }
        CountDownLatch again = new CountDownLatch(1);
        listener = line -> again.countDown();
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.REAL).with("orders", call -> {
            again.await();
            call.checkpoint(step("s", null, "charge", "1"));
            return succeeded("1");
        })) {
            RunOutcome outcome = run(engine, TimeMode.REAL, lines("pause"));

            assertThat(outcome.exitCode()).isEqualTo(3);
            assertThat(outcome.complaints()).containsExactly("paused: 'resume' on standard input lets it go on");
        }
    }

    @Test
    void anInvokedExecutionIsActedOnTogetherWithItsCaller() throws Exception {
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.MANUAL)
                .with("orders", call -> {
                    if (call.operation("i") == null) {
                        call.checkpoint(invoke("i", "child", "child"));
                    }
                    return call.isDone("i")
                            ? succeeded(call.operation("i").details().result())
                            : pending();
                })
                .with("child", call -> {
                    if (call.operation("w") == null) {
                        call.checkpoint(waits("w", "cool down", 3600));
                    }
                    return call.isDone("w") ? succeeded("3") : pending();
                })) {
            RunOutcome outcome = run(engine, TimeMode.MANUAL, lines("next"));

            assertThat(outcome.facts().result().payload()).isEqualTo("3");
            assertThat(said).containsExactly("wait \"cool down\" is over, 1:00:00 on");
        }
    }

    @Test
    void aHeldExecutionIsResumed() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.SKIP).with("orders", call -> {
            if (failures.incrementAndGet() <= 5) {
                throw new IllegalStateException("no database");
            }
            return succeeded("1");
        })) {
            RunOutcome outcome = run(engine, TimeMode.SKIP, lines("resume"));

            assertThat(outcome.exitCode()).isZero();
            assertThat(said).containsExactly("it is invoked again");
        }
    }

    @Test
    void aServiceFindsTheExecutionByTheSecondWord() throws Exception {
        try (ScriptedEngine engine = cooling(TimeMode.MANUAL)) {
            ServeCommands serve = new ServeCommands(
                    engine.executions(), new CommandRunner(engine.executions(), engine.debugger()), line -> {});
            assertThat(serve.obey("status")).containsExactly("no execution runs");
            var arn = engine.executions()
                    .start(new StartRequest("orders", "$LATEST", "one", "{}", TimeMode.MANUAL, null));
            CliProcess.await(
                    "suspended", () -> !engine.executions().standing(arn).invocationRunning());

            assertThat(serve.obey("next")).containsExactly("Name the execution after the command: orders/one.");
            assertThat(serve.obey("next two")).containsExactly("No execution called 'two' runs: orders/one.");
            assertThat(serve.obey("frobnicate one")).singleElement().asString().contains("is not a command");
            assertThat(serve.obey("status")).first().isEqualTo("orders/one: waiting, manual time");
            assertThat(serve.obey("next orders/one")).containsExactly("wait \"cool down\" is over, 1:00:00 on");
            CliProcess.await(
                    "the callback",
                    () -> serve.obey("status one").stream()
                            .anyMatch(l -> l.startsWith("  callback \"approval\", due in")));
            assertThat(serve.obey("complete one approval {\"a\": 1}")).containsExactly("\"approval\" is answered");
            engine.executions().ended(arn).join();
            assertThat(serve.obey("help")).hasSize(TypedCommand.HELP.size() + 1);
        }
    }
}
