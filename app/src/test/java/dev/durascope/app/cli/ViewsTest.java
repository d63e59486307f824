package dev.durascope.app.cli;

import static dev.durascope.app.cli.ScriptedEngine.callback;
import static dev.durascope.app.cli.ScriptedEngine.pending;
import static dev.durascope.app.cli.ScriptedEngine.start;
import static dev.durascope.app.cli.ScriptedEngine.step;
import static dev.durascope.app.cli.ScriptedEngine.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.execution.StartRequest;
import dev.durascope.engine.history.ExecutionFold;
import dev.durascope.engine.history.ExecutionState;
import dev.durascope.engine.history.JournalEntry;
import dev.durascope.engine.history.JournalRecord;
import dev.durascope.engine.model.ExecutionArn;
import dev.durascope.engine.model.OperationType;
import dev.durascope.engine.time.TimeMode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ViewsTest {

    private record Sized(int columns, int rows, boolean hasColour, boolean hasUnicode) implements Screen {
        @Override
        public boolean isLive() {
            return true;
        }
    }

    /** A context with two steps, a wait and a callback, suspended. */
    private static ExecutionState suspended() throws Exception {
        CountDownLatch suspended = new CountDownLatch(1);
        try (ScriptedEngine engine = new ScriptedEngine(TimeMode.REAL).with("orders", call -> {
            call.checkpoint(
                    start("g", null, "fulfil", OperationType.CONTEXT, "RunInChildContext"),
                    step("s1", "g", "pick", "1"),
                    step("s2", "g", "a step with a name that is longer than any column would be", "2"),
                    waits("w", "cool down", 600),
                    callback("c", null, "approval", null));
            return pending();
        })) {
            engine.executor.observe((arn, records) -> records.stream()
                    .filter(r -> r.entry() instanceof JournalEntry.InvocationReturned)
                    .forEach(r -> suspended.countDown()));
            ExecutionArn arn =
                    engine.executor.start(new StartRequest("orders", "$LATEST", "order-1", "{}", TimeMode.REAL, null));
            assertThat(suspended.await(20, TimeUnit.SECONDS)).isTrue();
            ExecutionFold fold = new ExecutionFold(arn.id());
            for (JournalRecord record : engine.executor.journal(arn, 0)) {
                fold.apply(record);
            }
            return fold.now();
        }
    }

    @Test
    void theTreeShowsNamesTypesAndWhatIsWaitedFor() throws Exception {
        ExecutionState state = suspended();
        Instant now = state.facts().start().plusSeconds(2);

        List<String> lines = new TreeText("orders", new Sized(100, 40, false, false)).lines(state, now);

        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).isEqualTo("> orders  RUNNING  2.0 s");
        assertThat(lines.get(1)).startsWith("  > fulfil ").contains("CONTEXT").endsWith("running");
        assertThat(lines.get(2)).startsWith("  +   pick ").contains("STEP");
        assertThat(lines.get(3)).contains("  +   a step with a name that is longer than an");
        assertThat(lines.get(4)).startsWith("  ~ cool down ").contains("WAIT").contains("ends in 9:5");
        assertThat(lines.get(5))
                .startsWith("  ? approval ")
                .contains("CALLBACK")
                .endsWith("waiting for an answer");
    }

    @Test
    void noLineIsWiderThanTheScreenAndColourSpeaksOnlyWhereItIsWanted() throws Exception {
        ExecutionState state = suspended();
        for (int columns : new int[] {20, 40, 80, 200}) {
            assertThat(new TreeText("orders", new Sized(columns, 40, false, true)).lines(state, Instant.now()))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(columns));
        }
        assertThat(new TreeText("orders", new Sized(80, 40, true, true)).lines(state, Instant.now()))
                .allSatisfy(line -> assertThat(line).startsWith("\u001b[").endsWith("\u001b[0m"));
        assertThat(new TreeText("orders", new Sized(80, 40, false, true)).lines(state, Instant.now()))
                .anySatisfy(line -> assertThat(line).contains("\u260e"));
    }

    @Test
    void aFrameIsDrawnOverTheLastAndOnlyWhenItChanged() throws Exception {
        ExecutionState state = suspended();
        Instant now = state.facts().start();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Screen screen = new Sized(80, 24, false, false);
        LiveView view = new LiveView(
                new TreeText("orders", screen), screen, new PrintStream(bytes, true, StandardCharsets.UTF_8));

        view.tick(state, now);
        view.tick(state, now);
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).hasSize(6);

        view.appended(
                List.of(new JournalRecord(
                        99, now, new JournalEntry.ConsoleLine(null, JournalEntry.ConsoleStream.STDOUT, "hello"))),
                state);
        view.ended(state, now);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("\u001b[6F\u001b[J| hello\n> orders");
    }

    @Test
    void aTreeHigherThanTheTerminalShowsItsEnd() throws Exception {
        ExecutionState state = suspended();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Screen screen = new Sized(80, 5, false, false);
        LiveView view = new LiveView(
                new TreeText("orders", screen), screen, new PrintStream(bytes, true, StandardCharsets.UTF_8));

        view.tick(state, state.facts().start());

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("3 more operations above"))
                .last()
                .asString()
                .contains("approval");
    }
}
